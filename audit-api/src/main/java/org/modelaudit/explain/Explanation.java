package org.modelaudit.explain;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one explainer says about one picture: a heatmap for one class, or the reason why there is none.
 *
 * @param prediction what the model says about the picture; null where its logits are not finite
 * @param explainedClass the class that the map speaks for; -1 for a class-free map or where there is none
 * @param heatmap the raw map; null where it is undefined
 * @param undefinedBecause the reason where there is no map, a phrase without a full stop; null otherwise
 * @param diagnostics what the method reports of itself, by name, for example its completeness residual; often empty
 */
public record Explanation(
        @Nullable Prediction prediction,
        int explainedClass,
        @Nullable Heatmap heatmap,
        @Nullable String undefinedBecause,
        SortedMap<String, Double> diagnostics) {

    private static final SortedMap<String, Double> NONE = Collections.emptySortedMap();

    public Explanation {
        if ((heatmap == null) == (undefinedBecause == null)) {
            throw new IllegalArgumentException("An explanation is either a map or the reason why there is none.");
        }
        // Of most there are none, and of samples there are many.
        diagnostics = diagnostics.isEmpty()
                ? Collections.emptySortedMap()
                : Collections.unmodifiableSortedMap(new TreeMap<>(diagnostics));
    }

    /** A map, or, where it has a {@link Heatmap#defect()}, that defect as the reason. */
    public static Explanation of(Prediction prediction, int explainedClass, Heatmap heatmap) {
        Optional<String> defect = heatmap.defect();
        return defect.isPresent()
                ? new Explanation(prediction, explainedClass, null, defect.get(), NONE)
                : new Explanation(prediction, explainedClass, heatmap, null, NONE);
    }

    /** No map, for the reason that is given as a phrase. */
    public static Explanation undefined(@Nullable Prediction prediction, int explainedClass, String reason) {
        return new Explanation(prediction, explainedClass, null, reason, NONE);
    }

    /** The same explanation with one more number that the method reports of itself. */
    public Explanation withDiagnostic(String diagnostic, double value) {
        SortedMap<String, Double> more = new TreeMap<>(diagnostics);
        more.put(diagnostic, value);
        return new Explanation(prediction, explainedClass, heatmap, undefinedBecause, more);
    }
}
