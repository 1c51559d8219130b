package org.modelaudit.ledger;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.explain.Prediction;
import org.modelaudit.image.Geometry;

/**
 * What an explainer said about one sample: all of it, or all but a map that is too large to keep.
 *
 * @param key everything that it depends on
 * @param geometry from the stored picture to the input
 * @param prediction null where the logits are not finite
 * @param explainedClass -1 where there is none
 * @param undefinedBecause null where there is a map
 * @param diagnostics by name
 * @param map null where there is none, or it was not kept
 */
public record KeptExplanation(
        LedgerKey key,
        Geometry geometry,
        @Nullable Prediction prediction,
        int explainedClass,
        @Nullable String undefinedBecause,
        SortedMap<String, Double> diagnostics,
        @Nullable Heatmap map) {

    /** Cells of the largest map that is kept: those of layers are smaller, those of pixels are not. */
    private static final int LARGEST = 64 * 64;

    public KeptExplanation {
        diagnostics = Collections.unmodifiableSortedMap(new TreeMap<>(diagnostics));
    }

    /** Whether all of an explanation is kept: it has no map, or one that is not too large. */
    public static boolean isKeptWhole(Explanation explanation) {
        Heatmap map = explanation.heatmap();
        return map == null || map.width() * map.height() <= LARGEST;
    }

    /** What is kept of an explanation. */
    public static KeptExplanation of(LedgerKey key, Geometry geometry, Explanation explanation) {
        Heatmap map = explanation.heatmap();
        return new KeptExplanation(
                key,
                geometry,
                explanation.prediction(),
                explanation.explainedClass(),
                explanation.undefinedBecause(),
                explanation.diagnostics(),
                isKeptWhole(explanation) ? map : null);
    }

    /** The whole explanation; empty where its map was not kept. */
    public Optional<Explanation> explanation() {
        return map == null && undefinedBecause == null
                ? Optional.empty()
                : Optional.of(new Explanation(prediction, explainedClass, map, undefinedBecause, diagnostics));
    }

    /** All of it but its map. */
    KeptExplanation withoutMap() {
        return new KeptExplanation(key, geometry, prediction, explainedClass, undefinedBecause, diagnostics, null);
    }

    /** What its map takes. */
    long mapBytes() {
        return map == null ? 0 : (long) map.width() * map.height() * Float.BYTES;
    }
}
