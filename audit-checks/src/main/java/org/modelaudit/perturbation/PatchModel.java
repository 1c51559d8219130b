package org.modelaudit.perturbation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.modelaudit.random.SampleRandom;

/**
 * A Gaussian model of square patches of pictures, all channels together: what a part of a patch looks like, given the rest.
 * Estimated once on pictures of the kind that the model sees.
 *
 * <p>Zintgraf et al., ICLR 2017, section 3.1. A thousandth of the mean variance is added to each pixel's own, so that patches which
 * few pictures tell apart can be inverted.
 */
public final class PatchModel {

    private static final double JITTER = 1e-3;

    private final int channels;
    private final int side;
    private final int patches;
    private final double[] mean;
    private final double[][] covariance;

    private PatchModel(int channels, int side, int patches, double[] mean, double[][] covariance) {
        this.channels = channels;
        this.side = side;
        this.patches = patches;
        this.mean = mean;
        this.covariance = covariance;
    }

    /**
     * Estimates mean and covariance of patches from random places.
     *
     * @param images {@code N×C×H×W}, prepared as the model takes them
     * @param side of a patch in pixels, at least 2; its {@code C·side²} numbers squared are held in memory
     * @param patches how many, at least 2; several times {@code C·side²} for a good estimate
     * @param seed of the places, as it stands: patches are data that an audit is given, not drawn in its run
     */
    public static PatchModel estimate(NDArray images, int side, int patches, long seed) {
        Shape shape = images.getShape();
        if (side < 2 || patches < 2 || side > Math.min(shape.get(2), shape.get(3))) {
            throw new IllegalArgumentException(
                    "Patches of %d pixels a side, %d of them, cannot be taken from pictures of the shape %s; take 2 or more that fit."
                            .formatted(side, patches, shape));
        }
        int channels = (int) shape.get(1);
        int height = (int) shape.get(2);
        int width = (int) shape.get(3);
        float[] pixels = images.toFloatArray();
        int d = channels * side * side;
        double[] mean = new double[d];
        double[][] square = new double[d][d];
        double[] patch = new double[d];
        for (int i = 0; i < patches; i++) {
            RandomGenerator random = SampleRandom.of(seed, "patches", i);
            int picture = random.nextInt((int) shape.get(0));
            int top = random.nextInt(height - side + 1);
            int left = random.nextInt(width - side + 1);
            for (int j = 0; j < d; j++) {
                int channel = j / (side * side);
                int y = top + j / side % side;
                int x = left + j % side;
                patch[j] = pixels[((picture * channels + channel) * height + y) * width + x];
                mean[j] += patch[j] / patches;
                for (int k = 0; k <= j; k++) {
                    square[j][k] += patch[j] * patch[k] / patches;
                }
            }
        }
        return new PatchModel(channels, side, patches, mean, covariance(mean, square));
    }

    private static double[][] covariance(double[] mean, double[][] square) {
        double variance = 0;
        for (int j = 0; j < mean.length; j++) {
            for (int k = 0; k <= j; k++) {
                square[j][k] -= mean[j] * mean[k];
                square[k][j] = square[j][k];
            }
            variance += square[j][j] / mean.length;
        }
        for (int j = 0; j < mean.length; j++) {
            square[j][j] += JITTER * variance;
        }
        return square;
    }

    int channels() {
        return channels;
    }

    int side() {
        return side;
    }

    /**
     * What is under a window of the patch, given the rest of the patch.
     *
     * @param top first row of the window in the patch
     * @param left first column of the window in the patch
     * @param window its side; the patch is larger
     */
    Conditional given(int top, int left, int window) {
        int d = mean.length;
        int[] hidden = new int[channels * window * window];
        int[] shown = new int[d - hidden.length];
        int h = 0;
        int s = 0;
        for (int j = 0; j < d; j++) {
            int y = j / side % side;
            int x = j % side;
            if (y >= top && y < top + window && x >= left && x < left + window) {
                hidden[h++] = j;
            } else {
                shown[s++] = j;
            }
        }
        RealMatrix all = new Array2DRowRealMatrix(covariance, false);
        RealMatrix across = all.getSubMatrix(shown, hidden);
        // A = Σ_hs Σ_ss⁻¹, and the rest of the variance is Σ_hh − A Σ_sh.
        RealMatrix slope = new CholeskyDecomposition(all.getSubMatrix(shown, shown), 1e-6, 0)
                .getSolver()
                .solve(across)
                .transpose();
        RealMatrix rest = all.getSubMatrix(hidden, hidden).subtract(slope.multiply(across));
        RealMatrix root = new CholeskyDecomposition(rest, 1e-6, 0).getL();
        return new Conditional(hidden, shown, mean, slope.getData(), root.getData());
    }

    @Override
    public String toString() {
        return "Gaussian of %d patches of %d×%d".formatted(patches, side, side);
    }

    /**
     * The Gaussian of the hidden part of a patch.
     *
     * @param hidden positions in the patch
     * @param shown the other positions
     * @param mean of the patch
     * @param slope A: the hidden part's mean is {@code μ_h + A (x_s − μ_s)}
     * @param root lower triangle L with {@code L·Lᵀ} the hidden part's covariance
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Conditional(int[] hidden, int[] shown, double[] mean, double[][] slope, double[][] root) {

        /** The hidden part's mean for a patch. */
        double[] expected(double[] patch) {
            double[] expected = new double[hidden.length];
            for (int i = 0; i < hidden.length; i++) {
                expected[i] = mean[hidden[i]];
                for (int j = 0; j < shown.length; j++) {
                    expected[i] += slope[i][j] * (patch[shown[j]] - mean[shown[j]]);
                }
            }
            return expected;
        }

        /** One draw of the hidden part around its mean. */
        double[] draw(double[] expected, RandomGenerator random) {
            double[] noise = new double[expected.length];
            double[] drawn = expected.clone();
            for (int i = 0; i < noise.length; i++) {
                noise[i] = random.nextGaussian();
                for (int j = 0; j <= i; j++) {
                    drawn[i] += root[i][j] * noise[j];
                }
            }
            return drawn;
        }
    }
}
