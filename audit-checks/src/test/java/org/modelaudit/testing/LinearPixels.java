package org.modelaudit.testing;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.model.Layer;
import org.modelaudit.model.PassCount;

/**
 * A model of two classes whose logit for class 0 is a weighted sum of the pixels of one channel, and 0 for class 1, so that the
 * probability of class 0 is the logistic function of that sum and each pixel's part in it is known. It has no layer beside the
 * picture.
 */
public final class LinearPixels extends ModelByHand {

    private final float[] weights;
    private long forward;

    /**
     * @param size of the picture's sides
     * @param weights {@code size·size} numbers
     */
    public LinearPixels(int size, float... weights) {
        super(
                "linear pixels",
                new InputSpecification(
                        size,
                        size,
                        InputSpecification.Resize.SQUEEZE,
                        size,
                        InputSpecification.Colour.GREY,
                        List.of(0.5),
                        List.of(0.25)),
                1,
                List.of());
        this.weights = weights.clone();
    }

    @Override
    public int classes() {
        return 2;
    }

    @Override
    NDArray activation(Layer layer, NDArray images) {
        return images;
    }

    @Override
    NDArray logits(Layer layer, NDArray activation) {
        forward += activation.getShape().get(0);
        NDManager manager = activation.getManager();
        NDArray sums =
                activation.reshape(-1, weights.length).matMul(manager.create(weights, new Shape(weights.length, 1)));
        return sums.concat(sums.zerosLike(), 1);
    }

    @Override
    NDArray gradient(Layer layer, NDArray activation, NDArray seed) {
        NDArray first = seed.get(":, 0:1").reshape(-1, 1, 1, 1);
        return seed.getManager()
                .create(weights, new Shape(1, 1, input().height(), input().width()))
                .mul(first);
    }

    @Override
    public PassCount passes() {
        return new PassCount(forward, 0, 0, 0);
    }
}
