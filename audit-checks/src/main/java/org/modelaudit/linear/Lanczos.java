package org.modelaudit.linear;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.modelaudit.linear.SymmetricMatrix.Eigenpair;

/**
 * The leading eigenpairs of a symmetric positive semidefinite matrix G by Lanczos' method: an orthonormal basis V of the space of
 * {@code q, G q, G² q, …} grows vector by vector, and what {@code VᵀGV = T}, which is tridiagonal, has as its leading eigenpairs
 * become G's. Each new vector is held orthogonal to all before, twice, so that none comes back.
 *
 * <p>Golub and Van Loan, Matrix Computations, 4th edition, sections 10.1 and 10.3. A pair {@code (θ, V s)} leaves a residual of
 * {@code β |s_m|}, which must be within {@link #TOLERANCE} of the largest eigenvalue, as a full decomposition leaves it. From one start
 * Lanczos sees each eigenvalue once; that none of the leading ones is there a second time is seen from another start, orthogonal to
 * what was found. Where either cannot be shown there is no answer.
 */
final class Lanczos {

    /** Of a residual, relative to the largest eigenvalue. */
    private static final double TOLERANCE = 1e-14;

    /** Steps before the first look at T; a look costs the more the longer T is, and so they get rarer. */
    private static final int STEPS = 6;

    /** Multiples of these, less their whole parts, are spread evenly and follow no pattern that a matrix might have. */
    private static final double FIRST_START = (Math.sqrt(5) - 1) / 2;

    private static final double SECOND_START = Math.sqrt(2) - 1;

    /** Steps from the second start. */
    private static final int SECOND_LOOK = 12;

    private final double[] numbers;
    private final int order;

    Lanczos(double[] numbers, int order) {
        this.numbers = numbers;
        this.order = order;
    }

    /** The {@code count} leading pairs, the largest first; empty where they are not certain within half as many steps as G has rows. */
    Optional<List<Eigenpair>> leading(int count) {
        Basis basis = new Basis(List.of(), FIRST_START);
        int look = STEPS + 5 * (count - 1) / 2;
        while (basis.size() < order / 2 && basis.grows()) {
            if (basis.size() == look) {
                Optional<List<Eigenpair>> found = basis.pairs(count);
                if (found.isPresent()) {
                    return found.filter(pairs -> count == 1 || !hidesAnother(pairs));
                }
                look += Math.max(STEPS, look / 5);
            }
        }
        return Optional.empty();
    }

    /** Whether an eigenvalue above the last of these is there once more. */
    private boolean hidesAnother(List<Eigenpair> pairs) {
        Basis others = new Basis(pairs.stream().map(Eigenpair::vector).toList(), SECOND_START);
        while (others.size() < SECOND_LOOK && others.grows()) {
            // The largest of T comes up to the largest of what is left, from below.
        }
        double last = pairs.get(pairs.size() - 1).value();
        return others.largest() > last + TOLERANCE * pairs.get(0).value();
    }

    /** V and T, and what the next vector will be. */
    private final class Basis {

        private final List<double[]> kept;
        private final List<double[]> vectors = new ArrayList<>();
        private final List<Double> diagonal = new ArrayList<>();
        private final List<Double> beside = new ArrayList<>();
        private double[] next;

        /**
         * @param kept that everything is held orthogonal to
         * @param start whose multiples begin the basis
         */
        Basis(List<double[]> kept, double start) {
            this.kept = kept;
            this.next = new double[order];
            for (int i = 0; i < order; i++) {
                next[i] = (i + 1) * start % 1 - 0.5;
            }
            orthogonalize(next);
        }

        int size() {
            return vectors.size();
        }

        /** Takes in the next vector; false where nothing new is left. */
        boolean grows() {
            double length = Math.sqrt(product(next, next));
            if (!(length > 0) || (!beside.isEmpty() && length < TOLERANCE * Math.abs(diagonal.get(0)))) {
                return false;
            }
            if (!vectors.isEmpty()) {
                beside.add(length);
            }
            double[] vector = next;
            for (int i = 0; i < order; i++) {
                vector[i] /= length;
            }
            vectors.add(vector);
            next = image(vector);
            diagonal.add(product(vector, next));
            orthogonalize(next);
            return true;
        }

        private void orthogonalize(double[] vector) {
            for (int time = 0; time < 2; time++) {
                kept.forEach(v -> add(vector, -product(v, vector), v));
                vectors.forEach(v -> add(vector, -product(v, vector), v));
            }
        }

        double largest() {
            return vectors.isEmpty()
                    ? 0
                    : decomposed().stream().mapToDouble(Eigenpair::value).max().orElse(0);
        }

        /** Those of T as G's, where their residuals allow it. */
        Optional<List<Eigenpair>> pairs(int count) {
            double beta = Math.sqrt(product(next, next));
            List<Eigenpair> leading = decomposed().stream()
                    .sorted(Comparator.comparingDouble(Eigenpair::value).reversed())
                    .limit(count)
                    .toList();
            double allowed = TOLERANCE * Math.abs(leading.get(0).value());
            boolean certain = leading.stream().allMatch(pair -> beta * Math.abs(pair.vector()[size() - 1]) <= allowed);
            return certain
                    ? Optional.of(leading.stream()
                            .map(pair -> new Eigenpair(pair.value(), combined(pair.vector())))
                            .toList())
                    : Optional.empty();
        }

        private List<Eigenpair> decomposed() {
            int size = size();
            DMatrixRMaj t = new DMatrixRMaj(size, size);
            for (int i = 0; i < size; i++) {
                t.set(i, i, diagonal.get(i));
                if (i > 0) {
                    t.set(i, i - 1, beside.get(i - 1));
                    t.set(i - 1, i, beside.get(i - 1));
                }
            }
            EigenDecomposition_F64<DMatrixRMaj> found = DecompositionFactory_DDRM.eig(size, true, true);
            if (!found.decompose(t)) {
                throw new IllegalStateException("A tridiagonal matrix of order %d was not decomposed.".formatted(size));
            }
            return IntStream.range(0, size)
                    .mapToObj(i -> new Eigenpair(found.getEigenvalue(i).real, found.getEigenVector(i).data))
                    .toList();
        }

        private double[] combined(double[] shares) {
            double[] sum = new double[order];
            for (int k = 0; k < shares.length; k++) {
                add(sum, shares[k], vectors.get(k));
            }
            double length = Math.sqrt(product(sum, sum));
            for (int i = 0; i < order; i++) {
                sum[i] /= length;
            }
            return sum;
        }
    }

    /** G times a vector, row by row, because G's rows are its columns and sums of rows are what Java's compiler makes fast. */
    private double[] image(double[] vector) {
        double[] image = new double[order];
        for (int row = 0; row < order; row++) {
            int from = row * order;
            double share = vector[row];
            for (int i = 0; i < order; i++) {
                image[i] += share * numbers[from + i];
            }
        }
        return image;
    }

    private static void add(double[] to, double share, double[] vector) {
        for (int i = 0; i < to.length; i++) {
            to[i] += share * vector[i];
        }
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
