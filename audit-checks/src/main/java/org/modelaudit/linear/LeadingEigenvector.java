package org.modelaudit.linear;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.eigen.Eigen;
import org.nd4j.linalg.factory.Nd4j;

/** The eigenvector of the largest eigenvalue of a symmetric matrix, by LAPACK's {@code syev} in double precision. */
public final class LeadingEigenvector {

    private LeadingEigenvector() {}

    /**
     * @param symmetric {@code n·n} numbers of a symmetric matrix, row by row; not changed
     * @param n order of the matrix, at least 1
     * @return {@code n} numbers of length 1; the sign is arbitrary
     */
    public static double[] of(double[] symmetric, int n) {
        if (symmetric.length != (long) n * n) {
            throw new IllegalArgumentException(
                    "A matrix of order %d has %d numbers, but got %d.".formatted(n, (long) n * n, symmetric.length));
        }
        try (INDArray vectors =
                Nd4j.createFromArray(symmetric).castTo(DataType.DOUBLE).reshape(n, n)) {
            Eigen.symmetricGeneralizedEigenvalues(vectors, true);
            return vectors.getColumn(n - 1).toDoubleVector();
        }
    }
}
