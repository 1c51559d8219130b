package org.modelaudit.combination;

import java.util.stream.IntStream;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/** Where an integral over [0, 1] is sampled and what each place counts; the weights sum to 1. */
public enum Quadrature {

    /** The nodes of the Legendre polynomial of degree n: exact for polynomials up to degree 2n - 1. */
    GAUSS_LEGENDRE("gauss-legendre") {
        @Override
        Nodes nodes(int count) {
            GaussIntegrator rule = new GaussIntegratorFactory().legendre(count, 0, 1);
            return new Nodes(
                    IntStream.range(0, count).mapToDouble(rule::getPoint).toArray(),
                    IntStream.range(0, count).mapToDouble(rule::getWeight).toArray());
        }
    },

    /** Even steps from 0 to 1, both ends counted half. */
    TRAPEZOID("trapezoid") {
        @Override
        Nodes nodes(int count) {
            if (count < 2) {
                throw new IllegalArgumentException(
                        "The trapezoid rule needs both ends, but got %d step.".formatted(count));
            }
            double step = 1.0 / (count - 1);
            return new Nodes(
                    IntStream.range(0, count).mapToDouble(i -> i * step).toArray(),
                    IntStream.range(0, count)
                            .mapToDouble(i -> i == 0 || i == count - 1 ? step / 2 : step)
                            .toArray());
        }
    };

    private final String word;

    Quadrature(String word) {
        this.word = word;
    }

    /** Places and weights in ascending order, {@code count} of each. */
    abstract Nodes nodes(int count);

    @SuppressWarnings("ArrayRecordComponent")
    record Nodes(double[] places, double[] weights) {}

    @Override
    public String toString() {
        return word;
    }
}
