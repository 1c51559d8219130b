package org.modelaudit.relevance;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.modelaudit.data.AuditSample;
import org.modelaudit.data.AuditSet;
import org.modelaudit.explain.Tensors;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.image.Prepared;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.OperationTrace;
import org.modelaudit.model.OperationTrace.Kind;
import org.modelaudit.model.OperationTrace.LinearMap;
import org.modelaudit.model.OperationTrace.Operation;

/**
 * Estimates patterns from pictures. A unit {@code y = wᵀx + b} that an activation reads has the two-component estimator of
 * its positive side, {@code a₊ = (E₊[xy] - E₊[x] E[y]) / wᵀ(E₊[xy] - E₊[x] E[y])}, where E₊ runs over the places at which y is
 * positive; any other unit has the linear one, {@code a = cov[x, y] / wᵀcov[x, y]}. In a convolution x is the patch under the
 * kernel, so that {@code Σ x y} over all places is the gradient of its weights. A unit that is never positive has no pattern
 * and gets 0.
 *
 * <p>Kindermans et al., Learning how to explain neural networks: PatternNet and PatternAttribution, ICLR 2018, section 3.
 */
final class PatternEstimator {

    private final AuditedModel model;
    private final Map<Integer, Sums> layers = new HashMap<>();

    private PatternEstimator(AuditedModel model) {
        this.model = model;
    }

    static Patterns estimate(AuditedModel model, AuditSet pictures) {
        PatternEstimator estimator = new PatternEstimator(model);
        for (AuditSample sample : pictures.samples()) {
            estimator.add(sample);
        }
        Map<Integer, float[]> patterns = new HashMap<>();
        estimator.layers.forEach((index, sums) -> patterns.put(index, sums.patterns()));
        return new Patterns(patterns);
    }

    private void add(AuditSample sample) {
        InputSpecification input = model.input();
        Prepared picture = input.prepare(sample.picture());
        float[] values = new float[picture.length()];
        picture.copyTo(values, 0);
        try (NDManager scope = model.newManager()) {
            NDArray image =
                    Tensors.of(scope, values, new Shape(1, input.colour().channels(), input.height(), input.width()));
            try (OperationTrace trace = model.trace(image)) {
                for (Operation operation : trace.operations()) {
                    Optional<LinearMap> map =
                            RelevanceWalk.isLayer(operation) ? trace.linearMap(operation) : Optional.empty();
                    map.ifPresent(linear -> add(trace, operation, linear));
                }
            }
        }
    }

    private void add(OperationTrace trace, Operation operation, LinearMap map) {
        try (NDManager scope = trace.logits().getManager().newSubManager()) {
            FoldedLayer layer = FoldedLayer.of(trace, operation, map, scope);
            NDArray x = trace.inputs(operation).get(0);
            x.attach(scope);
            NDArray y = trace.output(layer.last()).stopGradient();
            y.attach(scope);
            boolean rectified = trace.onlyReader(layer.last())
                    .filter(reader -> reader.kind() == Kind.ACTIVATION)
                    .isPresent();
            NDArray counted = rectified ? y.gt(0).toType(DataType.FLOAT32, false) : y.onesLike();
            layers.computeIfAbsent(operation.index(), i -> new Sums(layer.weight()))
                    .add(map.weightGradient(x, counted), map.weightGradient(x, y.mul(counted)), y);
        }
    }

    /** Sums over all places of all pictures, for one layer. */
    private static final class Sums {

        private final float[] weight;
        private final double[] x;
        private final double[] xy;
        private final double[] y;
        private long places;

        Sums(NDArray weight) {
            this.weight = weight.toFloatArray();
            this.x = new double[this.weight.length];
            this.xy = new double[this.weight.length];
            this.y = new double[(int) weight.getShape().get(0)];
        }

        void add(NDArray sumOfX, NDArray sumOfXy, NDArray outputs) {
            add(x, sumOfX.toFloatArray());
            add(xy, sumOfXy.toFloatArray());
            double[] perUnit = outputs.toType(DataType.FLOAT64, false)
                    .reshape(y.length, -1)
                    .sum(new int[] {1})
                    .toDoubleArray();
            for (int unit = 0; unit < y.length; unit++) {
                y[unit] += perUnit[unit];
            }
            places += outputs.size() / y.length;
        }

        private static void add(double[] sums, float[] values) {
            for (int i = 0; i < sums.length; i++) {
                sums[i] += values[i];
            }
        }

        float[] patterns() {
            float[] patterns = new float[weight.length];
            int inputs = weight.length / y.length;
            for (int unit = 0; unit < y.length; unit++) {
                double mean = y[unit] / places;
                double scale = 0;
                for (int i = unit * inputs; i < (unit + 1) * inputs; i++) {
                    scale += weight[i] * (xy[i] - x[i] * mean);
                }
                for (int i = unit * inputs; i < (unit + 1) * inputs && scale > 0; i++) {
                    patterns[i] = (float) ((xy[i] - x[i] * mean) / scale);
                }
            }
            return patterns;
        }
    }
}
