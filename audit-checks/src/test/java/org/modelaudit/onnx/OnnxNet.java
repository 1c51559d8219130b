package org.modelaudit.onnx;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.image.InputSpecification.Colour;
import org.modelaudit.image.InputSpecification.Resize;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Layer;
import org.modelaudit.model.LayerCut;
import org.modelaudit.model.ModelSource;

/**
 * A net as the framework that made it ran it, from the files that lie beside its ONNX files.
 *
 * @param folder of the files
 * @param name of the net
 * @param json what the framework says
 * @param keras whether that is Keras, whose pictures are {@code N×H×W×C}
 */
record OnnxNet(Path folder, String name, JsonObject json, boolean keras) {

    static OnnxNet of(Path file) {
        String name = file.getFileName().toString().replaceFirst("\\..*", "");
        try {
            String text = Files.readString(file.resolveSibling(name + ".json"));
            JsonObject json = JsonParser.parseString(text).getAsJsonObject();
            return new OnnxNet(Objects.requireNonNull(file.getParent()), name, json, json.has("x_shape"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Numbers of a file beside it; two files of the same net share theirs. */
    float[] numbers(String ending) {
        Path own = folder.resolve(name + ending);
        try {
            Path file = Files.exists(own) ? own : folder.resolve(name.replaceFirst("_[a-z]*$", "") + ending);
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
            float[] floats = new float[bytes.remaining() / Float.BYTES];
            bytes.asFloatBuffer().get(floats);
            return floats;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code N×C×H×W}. */
    Shape shape() {
        long[] s = longs(keras ? "x_shape" : "input_shape");
        return keras ? new Shape(s[0], s[3], s[1], s[2]) : new Shape(s);
    }

    /** Numbers of the shape of the pictures, as {@code N×C×H×W}. */
    NDArray pictures(String ending, NDManager manager) {
        Shape s = shape();
        float[] numbers = numbers(ending);
        return keras
                ? manager.create(numbers, new Shape(s.get(0), s.get(2), s.get(3), s.get(1)))
                        .transpose(0, 3, 1, 2)
                : manager.create(numbers, s);
    }

    ModelSource source(Path file) {
        Shape s = shape();
        InputSpecification input = new InputSpecification(
                (int) s.get(3),
                (int) s.get(2),
                Resize.SQUEEZE,
                (int) s.get(2),
                Colour.RGB,
                List.of(0.0, 0.0, 0.0),
                List.of(1.0, 1.0, 1.0));
        ModelSource source = ModelSource.of(file, input).onDevice("cpu");
        return name.equals("tiny_dict")
                ? source.withOutput(source.output().part(file.toString().contains(".dyn.") ? "linear_1" : "15"))
                : source;
    }

    /** Rows of the framework's logits; of one logit the two that an audit makes of it. */
    float[] logits() {
        List<Float> all = new ArrayList<>();
        for (JsonElement row : json.getAsJsonArray("logits")) {
            row.getAsJsonArray().forEach(n -> all.add(n.getAsFloat()));
        }
        float[] logits = new float[all.size()];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = all.get(i);
        }
        return logits;
    }

    /** A log-softmax at the end is cut off when the net is opened. */
    private boolean endsInLogSoftmax(int classes) {
        double sum = 0;
        for (int i = 0; i < classes; i++) {
            sum += Math.exp(logits()[i]);
        }
        return Math.abs(sum - 1) < 1e-4;
    }

    NDArray asReturned(NDArray logits) {
        return endsInLogSoftmax((int) logits.getShape().get(1)) ? logits.logSoftmax(1) : logits;
    }

    /** Gradient of what the net returns for its classes, at a layer. */
    NDArray gradient(AuditedModel model, NDArray images, String layer) {
        NDArray logits = model.logits(images);
        NDArray seed = logits.zerosLike();
        long[] classes = longs(keras ? "top" : "classes");
        for (int i = 0; i < classes.length; i++) {
            seed.set(new NDIndex(i, classes[i]), 1f);
        }
        boolean cut = endsInLogSoftmax((int) logits.getShape().get(1));
        LayerCut at = model.cutAt(layer);
        return at.record(at.features(images)).gradient(cut ? seed.sub(logits.softmax(1)) : seed);
    }

    /** {@code relu(Σ_c mean(∂logit/∂A_c)·A_c)} at a layer, not normalised. */
    float[] gradCam(AuditedModel model, NDArray images, String layer) {
        NDArray activation = model.cutAt(layer).features(images).activation();
        NDArray weights =
                gradient(model, images, layer).mean(new int[] {3}, true).mean(new int[] {2}, true);
        return activation.mul(weights).sum(new int[] {1}).maximum(0).toFloatArray();
    }

    JsonArray array(String key) {
        return json.getAsJsonArray(key);
    }

    private long[] longs(String key) {
        return StreamSupport.stream(json.getAsJsonArray(key).spliterator(), false)
                .mapToLong(JsonElement::getAsLong)
                .toArray();
    }

    /** Modules that the framework called, but for those that leave nothing behind. */
    List<String> modules(List<Layer> layers) {
        List<String> found = layers.stream().map(Layer::path).toList();
        List<String> modules = new ArrayList<>();
        for (JsonElement element : array("layers_in_order_of_end")) {
            JsonObject layer = element.getAsJsonObject();
            String path = layer.get("path").getAsString();
            boolean leaves = !layer.get("returns_its_input").getAsBoolean()
                    && !layer.get("kind").getAsString().equals("Dropout");
            if (leaves || found.contains(path)) {
                modules.add(path);
            }
        }
        return modules;
    }

    /** Those of them that the list does not have. */
    List<String> missing(List<Layer> layers) {
        List<String> found = layers.stream().map(Layer::path).toList();
        return modules(layers).stream().filter(path -> !found.contains(path)).toList();
    }

    /** Names of Keras's layers that compute something. */
    List<String> computing() {
        List<String> names = new ArrayList<>();
        for (JsonElement element : array("layers")) {
            JsonObject layer = element.getAsJsonObject();
            // Of a file without names no layer is known.
            String kind = layer.has("kind") ? layer.get("kind").getAsString() : "";
            boolean computes = kind.matches(".*(Conv2D|BatchNormalization|ReLU|Dense|Pooling2D|Activation|Rescaling)")
                    || kind.equals("Multiply");
            if (computes) {
                names.add(layer.get("layer").getAsString());
            }
        }
        return names;
    }
}
