package org.modelaudit.onnx;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.modelaudit.error.ModelException;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.ModelSource;
import org.modelaudit.opening.ModelFile;

/**
 * Holds the scores of a translated file against those that ONNX Runtime gives.
 *
 * @param output of the file as ONNX Runtime runs it
 * @param search finds the tensor that differs first
 */
record OnnxComparison(ModelSource source, OnnxOutput output, FirstDifference search) implements AutoCloseable {

    /** Relative to the largest logit. */
    static final double TOLERANCE = 1e-5;

    /** Where libtorch may convolve with 10 bits behind the point. */
    private static final double ON_GPU = 1e-2;

    /** Rounding may do as much as a change of the picture in its last bits does, and as often as a net has layers. */
    private static final double ROUNDING = 16;

    /** The relative distance of neighbouring 32-bit floats. */
    private static final double LAST_BIT = Math.ulp(1f);

    static OnnxComparison of(ModelSource source, ModelFile copy, OnnxGraph graph, String engine) {
        FirstDifference search = new FirstDifference(source, graph, engine);
        return new OnnxComparison(source, OnnxOutput.open(source, copy.path(), graph, engine), search);
    }

    /** On pictures that no one took. */
    void checkAtOpening(AuditedModel model) {
        try (NDManager scope = model.newManager()) {
            NDArray one = OnnxReading.picture(scope, source.input(), 0);
            check(model, one.concat(OnnxReading.picture(scope, source.input(), 1), 0));
        }
    }

    /**
     * @param images {@code N×C×H×W}
     * @throws ModelException if a score differs; the message names the first tensor that does
     */
    void check(AuditedModel model, NDArray images) {
        float[] found = logits(model, images);
        float[] expected = onRuntime(images);
        double difference = difference(found, expected);
        double tolerance = model.device().isGpu() ? ON_GPU : TOLERANCE;
        if (difference > tolerance && difference > ROUNDING * sensitivity(images, expected)) {
            throw new ModelException(
                    "The model file '%s' cannot be audited: its translation gives other scores than ONNX Runtime (by %.2g of the largest)%s; audit another export of the model, and report this one."
                            .formatted(source.file().getFileName(), difference, search.at(images)));
        }
    }

    private static float[] logits(AuditedModel model, NDArray images) {
        try (NDManager scope = model.newManager();
                NDArray pictures = scope.create(images.toFloatArray(), images.getShape())) {
            return model.logits(pictures).toFloatArray();
        }
    }

    /** Logits of ONNX Runtime, which knows no GPU here. */
    private float[] onRuntime(NDArray images) {
        try (NDManager scope = NDManager.newBaseManager(Device.cpu());
                NDArray pictures = scope.create(images.toFloatArray(), images.getShape())) {
            return output.logits(pictures).toFloatArray();
        }
    }

    /** How much the scores change with the last bit of the picture's numbers. */
    private double sensitivity(NDArray images, float[] expected) {
        try (NDArray changed = images.mul((float) (1 + LAST_BIT))) {
            return difference(onRuntime(changed), expected);
        }
    }

    /** The largest, relative to the largest number; infinite where one is none. */
    static double difference(float[] found, float[] expected) {
        if (found.length != expected.length) {
            return Double.POSITIVE_INFINITY;
        }
        double largest = Float.MIN_NORMAL;
        double difference = 0;
        for (int i = 0; i < found.length; i++) {
            boolean same = Float.compare(found[i], expected[i]) == 0;
            double apart = same ? 0 : Math.abs((double) found[i] - expected[i]);
            difference = Double.isNaN(apart) ? Double.POSITIVE_INFINITY : Math.max(difference, apart);
            largest = Math.max(largest, Float.isFinite(expected[i]) ? Math.abs(expected[i]) : 0);
        }
        return difference / largest;
    }

    @Override
    public void close() {
        output.program().close();
    }
}
