package org.modelaudit.testing;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.stream.Stream;
import org.modelaudit.error.ModelException;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Labels;
import org.modelaudit.model.Layer;
import org.modelaudit.model.LayerCut;
import org.modelaudit.model.ModelIdentity;
import org.modelaudit.model.PassCount;

/**
 * A model whose every number can be followed by hand, and all of it that is not its numbers. A subclass says what scores: the
 * program from a layer to the logits, and the gradient back to the layer.
 */
public abstract class ModelByHand implements AuditedModel {

    private final String name;
    private final InputSpecification input;
    private final List<Layer> layers;
    private final Layer picture;

    /**
     * @param channels of a picture, which a double may have more or fewer of than its input says
     * @param layers in the order of execution
     */
    ModelByHand(String name, InputSpecification input, int channels, List<Layer> layers) {
        this.name = name;
        this.input = input;
        this.picture = new Layer(Layer.INPUT, "Input", new Shape(1, channels, input.height(), input.width()), 0);
        this.layers = layers;
    }

    /** A convolution that leaves the picture's shape as it is. */
    static Layer convolution(InputSpecification input, int channels) {
        return new Layer("conv", "Conv2d", new Shape(1, channels, input.height(), input.width()), 0);
    }

    /** What the program makes of pictures up to the output of a layer. */
    abstract NDArray activation(Layer layer, NDArray images);

    /** Runs the program from the output of a layer, or from the picture, to the logits. */
    abstract NDArray logits(Layer layer, NDArray activation);

    /** Gradient of {@code Σ seed·logits} with respect to the output of a layer, or to the picture. */
    abstract NDArray gradient(Layer layer, NDArray activation, NDArray seed);

    @Override
    public final NDArray logits(NDArray images) {
        return logits(picture, images);
    }

    @Override
    public final LayerCut cutAt(String path) {
        return new CutByHand(this, layer(path));
    }

    @Override
    public final ModelIdentity identity() {
        return new ModelIdentity(name, name + ".pt", "0".repeat(64), "scripted");
    }

    @Override
    public final Labels labels() {
        return Labels.none();
    }

    @Override
    public final InputSpecification input() {
        return input;
    }

    @Override
    public final List<Layer> layers() {
        return layers;
    }

    @Override
    public final Layer layer(String path) {
        return Stream.concat(Stream.of(picture), layers.stream())
                .filter(layer -> layer.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new ModelException("There is no layer '" + path + "'."));
    }

    @Override
    public final Layer lastConvolution() {
        return layers.stream()
                .filter(layer -> layer.kind().equals("Conv2d"))
                .reduce((a, b) -> b)
                .orElseThrow(() -> new ModelException("There is no convolution."));
    }

    @Override
    public final Device device() {
        return Device.cpu();
    }

    @Override
    public final String engine() {
        return "by hand";
    }

    @Override
    public final NDManager newManager() {
        return NDManager.newBaseManager(Device.cpu());
    }

    @Override
    public final List<String> remarks() {
        return List.of();
    }

    @Override
    public PassCount passes() {
        return new PassCount(0, 0, 0, 0);
    }

    @Override
    public void verifyUnchanged() {}

    @Override
    public final void close() {}
}
