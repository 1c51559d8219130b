package org.modelaudit.faithfulness;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.modelaudit.baseline.Baseline;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.explain.Tensors;
import org.modelaudit.metric.Outcome;

/**
 * Sets of pixels that are replaced together, one variant of the picture for each: what the map says of a set, beside what
 * the model loses with it.
 *
 * @param pixels of each set, indexes {@code y·width + x}
 */
record PixelSets(List<int[]> pixels) {

    /** {@code Σ_{i in S} a_i} for each set. */
    double[] attributions(Heatmap map) {
        float[] values = map.values();
        double[] sums = new double[pixels.size()];
        for (int k = 0; k < sums.length; k++) {
            for (int p : pixels.get(k)) {
                sums[k] += values[p];
            }
        }
        return sums;
    }

    /** {@code f(x) - f(x_S)} for each set, in logits of the target. */
    double[] drops(ExplainedPicture picture, Baseline baseline) {
        NDArray removed = picture.removed(baseline);
        double[] drops = picture.logits(
                pixels.size(),
                (from, to, scope) ->
                        GradualReplacement.mixed(picture.image(), removed, masks(picture, from, to, scope)));
        for (int k = 0; k < drops.length; k++) {
            drops[k] = picture.cleanLogit() - drops[k];
        }
        return drops;
    }

    /** Of what the map says with what the model loses; undefined where one of them does not vary. */
    Outcome correlation(ExplainedPicture picture, Baseline baseline) {
        return PearsonCorrelation.outcome(attributions(picture.map()), drops(picture, baseline));
    }

    private NDArray masks(ExplainedPicture picture, int from, int to, NDManager scope) {
        float[] masks = new float[(to - from) * picture.pixels()];
        for (int k = from; k < to; k++) {
            for (int p : pixels.get(k)) {
                masks[(k - from) * picture.pixels() + p] = 1;
            }
        }
        return Tensors.of(scope, masks, new Shape(to - from, 1, picture.height(), picture.width()));
    }
}
