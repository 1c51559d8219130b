package org.modelaudit.perturbation;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/**
 * A weighted linear model of scores.
 *
 * @param intercept of the model
 * @param coefficients one for each feature
 */
@SuppressWarnings("ArrayRecordComponent")
record LinearFit(double intercept, double[] coefficients) {

    /**
     * Minimises {@code Σ_i w_i (y_i − b − x_i·β)² + α·|β|²}; the intercept b is not penalised.
     *
     * @param features x, {@code n×d}
     * @param scores y, n numbers
     * @param weights w, n numbers of at least 0 with a positive sum
     * @param ridge α, at least 0
     */
    static LinearFit ridge(double[][] features, double[] scores, double[] weights, double ridge) {
        int d = features[0].length;
        double[] centre = new double[d];
        double meanScore = 0;
        double total = 0;
        for (int i = 0; i < scores.length; i++) {
            total += weights[i];
            meanScore += weights[i] * scores[i];
            for (int j = 0; j < d; j++) {
                centre[j] += weights[i] * features[i][j];
            }
        }
        meanScore /= total;
        double[][] centred = new double[scores.length][d];
        double[] rest = new double[scores.length];
        for (int j = 0; j < d; j++) {
            centre[j] /= total;
        }
        for (int i = 0; i < scores.length; i++) {
            rest[i] = scores[i] - meanScore;
            for (int j = 0; j < d; j++) {
                centred[i][j] = features[i][j] - centre[j];
            }
        }
        double[] coefficients = throughOrigin(centred, rest, weights, ridge);
        double intercept = meanScore;
        for (int j = 0; j < d; j++) {
            intercept -= centre[j] * coefficients[j];
        }
        return new LinearFit(intercept, coefficients);
    }

    /**
     * Minimises {@code Σ_i w_i (y_i − x_i·β)² + α·|β|²}; of several solutions the shortest.
     *
     * @return β
     */
    static double[] throughOrigin(double[][] features, double[] scores, double[] weights, double ridge) {
        int d = features[0].length;
        double[][] normal = new double[d][d];
        double[] right = new double[d];
        for (int i = 0; i < scores.length; i++) {
            for (int j = 0; j < d; j++) {
                double weighted = weights[i] * features[i][j];
                right[j] += weighted * scores[i];
                for (int k = 0; k <= j; k++) {
                    normal[j][k] += weighted * features[i][k];
                }
            }
        }
        for (int j = 0; j < d; j++) {
            normal[j][j] += ridge;
            for (int k = 0; k < j; k++) {
                normal[k][j] = normal[j][k];
            }
        }
        return new SingularValueDecomposition(new Array2DRowRealMatrix(normal, false))
                .getSolver()
                .solve(new ArrayRealVector(right, false))
                .toArray();
    }

    double predict(double[] features) {
        double sum = intercept;
        for (int j = 0; j < coefficients.length; j++) {
            sum += coefficients[j] * features[j];
        }
        return sum;
    }

    /**
     * Weighted share of the scores' variance that the model accounts for, at most 1; NaN where the scores are all the same.
     * Below 0 the model is worse than their mean.
     */
    double rSquared(double[][] features, double[] scores, double[] weights) {
        double total = 0;
        double mean = 0;
        for (int i = 0; i < scores.length; i++) {
            total += weights[i];
            mean += weights[i] * scores[i];
        }
        mean /= total;
        double unexplained = 0;
        double variance = 0;
        for (int i = 0; i < scores.length; i++) {
            double residual = scores[i] - predict(features[i]);
            unexplained += weights[i] * residual * residual;
            variance += weights[i] * (scores[i] - mean) * (scores[i] - mean);
        }
        return variance == 0 ? Double.NaN : 1 - unexplained / variance;
    }
}
