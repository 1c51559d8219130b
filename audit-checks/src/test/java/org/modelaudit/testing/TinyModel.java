package org.modelaudit.testing;

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
import org.modelaudit.model.ModelWeights;
import org.modelaudit.model.PassCount;

/**
 * A network of two layers whose every number can be followed by hand: {@code conv} multiplies each channel by its own weight
 * and cuts off below zero, {@code fc} takes each channel's mean and is linear. Its weights can be changed.
 */
public final class TinyModel implements AuditedModel {

    private static final int CHANNELS = 3;

    private final TinyWeights weights;
    private final InputSpecification input;

    private TinyModel(TinyWeights weights, InputSpecification input) {
        this.weights = weights;
        this.input = input;
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
        return new TinyModel(new TinyWeights(conv, fc), plain);
    }

    /** The same model of pictures that are scaled. */
    public TinyModel normalizedBy(List<Double> mean, List<Double> deviation) {
        return new TinyModel(weights, input.normalizedBy(mean, deviation));
    }

    @Override
    public ModelIdentity identity() {
        return new ModelIdentity("tiny", "tiny.pt", "0".repeat(64), "scripted");
    }

    @Override
    public Labels labels() {
        return Labels.none();
    }

    @Override
    public InputSpecification input() {
        return input;
    }

    @Override
    public int classes() {
        return weights.fc().length / CHANNELS;
    }

    @Override
    public List<Layer> layers() {
        return List.of(lastConvolution(), new Layer("fc", "Linear", new Shape(1, classes()), 0));
    }

    @Override
    public Layer layer(String path) {
        return path.equals(Layer.INPUT)
                ? new Layer(path, "input", lastConvolution().outputShape(), 0)
                : layers().stream()
                        .filter(layer -> layer.path().equals(path))
                        .findFirst()
                        .orElseThrow(() -> new ModelException("There is no layer '" + path + "'."));
    }

    @Override
    public Layer lastConvolution() {
        return new Layer("conv", "Conv2d", new Shape(1, CHANNELS, input.height(), input.width()), 0);
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
    public NDArray logits(NDArray images) {
        return head(hidden(images));
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

    private NDArray head(NDArray hidden) {
        Shape shape = hidden.getShape();
        NDArray matrix = hidden.getManager().create(weights.fc(), new Shape(classes(), CHANNELS));
        return hidden.reshape(shape.get(0), CHANNELS, -1).mean(new int[] {2}).matMul(matrix.transpose());
    }

    @Override
    public LayerCut cutAt(String path) {
        return new Cut(this, layer(path));
    }

    @Override
    public ModelWeights weights() {
        return weights;
    }

    @Override
    public List<String> remarks() {
        return List.of();
    }

    @Override
    public PassCount passes() {
        return new PassCount(0, 0, 0, 0);
    }

    @Override
    public void verifyUnchanged() {
        weights.verifyUnchanged();
    }

    @Override
    public void close() {}

    private record Cut(TinyModel model, Layer layer) implements LayerCut {

        boolean atInput() {
            return layer.path().equals(Layer.INPUT);
        }

        @Override
        public Features features(NDArray images) {
            return new Crossing(atInput() ? images : model.hidden(images));
        }

        @Override
        public NDArray logits(Features features) {
            return model.head(atInput() ? model.hidden(features.activation()) : features.activation());
        }

        @Override
        public HeadPass record(Features features) {
            return new Pass(this, features.activation(), logits(features));
        }
    }

    private record Crossing(NDArray activation) implements LayerCut.Features {
        @Override
        public LayerCut.Features withActivation(NDArray other) {
            return new Crossing(other);
        }

        @Override
        public LayerCut.Features variants(int sample, NDArray activations) {
            return new Crossing(activations);
        }
    }

    private record Pass(Cut cut, NDArray activation, NDArray logits) implements LayerCut.HeadPass {
        @Override
        public NDArray gradient(int[] classes) {
            return gradient(OneHot.of(logits, classes));
        }

        @Override
        public NDArray gradient(NDArray seed) {
            Shape shape = activation.getShape();
            int cells = (int) (shape.get(2) * shape.get(3));
            int classes = (int) logits.getShape().get(1);
            float[] seeds = seed.toFloatArray();
            float[] values = activation.toFloatArray();
            TinyWeights weights = cut.model.weights;
            for (int i = 0; i < values.length; i++) {
                int channel = i / cells % CHANNELS;
                float gradient = 0;
                for (int k = 0; k < classes; k++) {
                    gradient +=
                            seeds[i / cells / CHANNELS * classes + k] * weights.fc()[k * CHANNELS + channel] / cells;
                }
                float conv = weights.conv()[channel];
                values[i] = !cut.atInput() ? gradient : conv * values[i] > 0 ? gradient * conv : 0;
            }
            return activation.getManager().create(values, shape);
        }
    }
}
