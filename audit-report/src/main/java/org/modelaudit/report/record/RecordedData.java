package org.modelaudit.report.record;

import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The pictures of an audit.
 *
 * @param name of the set
 * @param digest SHA-256 of its index, of the pictures that were to be looked at
 * @param chosen how the pictures that were looked at were chosen, a clause
 * @param asked how many the declared set has
 * @param used how many were looked at
 * @param accuracy share of the labelled ones that the model gets right; null if none is labelled
 * @param samples those that were looked at, in the set's order
 */
public record RecordedData(
        String name,
        String digest,
        String chosen,
        int asked,
        int used,
        @Nullable Double accuracy,
        List<RecordedSample> samples) {

    /**
     * One picture.
     *
     * @param id in its set
     * @param sha256 of its bytes and all that its set says of it; null where it could not be read
     * @param fileSha256 of its bytes alone; null where they could not be read
     * @param label index of its true class; null where it has none
     * @param className name of that; null where it has none
     * @param predicted index of the class that the model says; null where it says none
     * @param probability of that class, in [0, 1]; null where the model says none
     * @param explained index of the class that the map speaks for; null where it speaks for none
     * @param slices the slices that it lies in, such as {@code class cat}, in alphabetical order
     * @param diagnostics what the explainer reports of itself, by name; null where that is no finite number
     */
    public record RecordedSample(
            String id,
            @Nullable String sha256,
            @Nullable String fileSha256,
            @Nullable Integer label,
            @Nullable String className,
            @Nullable Integer predicted,
            @Nullable Double probability,
            @Nullable Integer explained,
            List<String> slices,
            SortedMap<String, @Nullable Double> diagnostics) {}
}
