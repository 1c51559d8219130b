package org.modelaudit.cam;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import org.modelaudit.explain.Tensors;
import org.modelaudit.linear.SymmetricMatrix;

/**
 * Maps projected on one of their right singular vectors, {@code A V_r} with the {@code hw×C} matrix {@code A = U Σ Vᵀ} of
 * each sample.
 *
 * <p>V_r is the r-th eigenvector of {@code AᵀA}, and {@code A V_r} that of {@code AAᵀ} times its singular value, so the
 * smaller of both Gram matrices is decomposed, in double precision. A singular vector has no sign of its own; the one is
 * taken with which the projection's sum is not negative. Where the maps are centred that sum is zero but for rounding, so
 * the one is taken with which the cell that is furthest from zero is positive.
 *
 * @param rank 1 for the leading vector
 * @param centred whether each channel's mean over the cells is taken off first
 */
record PrincipalProjection(int rank, boolean centred) {

    /**
     * @param maps {@code N×C×h×w}
     * @return {@code N×h×w}; all zero where there are fewer than {@code rank} singular vectors
     */
    NDArray of(NDArray maps) {
        Shape shape = maps.getShape();
        long n = shape.get(0);
        long cells = shape.get(2) * shape.get(3);
        NDArray transposed = maps.toType(DataType.FLOAT64, false).reshape(n, shape.get(1), cells);
        if (centred) {
            transposed = transposed.sub(transposed.mean(new int[] {2}, true));
        }
        NDArray a = transposed.transpose(0, 2, 1);
        NDArray projection = cells <= shape.get(1) ? byCells(a, transposed) : byChannels(a, transposed);
        NDArray positive = decidesSign(projection).gte(0).toType(DataType.FLOAT64, false);
        return projection
                .mul(positive.mul(2).sub(1))
                .toType(DataType.FLOAT32, false)
                .reshape(n, shape.get(2), shape.get(3));
    }

    /** What is to be positive, {@code N×1}. */
    private NDArray decidesSign(NDArray projection) {
        return centred
                ? projection.max(new int[] {1}, true).add(projection.min(new int[] {1}, true))
                : projection.sum(new int[] {1}, true);
    }

    /** u_r of {@code AAᵀ}, scaled to {@code A V_r = σ_r u_r} where {@code σ_r² = u_rᵀ AAᵀ u_r}. */
    private NDArray byCells(NDArray a, NDArray transposed) {
        NDArray gram = a.matMul(transposed);
        NDArray u = eigenvectors(gram);
        NDArray squared = gram.matMul(u).mul(u).sum(new int[] {1}, true).maximum(0);
        return u.mul(squared.sqrt()).squeeze(2);
    }

    /** {@code A v_r} with v_r of {@code AᵀA}. */
    private NDArray byChannels(NDArray a, NDArray transposed) {
        return a.matMul(eigenvectors(transposed.matMul(a))).squeeze(2);
    }

    /**
     * @param gram {@code N×n×n}
     * @return {@code N×n×1}
     */
    private NDArray eigenvectors(NDArray gram) {
        int samples = (int) gram.getShape().get(0);
        int n = (int) gram.getShape().get(1);
        double[] numbers = gram.toDoubleArray();
        double[] vectors = new double[samples * n];
        for (int i = 0; i < samples && rank <= n; i++) {
            double[] one = new double[n * n];
            System.arraycopy(numbers, i * n * n, one, 0, one.length);
            double[] vector =
                    new SymmetricMatrix(one, n).leading(rank).get(rank - 1).vector();
            System.arraycopy(vector, 0, vectors, i * n, n);
        }
        NDManager manager = gram.getManager();
        return Tensors.of(manager, vectors, new Shape(samples, n, 1));
    }
}
