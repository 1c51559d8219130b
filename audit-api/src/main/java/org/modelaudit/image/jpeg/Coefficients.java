package org.modelaudit.image.jpeg;

import java.util.Objects;

/** Turns the gathered coefficients of a progressive component into samples. */
final class Coefficients {

    private Coefficients() {}

    /** Does nothing where the samples have been made block by block already. */
    static void transform(Component component) {
        short[] coefficients = component.coefficients;
        if (coefficients == null) {
            return;
        }
        int[] factors = Objects.requireNonNull(component.quantisation);
        int[] block = new int[64];
        for (int row = 0; row < component.blocksDown; row++) {
            for (int column = 0; column < component.blocksAcross; column++) {
                int from = component.coefficientAt(row, column);
                for (int i = 0; i < 64; i++) {
                    block[i] = coefficients[from + i] * factors[i];
                }
                InverseDct.transform(block, component.samples, component.sampleAt(row, column), component.stride());
            }
        }
        component.coefficients = null;
    }
}
