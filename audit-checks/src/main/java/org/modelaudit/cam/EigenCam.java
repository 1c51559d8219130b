package org.modelaudit.cam;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import org.modelaudit.linear.LeadingEigenvector;

/**
 * Eigen-CAM: the activations projected on their first right singular vector, {@code L = A V₁} with the {@code hw×C}
 * matrix {@code A = U Σ Vᵀ}.
 *
 * <p>Muhammad and Yeasin, Eigen-CAM, IJCNN 2020, section III. Paper mode: A is not centred. A singular vector has no
 * sign of its own; the one is taken with which the map's sum is not negative. Class-free: no gradient, no class.
 *
 * <p>V₁ is the leading eigenvector of {@code AᵀA}, and {@code A V₁} that of {@code AAᵀ} times its singular value, so the
 * smaller of both Gram matrices is decomposed, in double precision.
 */
final class EigenCam implements CamFormula {

    @Override
    public String id() {
        return "eigen-cam/paper@1";
    }

    @Override
    public String name() {
        return "Eigen-CAM";
    }

    @Override
    public boolean dependsOnClass() {
        return false;
    }

    @Override
    public NDArray maps(LayerEvidence layer) {
        Shape shape = layer.activation().getShape();
        long n = shape.get(0);
        long channels = shape.get(1);
        long cells = shape.get(2) * shape.get(3);
        NDArray a = layer.activation()
                .toType(DataType.FLOAT64, false)
                .reshape(n, channels, cells)
                .transpose(0, 2, 1);
        NDArray transposed = a.transpose(0, 2, 1);
        NDArray projection = cells <= channels ? byCells(a, transposed) : byChannels(a, transposed);
        NDArray sign = projection
                .sum(new int[] {1}, true)
                .gte(0)
                .toType(DataType.FLOAT64, false)
                .mul(2)
                .sub(1);
        return projection.mul(sign).toType(DataType.FLOAT32, false).reshape(n, shape.get(2), shape.get(3));
    }

    /** u₁ of {@code AAᵀ}, scaled to {@code A V₁ = σ₁ u₁} where {@code σ₁² = u₁ᵀ AAᵀ u₁}. */
    private static NDArray byCells(NDArray a, NDArray transposed) {
        NDArray gram = a.matMul(transposed);
        NDArray u = leadingEigenvectors(gram);
        NDArray squared = gram.matMul(u).mul(u).sum(new int[] {1}, true).maximum(0);
        return u.mul(squared.sqrt()).squeeze(2);
    }

    /** {@code A v₁} with v₁ of {@code AᵀA}. */
    private static NDArray byChannels(NDArray a, NDArray transposed) {
        return a.matMul(leadingEigenvectors(transposed.matMul(a))).squeeze(2);
    }

    /**
     * @param gram {@code N×n×n}
     * @return {@code N×n×1}
     */
    private static NDArray leadingEigenvectors(NDArray gram) {
        int samples = (int) gram.getShape().get(0);
        int n = (int) gram.getShape().get(1);
        double[] numbers = gram.toDoubleArray();
        double[] vectors = new double[samples * n];
        for (int i = 0; i < samples; i++) {
            double[] one = new double[n * n];
            System.arraycopy(numbers, i * n * n, one, 0, one.length);
            System.arraycopy(LeadingEigenvector.of(one, n), 0, vectors, i * n, n);
        }
        NDManager manager = gram.getManager();
        return manager.create(vectors, new Shape(samples, n, 1));
    }
}
