package org.modelaudit.gate;

/**
 * What is known of the spread of some values.
 *
 * @param mean arithmetic mean
 * @param deviation standard deviation, with n - 1; 0 for fewer than two values
 * @param skewness third standardised moment, with n; 0 where all values are equal
 */
record Moments(double mean, double deviation, double skewness) {

    static Moments of(double[] values) {
        int n = values.length;
        double mean = Statistic.mean().of(values);
        double squares = 0;
        double cubes = 0;
        for (double value : values) {
            double d = value - mean;
            squares += d * d;
            cubes += d * d * d;
        }
        return new Moments(
                mean,
                n < 2 ? 0 : Math.sqrt(squares / (n - 1)),
                squares == 0 ? 0 : cubes / n / Math.pow(squares / n, 1.5));
    }
}
