package org.modelaudit.faithfulness;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.random.RandomGenerator;
import org.modelaudit.explain.Tensors;

/**
 * Pictures whose removed pixels are filled from their neighbours and then disturbed a little, so that the model cannot tell them
 * from real ones by their smoothness.
 *
 * @param noise standard deviation in the model's units, at least 0; 0.01 in the paper's code
 * @param seed of the noise
 */
record RoadImputation(double noise, long seed) {

    RoadImputation {
        if (!(noise >= 0)) {
            throw new IllegalArgumentException(
                    "The noise has a standard deviation of at least 0, but got " + noise + ".");
        }
    }

    /** Which pixels are removed where a share of them goes, in the order of a ranking. */
    static boolean[] first(int[] ranking, double share) {
        boolean[] removed = new boolean[ranking.length];
        long count = Math.min(ranking.length - 1, Math.round(share * ranking.length));
        for (int rank = 0; rank < count; rank++) {
            removed[ranking[rank]] = true;
        }
        return removed;
    }

    /**
     * One filled picture for each of the sets {@code from} to {@code to - 1}.
     *
     * @param removed sets of {@code H·W} pixels, each with noise of its own
     * @param scope owns the result
     * @return {@code (to-from)×C×H×W}
     */
    NDArray pictures(ExplainedPicture picture, List<boolean[]> removed, int from, int to, NDManager scope) {
        LinearImputation imputation = new LinearImputation(picture.width(), picture.height());
        float[] clean = picture.image().toFloatArray();
        float[] all = new float[(to - from) * clean.length];
        for (int k = from; k < to; k++) {
            float[] filled = imputation.filled(clean, removed.get(k));
            disturb(filled, removed.get(k), picture.random(seed, k));
            System.arraycopy(filled, 0, all, (k - from) * clean.length, clean.length);
        }
        Shape shape = picture.image().getShape();
        return Tensors.of(scope, all, new Shape(to - from, shape.get(1), shape.get(2), shape.get(3)));
    }

    private void disturb(float[] picture, boolean[] removed, RandomGenerator random) {
        for (int i = 0; i < picture.length && noise > 0; i++) {
            if (removed[i % removed.length]) {
                picture[i] += (float) (noise * random.nextGaussian());
            }
        }
    }
}
