package org.modelaudit.linear;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.eigen.Eigen;
import org.nd4j.linalg.factory.Nd4j;

/** A symmetric matrix, decomposed by LAPACK's {@code syev} in double precision. */
public final class SymmetricMatrix {

    private final double[] numbers;
    private final int order;

    /**
     * @param numbers {@code n·n} numbers, row by row
     * @param order n, at least 1
     */
    public SymmetricMatrix(double[] numbers, int order) {
        if (numbers.length != (long) order * order) {
            throw new IllegalArgumentException("A matrix of order %d has %d numbers, but got %d."
                    .formatted(order, (long) order * order, numbers.length));
        }
        this.numbers = numbers.clone();
        this.order = order;
    }

    /**
     * The eigenvectors, that of the largest eigenvalue first.
     *
     * @return n vectors of n numbers and length 1; the sign of each is arbitrary
     */
    public List<double[]> eigenvectors() {
        try (INDArray vectors =
                Nd4j.createFromArray(numbers).castTo(DataType.DOUBLE).reshape(order, order)) {
            Eigen.symmetricGeneralizedEigenvalues(vectors, true);
            List<double[]> descending = new ArrayList<>();
            for (int column = order - 1; column >= 0; column--) {
                descending.add(vectors.getColumn(column).toDoubleVector());
            }
            return descending;
        }
    }
}
