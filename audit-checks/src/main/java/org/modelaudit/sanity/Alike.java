package org.modelaudit.sanity;

import java.util.LinkedHashMap;
import java.util.Map;
import org.modelaudit.metric.Direction;
import org.modelaudit.similarity.Similarity;

/** What the checks require of a similarity, and say of it. */
final class Alike {

    private Alike() {}

    /** The similarity, if a higher number means more alike. */
    static Similarity require(Similarity similarity) {
        if (similarity.direction() != Direction.HIGHER_IS_BETTER) {
            throw new IllegalArgumentException(
                    "Of the %s a higher number means less alike; choose a similarity.".formatted(similarity.name()));
        }
        return similarity;
    }

    static Map<String, String> settings(Similarity similarity) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("similarity", similarity.name());
        settings.put("maps", similarity.reading().toString());
        return settings;
    }
}
