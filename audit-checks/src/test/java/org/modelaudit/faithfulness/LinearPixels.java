package org.modelaudit.faithfulness;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.modelaudit.error.ModelException;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Labels;
import org.modelaudit.model.Layer;
import org.modelaudit.model.LayerCut;
import org.modelaudit.model.ModelIdentity;
import org.modelaudit.model.PassCount;

/**
 * A model of two classes whose logit for class 0 is a weighted sum of the pixels of one channel, and 0 for class 1, so that the
 * probability of class 0 is the logistic function of that sum and each pixel's part in it is known.
 */
final class LinearPixels implements AuditedModel {

    private final float[] weights;
    private final int size;
    private long forward;

    /**
     * @param size of the picture's sides
     * @param weights {@code size·size} numbers
     */
    LinearPixels(int size, float... weights) {
        this.size = size;
        this.weights = weights.clone();
    }

    @Override
    public NDArray logits(NDArray images) {
        forward += images.getShape().get(0);
        NDManager manager = images.getManager();
        NDArray sums = images.reshape(-1, weights.length).matMul(manager.create(weights, new Shape(weights.length, 1)));
        return sums.concat(sums.zerosLike(), 1);
    }

    @Override
    public InputSpecification input() {
        return new InputSpecification(
                size,
                size,
                InputSpecification.Resize.SQUEEZE,
                size,
                InputSpecification.Colour.GREY,
                List.of(0.5),
                List.of(0.25));
    }

    @Override
    public int classes() {
        return 2;
    }

    @Override
    public PassCount passes() {
        return new PassCount(forward, 0, 0, 0);
    }

    @Override
    public ModelIdentity identity() {
        return new ModelIdentity("linear pixels", "linear.pt", "0".repeat(64), "scripted");
    }

    @Override
    public Labels labels() {
        return Labels.none();
    }

    @Override
    public List<Layer> layers() {
        return List.of();
    }

    @Override
    public Layer layer(String path) {
        throw new ModelException("There is no layer '" + path + "'.");
    }

    @Override
    public Layer lastConvolution() {
        throw new ModelException("There is no convolution.");
    }

    @Override
    public Device device() {
        return Device.cpu();
    }

    @Override
    public String engine() {
        return "by hand";
    }

    @Override
    public NDManager newManager() {
        return NDManager.newBaseManager(Device.cpu());
    }

    @Override
    public LayerCut cutAt(String path) {
        throw new ModelException("There is no layer '" + path + "'.");
    }

    @Override
    public List<String> remarks() {
        return List.of();
    }

    @Override
    public void verifyUnchanged() {}

    @Override
    public void close() {}
}
