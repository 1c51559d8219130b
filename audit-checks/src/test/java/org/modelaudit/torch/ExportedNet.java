package org.modelaudit.torch;

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
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Layer;
import org.modelaudit.model.LayerCut;
import org.modelaudit.model.ModelSource;

/**
 * A net as PyTorch itself ran it: logits of two pictures, the gradient at the pictures, and its layers, from the files that lie beside
 * its exports.
 */
final class ExportedNet {

    private final JsonObject json;
    private final float[] pictures;
    private final float[] gradient;

    private ExportedNet(JsonObject json, float[] pictures, float[] gradient) {
        this.json = json;
        this.pictures = pictures;
        this.gradient = gradient;
    }

    /** Of the two, {@code N×C×H×W}. */
    float[] pictures() {
        return pictures.clone();
    }

    /** What one export of it gives here. */
    record Found(String form, double logits, double gradient, int layers, int expected, List<String> wrong) {}

    static ExportedNet of(Path folder, String net) {
        try {
            return new ExportedNet(
                    JsonParser.parseString(Files.readString(folder.resolve(net + ".json")))
                            .getAsJsonObject(),
                    floats(folder.resolve(net + ".x.f32")),
                    floats(folder.resolve(net + ".g.f32")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static float[] floats(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        float[] floats = new float[bytes.remaining() / Float.BYTES];
        bytes.asFloatBuffer().get(floats);
        return floats;
    }

    ModelSource source(Path file) {
        long[] shape = longs("input_shape");
        InputSpecification input = InputSpecification.imageNet(Math.toIntExact(shape[2]));
        return ModelSource.of(file, input).onDevice("cpu");
    }

    Found in(Path file) {
        try (AuditedModel model = new TorchRuntime().open(source(file));
                NDManager manager = model.newManager()) {
            NDArray images = manager.create(pictures, new Shape(longs("input_shape")));
            NDArray logits = model.logits(images);
            LayerCut cut = model.cutAt(Layer.INPUT);
            NDArray found = cut.record(cut.features(images)).gradient(seed(logits));
            List<Layer> layers = model.layers();
            return new Found(
                    model.identity().form(),
                    Differences.relative(expectedLogits(), asReturned(logits).toFloatArray()),
                    Differences.relative(gradient, found.toFloatArray()),
                    layers.size(),
                    leaving(layers),
                    wrong(expected(), layers));
        }
    }

    /** How many layers must be there: what returns its input need not. */
    private int leaving(List<Layer> found) {
        List<String> paths = found.stream().map(Layer::path).toList();
        return (int) expected().stream()
                .filter(layer -> !layer.get("returns_its_input").getAsBoolean()
                        || paths.contains(layer.get("path").getAsString()))
                .count();
    }

    private float[] expectedLogits() {
        List<Float> all = new ArrayList<>();
        json.getAsJsonArray("logits").forEach(row -> row.getAsJsonArray().forEach(n -> all.add(n.getAsFloat())));
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
            sum += Math.exp(expectedLogits()[i]);
        }
        return Math.abs(sum - 1) < 1e-4;
    }

    private NDArray asReturned(NDArray logits) {
        return endsInLogSoftmax((int) logits.getShape().get(1)) ? logits.logSoftmax(1) : logits;
    }

    /** Of the sum of what the net returns for the classes. */
    private NDArray seed(NDArray logits) {
        NDArray seed = logits.zerosLike();
        long[] classes = longs("classes");
        for (int i = 0; i < classes.length; i++) {
            seed.set(new NDIndex(i, classes[i]), 1f);
        }
        return endsInLogSoftmax((int) logits.getShape().get(1)) ? seed.sub(logits.softmax(1)) : seed;
    }

    private long[] longs(String name) {
        return StreamSupport.stream(json.getAsJsonArray(name).spliterator(), false)
                .mapToLong(JsonElement::getAsLong)
                .toArray();
    }

    /** In the order in which they end. */
    private List<JsonObject> expected() {
        return StreamSupport.stream(
                        json.getAsJsonArray("layers_in_order_of_end").spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .toList();
    }

    /** What is found where something else was; a layer that returns its input may have left nothing. */
    private static List<String> wrong(List<JsonObject> expected, List<Layer> found) {
        List<String> wrong = new ArrayList<>();
        int at = 0;
        for (JsonObject layer : expected) {
            if (at < found.size() && fits(layer, found.get(at))) {
                at++;
            } else if (!layer.get("returns_its_input").getAsBoolean()) {
                wrong.add("%s where %s was".formatted(at < found.size() ? found.get(at++) : "nothing", layer));
            }
        }
        found.subList(at, found.size()).forEach(layer -> wrong.add(layer + " where nothing was"));
        return wrong;
    }

    private static boolean fits(JsonObject expected, Layer found) {
        JsonArray names = expected.getAsJsonArray("aliases");
        boolean shared = names.size() > 1;
        String path = found.path();
        boolean called = shared
                ? StreamSupport.stream(names.spliterator(), false)
                        .anyMatch(n -> n.getAsString().equals(path.replaceFirst("#\\d+$", "")))
                : expected.get("path").getAsString().equals(path);
        return called
                && expected.get("kind").getAsString().equals(found.kind())
                && expected.get("parameters").getAsLong() == found.parameters()
                && isForOne(expected.get("shape_batch2"), found.outputShape());
    }

    /** Whether a shape for one picture is that for two with one axis half as long. */
    private static boolean isForOne(JsonElement two, @Nullable Shape one) {
        if (two.isJsonNull()) {
            return true;
        }
        JsonArray shape = two.getAsJsonArray();
        if (one == null || one.dimension() != shape.size()) {
            return false;
        }
        int halves = 0;
        for (int i = 0; i < shape.size(); i++) {
            long size = shape.get(i).getAsLong();
            halves += size == 2 * one.get(i) ? 1 : 0;
            if (size != one.get(i) && size != 2 * one.get(i)) {
                return false;
            }
        }
        return halves == 1;
    }
}
