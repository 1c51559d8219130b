package org.modelaudit.cam;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.modelaudit.explain.Tensors;
import org.modelaudit.linear.SymmetricMatrix;
import org.modelaudit.linear.SymmetricMatrix.Eigenpair;

/**
 * Weighted sums of channels in which only the first principal components of each sample's {@code hw×C} matrix count.
 *
 * <p>With the centred matrix {@code X = U Σ Vᵀ}, the weights w become {@code V_n V_nᵀ w}, which is {@code Xᵀ U_n Σ_n⁻² U_nᵀ X
 * w} as well; the smaller of {@code XᵀX} and {@code XXᵀ} is decomposed, in double precision.
 *
 * @param components how many count
 * @param centred whether X or the matrix itself is summed
 */
record PrincipalSubspace(Components components, boolean centred) {

    /** Of the largest variance, below which a direction is noise of the arithmetic. */
    private static final double NOTHING = 1e-12;

    /**
     * @param maps {@code N×C×h×w}
     * @param weights {@code N×C}
     * @return {@code N×h×w}
     */
    NDArray of(NDArray maps, NDArray weights) {
        Shape shape = maps.getShape();
        NDArray a = GradCamPlusPlus.cells(maps).transpose(0, 2, 1);
        NDArray x = a.sub(a.mean(new int[] {1}, true));
        NDArray w = weights.toType(DataType.FLOAT64, false).expandDims(2);
        NDArray sums = shape.get(2) * shape.get(3) <= shape.get(1)
                ? byCells(a, x, w)
                : (centred ? x : a).matMul(projected(x.transpose(0, 2, 1).matMul(x), w, false));
        return sums.toType(DataType.FLOAT32, false).reshape(shape.get(0), shape.get(2), shape.get(3));
    }

    /** {@code A Xᵀ (U_n Σ_n⁻² U_nᵀ) X w}, which is {@code U_n U_nᵀ X w} where A is X. */
    private NDArray byCells(NDArray a, NDArray x, NDArray w) {
        NDArray transposed = x.transpose(0, 2, 1);
        NDArray gram = x.matMul(transposed);
        NDArray sums = x.matMul(w);
        return centred ? projected(gram, sums, false) : a.matMul(transposed.matMul(projected(gram, sums, true)));
    }

    /** {@code Σ_{r≤n} q_r q_rᵀ v}, each over its eigenvalue where {@code inverse}; {@code N×n×1} of {@code N×n×n} and {@code N×n×1}. */
    private NDArray projected(NDArray gram, NDArray v, boolean inverse) {
        int samples = (int) gram.getShape().get(0);
        int order = (int) gram.getShape().get(1);
        double[] numbers = gram.toDoubleArray();
        List<List<double[]>> roots = new ArrayList<>();
        for (int i = 0; i < samples; i++) {
            double[] one = Arrays.copyOfRange(numbers, i * order * order, (i + 1) * order * order);
            roots.add(roots(components.of(new SymmetricMatrix(one, order)), inverse));
        }
        int kept = roots.stream().mapToInt(List::size).max().orElse(0);
        if (kept == 0) {
            return v.zerosLike();
        }
        double[] rows = new double[samples * kept * order];
        for (int i = 0; i < samples; i++) {
            for (int r = 0; r < roots.get(i).size(); r++) {
                System.arraycopy(roots.get(i).get(r), 0, rows, (i * kept + r) * order, order);
            }
        }
        NDArray q = Tensors.of(gram.getManager(), rows, new Shape(samples, kept, order));
        return q.transpose(0, 2, 1).matMul(q.matMul(v));
    }

    /** Those of the components that are more than noise. */
    private static List<double[]> roots(List<Eigenpair> pairs, boolean inverse) {
        double nothing = NOTHING * Math.max(0, pairs.get(0).value());
        return pairs.stream()
                .takeWhile(pair -> pair.value() > nothing)
                .map(pair -> inverse ? scaled(pair.vector(), 1 / Math.sqrt(pair.value())) : pair.vector())
                .toList();
    }

    private static double[] scaled(double[] vector, double scale) {
        return Arrays.stream(vector).map(number -> scale * number).toArray();
    }
}
