package org.modelaudit.optimization;

/**
 * Adam with its usual moments: {@code m ← 0.9 m + 0.1 g}, {@code v ← 0.999 v + 0.001 g²}, {@code x ← x − α m̂ / (√v̂ + 1e-8)}, where
 * {@code m̂ = m / (1 − 0.9^t)} and {@code v̂ = v / (1 − 0.999^t)} at step t. Holds the moments of one descent.
 *
 * <p>Kingma and Ba, Adam: A Method for Stochastic Optimization, ICLR 2015, algorithm 1.
 */
public final class Adam {

    private static final double FIRST = 0.9;
    private static final double SECOND = 0.999;
    private static final double EPSILON = 1e-8;

    private final double rate;
    private final double[] mean;
    private final double[] square;
    private int steps;

    /**
     * @param rate α
     */
    public Adam(int parameters, double rate) {
        this.rate = rate;
        this.mean = new double[parameters];
        this.square = new double[parameters];
    }

    /** Moves the parameters against the gradient. */
    public void step(float[] parameters, float[] gradient) {
        steps++;
        double unbiasedMean = 1 - Math.pow(FIRST, steps);
        double unbiasedSquare = 1 - Math.pow(SECOND, steps);
        for (int i = 0; i < parameters.length; i++) {
            mean[i] = FIRST * mean[i] + (1 - FIRST) * gradient[i];
            square[i] = SECOND * square[i] + (1 - SECOND) * gradient[i] * gradient[i];
            double length = Math.sqrt(square[i] / unbiasedSquare) + EPSILON;
            parameters[i] -= (float) (rate * mean[i] / unbiasedMean / length);
        }
    }
}
