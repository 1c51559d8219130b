package org.modelaudit.perturbation;

/** Adam (Kingma and Ba, ICLR 2015) with its usual moments and a learning rate of 0.1. */
final class Adam {

    private static final double RATE = 0.1;
    private static final double FIRST = 0.9;
    private static final double SECOND = 0.999;
    private static final double EPSILON = 1e-8;

    private final double[] mean;
    private final double[] square;
    private int steps;

    Adam(int parameters) {
        mean = new double[parameters];
        square = new double[parameters];
    }

    /** Moves the parameters against the gradient. */
    void step(float[] parameters, float[] gradient) {
        steps++;
        double unbiasedMean = 1 - Math.pow(FIRST, steps);
        double unbiasedSquare = 1 - Math.pow(SECOND, steps);
        for (int i = 0; i < parameters.length; i++) {
            mean[i] = FIRST * mean[i] + (1 - FIRST) * gradient[i];
            square[i] = SECOND * square[i] + (1 - SECOND) * gradient[i] * gradient[i];
            double length = Math.sqrt(square[i] / unbiasedSquare) + EPSILON;
            parameters[i] -= (float) (RATE * mean[i] / unbiasedMean / length);
        }
    }
}
