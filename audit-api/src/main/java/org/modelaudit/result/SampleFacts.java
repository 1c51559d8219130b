package org.modelaudit.result;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.modelaudit.data.SampleDigest;

/**
 * What is known of a sample whatever model looks at it.
 *
 * @param className name of its true class; null where the set gives none
 * @param digest what tells it from others; empty where its files cannot be read
 * @param slices names of the slices of its set that it lies in, in alphabetical order
 */
public record SampleFacts(@Nullable String className, Optional<SampleDigest> digest, List<String> slices) {

    private static final SampleFacts NONE = new SampleFacts(null, Optional.empty(), List.of());

    public SampleFacts {
        slices = List.copyOf(slices);
    }

    /** Nothing is known. */
    public static SampleFacts none() {
        return NONE;
    }
}
