package org.modelaudit.relevance;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.modelaudit.explain.Tensors;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.OperationTrace;
import org.modelaudit.model.OperationTrace.Operation;

/**
 * Smallest and largest value that the first layer's input can have, which is what a black and a white picture become there.
 * Computed when a rule asks.
 */
final class PixelBounds {

    private final Supplier<NDArray> black;
    private final Supplier<NDArray> white;

    private PixelBounds(Supplier<NDArray> black, Supplier<NDArray> white) {
        this.black = black;
        this.white = white;
    }

    /**
     * @param layer that reads the picture
     * @param images {@code N×C×H×W}
     */
    static PixelBounds of(AuditedModel model, Operation layer, NDArray images) {
        return new PixelBounds(
                once(() -> reading(model, layer, images, 0)), once(() -> reading(model, layer, images, 1)));
    }

    private static Supplier<NDArray> once(Supplier<NDArray> reading) {
        List<NDArray> made = new ArrayList<>(1);
        return () -> {
            if (made.isEmpty()) {
                made.add(reading.get());
            }
            return made.get(0);
        };
    }

    /** l, {@code 1×C×H×W}. */
    NDArray low() {
        return black.get().minimum(white.get());
    }

    /** h, {@code 1×C×H×W}. */
    NDArray high() {
        return black.get().maximum(white.get());
    }

    /** What the layer reads of a picture whose pixels all have one value in [0, 1]. */
    private static NDArray reading(AuditedModel model, Operation layer, NDArray images, double value) {
        NDManager manager = images.getManager();
        InputSpecification input = model.input();
        long height = images.getShape().get(2);
        long width = images.getShape().get(3);
        float[] pixels = new float[(int) (input.mean().size() * height * width)];
        for (int i = 0; i < pixels.length; i++) {
            int channel = (int) (i / (height * width));
            pixels[i] = (float)
                    ((value - input.mean().get(channel)) / input.deviation().get(channel));
        }
        NDArray picture = Tensors.of(
                manager, pixels, new ai.djl.ndarray.types.Shape(1, input.mean().size(), height, width));
        try (OperationTrace trace = model.trace(picture)) {
            NDArray read =
                    trace.inputs(trace.operations().get(layer.index())).get(0).duplicate();
            read.attach(manager);
            return read;
        }
    }
}
