package org.modelaudit.testing;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.model.Layer;
import org.modelaudit.model.ModelWeights;

/**
 * A network of two layers: {@code conv} multiplies each channel by its own weight and cuts off below zero, {@code fc} takes each
 * channel's mean and is linear. Its weights can be changed.
 */
public final class TinyModel extends ModelByHand {

    private static final int CHANNELS = 3;

    private final TinyWeights weights;
    private final PooledHead head;

    private TinyModel(TinyWeights weights, PooledHead head, InputSpecification input) {
        super(
                "tiny",
                input,
                CHANNELS,
                List.of(convolution(input, CHANNELS), new Layer("fc", "Linear", new Shape(1, head.classes()), 0)));
        this.weights = weights;
        this.head = head;
    }

    /**
     * A model of pictures of 2×2 pixels that are taken as they are.
     *
     * @param conv a weight for each of three channels
     * @param fc {@code K×3}, row by row
     */
    public static TinyModel of(float[] conv, float[] fc) {
        return ofSize(2, conv, fc);
    }

    /** The same for pictures of another size. */
    public static TinyModel ofSize(int size, float[] conv, float[] fc) {
        InputSpecification plain = InputSpecification.imageNet(size)
                .squeezed()
                .normalizedBy(List.of(0.0, 0.0, 0.0), List.of(1.0, 1.0, 1.0));
        TinyWeights weights = new TinyWeights(conv, fc);
        return new TinyModel(weights, new PooledHead(weights.fc(), CHANNELS), plain);
    }

    /** The same model of pictures that are scaled. */
    public TinyModel normalizedBy(List<Double> mean, List<Double> deviation) {
        return new TinyModel(weights, head, input().normalizedBy(mean, deviation));
    }

    @Override
    public int classes() {
        return head.classes();
    }

    @Override
    NDArray activation(Layer layer, NDArray images) {
        return isPicture(layer) ? images : hidden(images);
    }

    @Override
    NDArray logits(Layer layer, NDArray activation) {
        return head.logits(isPicture(layer) ? hidden(activation) : activation);
    }

    @Override
    NDArray gradient(Layer layer, NDArray activation, NDArray seed) {
        Shape shape = activation.getShape();
        float[] gradient = head.gradient(activation, seed);
        if (isPicture(layer)) {
            float[] values = activation.toFloatArray();
            int cells = (int) (shape.get(2) * shape.get(3));
            for (int i = 0; i < values.length; i++) {
                float conv = weights.conv()[i / cells % CHANNELS];
                gradient[i] = conv * values[i] > 0 ? gradient[i] * conv : 0;
            }
        }
        return activation.getManager().create(gradient, shape);
    }

    private static boolean isPicture(Layer layer) {
        return layer.path().equals(Layer.INPUT);
    }

    private NDArray hidden(NDArray images) {
        float[] values = images.toFloatArray();
        int cells = (int) (images.getShape().get(2) * images.getShape().get(3));
        for (int i = 0; i < values.length; i++) {
            float product = weights.conv()[i / cells % CHANNELS] * values[i];
            // Not Math.max, which would turn NaN into NaN but -0 into 0.
            values[i] = product < 0 ? 0 : product;
        }
        return images.getManager().create(values, images.getShape());
    }

    @Override
    public ModelWeights weights() {
        return weights;
    }

    @Override
    public void verifyUnchanged() {
        weights.verifyUnchanged();
    }
}
