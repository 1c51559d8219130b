package org.modelaudit.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.eigen.Eigen;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A symmetric matrix, decomposed in double precision: a small one by EJML, a large one by LAPACK's {@code syev}, a few leading pairs
 * by {@link Lanczos}. One thread does it: matrices of a map's cells are so small that threads would wait for each other
 * longer than they work, and the last bits would hang on how many there are. The BLAS of ND4J stays with that one thread in this JVM.
 */
public final class SymmetricMatrix {

    /**
     * Up to here Java is as fast as a native library, and spares an audit the seconds that loading it takes: Eigen-CAM's matrix
     * has as many rows as the layer's map has cells.
     */
    private static final int SMALL = 100;

    /** One in so many pairs is found sooner alone than with all others. */
    private static final int FEW = 6;

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
     * An eigenvector with its eigenvalue.
     *
     * @param vector n numbers, of length 1; its sign is arbitrary
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Eigenpair(double value, double[] vector) {}

    /** All n eigenvectors with their eigenvalues, the largest first. */
    public List<Eigenpair> eigenpairs() {
        return order <= SMALL ? small() : large();
    }

    /**
     * The eigenpairs of the largest eigenvalues, for few of which the matrix need not be decomposed.
     *
     * @param count at least 1; all where there are fewer
     */
    public List<Eigenpair> leading(int count) {
        if (count < 1) {
            throw new IllegalArgumentException(
                    "At least one eigenpair must be asked for, but got %d.".formatted(count));
        }
        Optional<List<Eigenpair>> found =
                count > order / FEW ? Optional.empty() : new Lanczos(numbers, order).leading(count);
        return found.orElseGet(() -> eigenpairs().subList(0, Math.min(count, order)));
    }

    private List<Eigenpair> small() {
        EigenDecomposition_F64<DMatrixRMaj> found = DecompositionFactory_DDRM.eig(order, true, true);
        if (!found.decompose(new DMatrixRMaj(order, order, true, numbers.clone()))) {
            return large();
        }
        List<Eigenpair> pairs = new ArrayList<>();
        for (int i = 0; i < order; i++) {
            pairs.add(new Eigenpair(
                    found.getEigenvalue(i).real, found.getEigenVector(i).data.clone()));
        }
        pairs.sort(Comparator.comparingDouble(Eigenpair::value).reversed());
        return pairs;
    }

    private List<Eigenpair> large() {
        OneThread.use();
        try (INDArray vectors = Nd4j.createFromArray(numbers).reshape(order, order);
                INDArray values = Eigen.symmetricGeneralizedEigenvalues(vectors, true)) {
            double[] ascending = values.toDoubleVector();
            double[] columns = vectors.dup('f').data().asDouble();
            List<Eigenpair> descending = new ArrayList<>();
            for (int column = order - 1; column >= 0; column--) {
                double[] vector = Arrays.copyOfRange(columns, column * order, (column + 1) * order);
                descending.add(new Eigenpair(ascending[column], vector));
            }
            return descending;
        }
    }

    private static void tellOneThread() {
        Nd4j.factory().blas().setMaxThreads(1);
    }

    /**
     * Told to the library once, because telling it takes longer than to decompose a small matrix. A thread of its own tells it: what
     * the library sets when it is loaded holds for the thread that loads it, and libtorch would choose other kernels on that one.
     */
    private static final class OneThread {

        static {
            Thread loading = new Thread(SymmetricMatrix::tellOneThread, "modelaudit-linear");
            loading.start();
            try {
                loading.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private OneThread() {}

        static void use() {
            // Loading the class has done it.
        }
    }
}
