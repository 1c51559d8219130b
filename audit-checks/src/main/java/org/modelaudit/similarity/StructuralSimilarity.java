package org.modelaudit.similarity;

import java.util.Arrays;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.metric.Outcome;

/**
 * SSIM: {@code (2 μ_a μ_b + C₁)(2 σ_ab + C₂) / ((μ_a² + μ_b² + C₁)(σ_a² + σ_b² + C₂))} in a window around each pixel, averaged
 * over the pixels whose window lies inside; {@code C₁ = (0.01 R)²}, {@code C₂ = (0.03 R)²}.
 *
 * <p>Wang et al., Image Quality Assessment: From Error Visibility to Structural Similarity, IEEE TIP 2004, with the sample
 * covariance (divided by n - 1) as scikit-image 0.19 has it.
 *
 * @param kernel weights of the window along one axis, sum 1, an odd number of them
 * @param dataRange R, the span of possible values
 */
@SuppressWarnings("ArrayRecordComponent")
record StructuralSimilarity(double[] kernel, double dataRange) implements Similarity.Formula {

    /** A window of 7×7 equal weights. */
    static StructuralSimilarity uniform(double dataRange) {
        double[] kernel = new double[7];
        Arrays.fill(kernel, 1.0 / kernel.length);
        return new StructuralSimilarity(kernel, dataRange);
    }

    /** Gaussian weights with σ = 1.5, cut off after 3.5 σ: a window of 11×11. */
    static StructuralSimilarity gaussian(double dataRange) {
        double sigma = 1.5;
        int radius = (int) (3.5 * sigma + 0.5);
        double[] kernel = new double[2 * radius + 1];
        for (int i = 0; i < kernel.length; i++) {
            double d = (i - radius) / sigma;
            kernel[i] = Math.exp(-d * d / 2);
        }
        double sum = Arrays.stream(kernel).sum();
        return new StructuralSimilarity(Arrays.stream(kernel).map(k -> k / sum).toArray(), dataRange);
    }

    @Override
    public Outcome of(Heatmap first, Heatmap second) {
        int width = first.width();
        int height = first.height();
        if (width < kernel.length || height < kernel.length) {
            return Outcome.undefined("a map of %d×%d is smaller than the window of SSIM, %d×%d"
                    .formatted(width, height, kernel.length, kernel.length));
        }
        double[] a = MapValues.of(first);
        double[] b = MapValues.of(second);
        double[] meanA = filtered(a, width);
        double[] meanB = filtered(b, width);
        double[] meanAA = filtered(product(a, a), width);
        double[] meanBB = filtered(product(b, b), width);
        double[] meanAB = filtered(product(a, b), width);
        double pixels = (double) kernel.length * kernel.length;
        double sample = pixels / (pixels - 1);
        double c1 = Math.pow(0.01 * dataRange, 2);
        double c2 = Math.pow(0.03 * dataRange, 2);
        double sum = 0;
        for (int i = 0; i < meanA.length; i++) {
            double varianceA = sample * (meanAA[i] - meanA[i] * meanA[i]);
            double varianceB = sample * (meanBB[i] - meanB[i] * meanB[i]);
            double covariance = sample * (meanAB[i] - meanA[i] * meanB[i]);
            sum += (2 * meanA[i] * meanB[i] + c1)
                    * (2 * covariance + c2)
                    / ((meanA[i] * meanA[i] + meanB[i] * meanB[i] + c1) * (varianceA + varianceB + c2));
        }
        return Outcome.value(Math.max(-1, Math.min(1, sum / meanA.length)));
    }

    private static double[] product(double[] a, double[] b) {
        double[] product = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            product[i] = a[i] * b[i];
        }
        return product;
    }

    /** The weighted mean in each window that lies inside, rows first, then columns. */
    private double[] filtered(double[] values, int width) {
        int height = values.length / width;
        int across = width - kernel.length + 1;
        int down = height - kernel.length + 1;
        double[] rows = new double[height * across];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < across; x++) {
                double sum = 0;
                for (int k = 0; k < kernel.length; k++) {
                    sum += kernel[k] * values[y * width + x + k];
                }
                rows[y * across + x] = sum;
            }
        }
        double[] result = new double[down * across];
        for (int i = 0; i < result.length; i++) {
            double sum = 0;
            for (int k = 0; k < kernel.length; k++) {
                sum += kernel[k] * rows[i + k * across];
            }
            result[i] = sum;
        }
        return result;
    }
}
