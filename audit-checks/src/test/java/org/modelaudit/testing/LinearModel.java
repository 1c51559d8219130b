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
 * A model whose every number can be followed by hand: the layer's output is the input itself, the head is global average
 * pooling and one linear layer, so the gradient of a class's logit is its weights by the number of cells.
 *
 * @param matrix {@code K×C}, row by row
 * @param channels C
 */
@SuppressWarnings("ArrayRecordComponent")
public record LinearModel(float[] matrix, int channels) implements AuditedModel {

    @Override
    public ModelIdentity identity() {
        return new ModelIdentity("linear", "linear.pt", "0".repeat(64), "scripted");
    }

    @Override
    public Labels labels() {
        return Labels.none();
    }

    @Override
    public InputSpecification input() {
        return InputSpecification.imageNet(2);
    }

    @Override
    public int classes() {
        return matrix.length / channels;
    }

    @Override
    public List<Layer> layers() {
        return List.of(lastConvolution(), new Layer("pool", "AdaptiveAvgPool2d", new Shape(1, channels, 1, 1), 0));
    }

    @Override
    public Layer layer(String path) {
        return Stream.concat(Stream.of(picture()), layers().stream())
                .filter(layer -> layer.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new ModelException("There is no layer '" + path + "'."));
    }

    private Layer picture() {
        return new Layer(Layer.INPUT, "Input", new Shape(1, channels, 2, 2), 0);
    }

    @Override
    public Layer lastConvolution() {
        return new Layer("conv", "Conv2d", new Shape(1, channels, 2, 2), 0);
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
        Shape shape = images.getShape();
        NDArray linear = images.getManager().create(matrix, new Shape(classes(), channels));
        return images.reshape(shape.get(0), shape.get(1), -1)
                .mean(new int[] {2})
                .matMul(linear.transpose());
    }

    @Override
    public LayerCut cutAt(String path) {
        return new Cut(this, layer(path));
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
    public void verifyUnchanged() {}

    @Override
    public void close() {}

    private record Cut(LinearModel model, Layer layer) implements LayerCut {
        @Override
        public Features features(NDArray images) {
            return new Crossing(images);
        }

        @Override
        public NDArray logits(Features features) {
            return model.logits(features.activation());
        }

        @Override
        public HeadPass record(Features features) {
            return new Pass(model, features.activation());
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

    private record Pass(LinearModel model, NDArray activation) implements LayerCut.HeadPass {
        @Override
        public NDArray logits() {
            return model.logits(activation);
        }

        @Override
        public NDArray gradient(int[] classes) {
            return gradient(OneHot.of(logits(), classes));
        }

        @Override
        public NDArray gradient(NDArray seed) {
            Shape shape = activation.getShape();
            int cells = (int) (shape.get(2) * shape.get(3));
            float[] weights = seed.toFloatArray();
            float[] gradient = new float[(int) shape.size()];
            for (int i = 0; i < gradient.length; i++) {
                int channel = i / cells % model.channels;
                int sample = i / cells / model.channels;
                for (int k = 0; k < model.classes(); k++) {
                    gradient[i] +=
                            weights[sample * model.classes() + k] * model.matrix[k * model.channels + channel] / cells;
                }
            }
            return activation.getManager().create(gradient, shape);
        }
    }
}
