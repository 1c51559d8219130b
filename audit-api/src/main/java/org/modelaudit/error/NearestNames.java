package org.modelaudit.error;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The names that someone who mistyped one may have meant, for the sentence that says so. */
public final class NearestNames {

    private static final int SHOWN = 5;

    private NearestNames() {}

    /**
     * @return the five nearest by Levenshtein's distance, equally near ones in alphabetical order; fewer where there are no more
     */
    public static List<String> of(String wanted, Collection<String> names) {
        LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
        return names.stream()
                .sorted(Comparator.comparingInt((String name) -> distance.apply(wanted, name))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(SHOWN)
                .toList();
    }
}
