package org.modelaudit.explain;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one explainer says about one picture: a heatmap for one class, or the reason why there is none.
 *
 * @param prediction what the model says about the picture; null where its logits are not finite
 * @param explainedClass the class that the map speaks for; -1 for a class-free map or where there is none
 * @param heatmap the raw map; null where it is undefined
 * @param undefinedBecause the reason where there is no map, a phrase without a full stop; null otherwise
 */
public record Explanation(
        @Nullable Prediction prediction,
        int explainedClass,
        @Nullable Heatmap heatmap,
        @Nullable String undefinedBecause) {

    public Explanation {
        if ((heatmap == null) == (undefinedBecause == null)) {
            throw new IllegalArgumentException("An explanation is either a map or the reason why there is none.");
        }
    }

    /** A map, or, where it has a {@link Heatmap#defect()}, that defect as the reason. */
    public static Explanation of(Prediction prediction, int explainedClass, Heatmap heatmap) {
        Optional<String> defect = heatmap.defect();
        return defect.isPresent()
                ? new Explanation(prediction, explainedClass, null, defect.get())
                : new Explanation(prediction, explainedClass, heatmap, null);
    }

    /** No map, for the reason that is given as a phrase. */
    public static Explanation undefined(@Nullable Prediction prediction, int explainedClass, String reason) {
        return new Explanation(prediction, explainedClass, null, reason);
    }
}
