package org.modelaudit.synthesis;

/**
 * Total variation of a picture, {@code Σ_c Σ_ij ((x_{i,j+1} − x_ij)² + (x_{i+1,j} − x_ij)²)^{β/2}}, at least 0, and 0 of a plain
 * picture; a difference over the edge is 0.
 *
 * <p>Mahendran and Vedaldi, Understanding Deep Image Representations by Inverting Them, CVPR 2015, section 2.2: β = 1 is the usual one,
 * and β = 2 spares the spikes that it leaves where a layer has thrown pixels away. Where a pixel equals both neighbours and β is below 2,
 * the gradient of its term is taken for 0.
 *
 * @param beta β, at least 1
 */
record TotalVariation(double beta) {

    TotalVariation {
        if (!(beta >= 1) || Double.isInfinite(beta)) {
            throw new IllegalArgumentException(
                    "The exponent β of a total variation is at least 1, but got " + beta + ".");
        }
    }

    /**
     * @param picture channel by channel, row by row
     * @param width of a row
     * @param height rows of a channel
     */
    double of(float[] picture, int width, int height) {
        double sum = 0;
        for (int i = 0; i < picture.length; i++) {
            double right = right(picture, i, width);
            double down = down(picture, i, width, height);
            sum += Math.pow(right * right + down * down, beta / 2);
        }
        return sum;
    }

    /** Adds {@code weight} times the gradient with respect to the picture. */
    void addGradient(float[] gradient, float[] picture, int width, int height, double weight) {
        for (int i = 0; i < picture.length; i++) {
            double right = right(picture, i, width);
            double down = down(picture, i, width, height);
            double square = right * right + down * down;
            if (square > 0) {
                double slope = weight * beta * (beta == 2 ? 1 : Math.pow(square, beta / 2 - 1));
                gradient[i] -= (float) (slope * (right + down));
                if (right != 0) {
                    gradient[i + 1] += (float) (slope * right);
                }
                if (down != 0) {
                    gradient[i + width] += (float) (slope * down);
                }
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
