package org.modelaudit.faithfulness;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.modelaudit.baseline.Baseline;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.random.SampleRandom;

/**
 * Sets of pixels that are replaced together, one variant of the picture for each: what the map says of a set, beside what
 * the model loses with it.
 *
 * @param pixels of each set, indexes {@code y·width + x}
 */
record PixelSets(List<int[]> pixels) {

    /**
     * Sets of equal size, drawn without replacement, each keyed by its number.
     *
     * @param firstDraw number of the first draw, so that several families of sets of one sample differ
     */
    static PixelSets drawn(Subject subject, int size, int count, long seed, long firstDraw) {
        List<int[]> sets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int[] order = PixelRanking.shuffled(subject.pixels(), SampleRandom.of(seed, subject.id(), firstDraw + i));
            sets.add(Arrays.copyOf(order, size));
        }
        return new PixelSets(sets);
    }

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
    double[] drops(Subject subject, Baseline baseline) {
        NDArray removed = subject.removed(baseline);
        double[] drops = subject.logits(
                pixels.size(),
                (from, to, scope) ->
                        GradualReplacement.mixed(subject.image(), removed, masks(subject, from, to, scope)));
        for (int k = 0; k < drops.length; k++) {
            drops[k] = subject.cleanLogit() - drops[k];
        }
        return drops;
    }

    private NDArray masks(Subject subject, int from, int to, NDManager scope) {
        float[] masks = new float[(to - from) * subject.pixels()];
        for (int k = from; k < to; k++) {
            for (int p : pixels.get(k)) {
                masks[(k - from) * subject.pixels() + p] = 1;
            }
        }
        return scope.create(masks, new Shape(to - from, 1, subject.height(), subject.width()));
    }
}
