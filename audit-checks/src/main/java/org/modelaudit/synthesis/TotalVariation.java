package org.modelaudit.synthesis;

/**
 * Total variation of a picture, {@code Σ_c Σ_ij ((x_{i,j+1} − x_ij)² + (x_{i+1,j} − x_ij)²)^{β/2}} with β = 2, at least 0, and 0 of a
 * plain picture; a difference over the edge is 0. Only its gradient is ever needed.
 *
 * <p>Mahendran and Vedaldi, Understanding Deep Image Representations by Inverting Them, CVPR 2015, section 3: β = 1 is the usual one,
 * and β = 2 spares the spikes that it leaves where a layer has thrown pixels away.
 */
final class TotalVariation {

    private TotalVariation() {}

    /**
     * Adds {@code weight} times the gradient with respect to the picture.
     *
     * @param picture channel by channel, row by row
     * @param width of a row
     * @param height rows of a channel
     */
    static void addGradient(float[] gradient, float[] picture, int width, int height, double weight) {
        for (int i = 0; i < picture.length; i++) {
            double right = right(picture, i, width);
            double down = down(picture, i, width, height);
            gradient[i] -= (float) (2 * weight * (right + down));
            if (right != 0) {
                gradient[i + 1] += (float) (2 * weight * right);
            }
            if (down != 0) {
                gradient[i + width] += (float) (2 * weight * down);
            }
        }
    }

    private static double right(float[] picture, int i, int width) {
        return i % width == width - 1 ? 0 : (double) picture[i + 1] - picture[i];
    }

    private static double down(float[] picture, int i, int width, int height) {
        return i / width % height == height - 1 ? 0 : (double) picture[i + width] - picture[i];
    }
}
