package org.modelaudit.gradient;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.modelaudit.attribution.ChannelReduction;
import org.modelaudit.explain.Tensors;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.OperationTrace;

/**
 * The individual attentive response maps {@code R(x|c)} of one picture: each class's response, projected back from the last
 * layer to the pixels by deconvolution.
 */
final class AttentiveResponse {

    /** Copies of the picture that are traced together, one for each class. */
    private static final int CHUNK = 8;

    private AttentiveResponse() {}

    /**
     * @param image {@code 1×C×H×W}
     * @param logits {@code K}, the responses
     * @param classes that are projected back
     * @return for each class {@code H·W} numbers that are not negative, row by row
     */
    static List<float[]> maps(AuditedModel model, NDArray image, float[] logits, int[] classes) {
        List<float[]> maps = new ArrayList<>();
        for (int from = 0; from < classes.length; from += CHUNK) {
            int[] some = Arrays.copyOfRange(classes, from, Math.min(classes.length, from + CHUNK));
            try (NDManager scope = image.getManager().newSubManager()) {
                NDArray copies = image.repeat(0, some.length);
                copies.attach(scope);
                float[] all = ChannelReduction.MAX_ABS
                        .maps(projectedBack(model, copies, start(logits, some)))
                        .toFloatArray();
                int length = all.length / some.length;
                for (int k = 0; k < some.length; k++) {
                    maps.add(Arrays.copyOfRange(all, k * length, (k + 1) * length));
                }
            }
        }
        return maps;
    }

    /** One row for each class, in which only its own response stands. */
    private static float[] start(float[] logits, int[] some) {
        float[] start = new float[some.length * logits.length];
        for (int k = 0; k < some.length; k++) {
            start[k * logits.length + some[k]] = logits[some[k]];
        }
        return start;
    }

    private static NDArray projectedBack(AuditedModel model, NDArray copies, float[] start) {
        long count = copies.getShape().get(0);
        try (OperationTrace trace = model.trace(copies)) {
            return trace.backward(
                    Tensors.of(copies.getManager(), start, new Shape(count, start.length / count)),
                    RectifierRule.DECONVOLUTION.at(operation -> RectifierRule.isRectifier(operation.name())));
        }
    }
}
