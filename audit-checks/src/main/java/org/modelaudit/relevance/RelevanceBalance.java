package org.modelaudit.relevance;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;

/**
 * Where the relevance of each sample has gone: {@code seed = Σ_pixels R + absorbed + what is lost}. Biases absorb their share by
 * the rules' own formulas; what is lost went to stabilisers, to sums without a single contribution, or to an operation that
 * cannot share out relevance.
 */
final class RelevanceBalance {

    private final double[] seed;
    private final double[] scale;
    private final double[] absorbed;

    /**
     * @param seed relevance at the logits, {@code N×K}
     */
    RelevanceBalance(NDArray seed) {
        this.seed = sums(seed);
        this.scale = sums(seed.abs());
        this.absorbed = new double[this.seed.length];
    }

    /**
     * Adds what by a rule's formula goes on to no input.
     *
     * @param shares N rows of any shape
     */
    void absorb(NDArray shares) {
        double[] sums = sums(shares);
        for (int i = 0; i < sums.length; i++) {
            absorbed[i] += sums[i];
        }
    }

    /** Share of a sample's seed that was absorbed. */
    double absorbedShare(int sample) {
        return absorbed[sample] / scale[sample];
    }

    /**
     * {@code |Σ_pixels R + absorbed - seed| / |seed|}; where the seed has parts of both signs, by the sum of their sizes.
     *
     * @param pixels sum of the relevance that reached the pixels
     */
    double residual(int sample, double pixels) {
        return Math.abs(pixels + absorbed[sample] - seed[sample]) / scale[sample];
    }

    /** Sum of each row, in double precision. */
    static double[] sums(NDArray rows) {
        return rows.toType(DataType.FLOAT64, false)
                .reshape(rows.getShape().get(0), -1)
                .sum(new int[] {1})
                .toDoubleArray();
    }
}
