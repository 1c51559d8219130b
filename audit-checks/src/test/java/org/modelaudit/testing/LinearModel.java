package org.modelaudit.testing;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.model.Layer;

/** A model whose layer's output is the input itself, 2×2 cells, under a {@link PooledHead}. */
public final class LinearModel extends ModelByHand {

    private static final InputSpecification INPUT = InputSpecification.imageNet(2);

    private final PooledHead head;

    /**
     * @param matrix {@code K×C}, row by row
     * @param channels C
     */
    public LinearModel(float[] matrix, int channels) {
        super(
                "linear",
                INPUT,
                channels,
                List.of(
                        convolution(INPUT, channels),
                        new Layer("pool", "AdaptiveAvgPool2d", new Shape(1, channels, 1, 1), 0)));
        this.head = new PooledHead(matrix, channels);
    }

    public int channels() {
        return head.channels();
    }

    @Override
    public int classes() {
        return head.classes();
    }

    @Override
    NDArray activation(Layer layer, NDArray images) {
        return images;
    }

    @Override
    NDArray logits(Layer layer, NDArray activation) {
        return head.logits(activation);
    }

    @Override
    NDArray gradient(Layer layer, NDArray activation, NDArray seed) {
        return activation.getManager().create(head.gradient(activation, seed), activation.getShape());
    }
}
