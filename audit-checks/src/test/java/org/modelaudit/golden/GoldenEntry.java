package org.modelaudit.golden;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.modelaudit.data.AuditSample;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.ClassSpecific;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.testing.NpyFile;

/**
 * One entry of the manifest.
 *
 * @param index position in the manifest
 * @param json as it stands there
 * @param directory that it belongs to
 */
public record GoldenEntry(int index, JsonObject json, GoldenDirectory directory) {

    /** Says which entry it is, and is unique in its manifest. */
    public String id() {
        StringBuilder id = new StringBuilder("%03d-%s-%s".formatted(index, section(), method()));
        for (String part : List.of("target_layer", "map")) {
            if (has(part)) {
                id.append('-').append(text(part));
            }
        }
        return id.toString();
    }

    public String section() {
        return text("section");
    }

    public String method() {
        return text("method");
    }

    /** Name of the network, empty where the entry speaks of none. */
    public String network() {
        return has("model") ? text("model") : "";
    }

    /** Tolerance in the words of the manifest. */
    public String tolerance() {
        return has("tolerance") ? text("tolerance") : "";
    }

    public String layer() {
        return text("target_layer");
    }

    public boolean has(String name) {
        return json.has(name) && !json.get(name).isJsonNull();
    }

    public String text(String name) {
        return json.get(name).getAsString();
    }

    public double number(String name) {
        return json.get(name).getAsDouble();
    }

    /** A list of numbers; null in the manifest is NaN. */
    public double[] numbers(String name) {
        return json.getAsJsonArray(name).asList().stream()
                .mapToDouble(e -> e.isJsonNull() ? Double.NaN : e.getAsDouble())
                .toArray();
    }

    /** The array file that the field names. */
    public NpyFile array(String field) {
        return directory.array(text(field));
    }

    /** Whether the field names an array file that is there. */
    public boolean hasArray(String field) {
        return has(field) && Files.exists(directory.path(text(field)));
    }

    /** Prepared pictures, {@code N×C×H×W}. */
    public NpyFile input() {
        return array("input");
    }

    /** Class of each picture. */
    public int[] targets() {
        return json.getAsJsonArray("targets").asList().stream()
                .mapToInt(JsonElement::getAsInt)
                .toArray();
    }

    /** Model files that are there, scripted and traced. */
    public List<String> files() {
        List<String> files = new ArrayList<>();
        if (json.has("torchscript_files")) {
            json.getAsJsonArray("torchscript_files").forEach(file -> files.add(file.getAsString()));
        }
        return files.stream()
                .filter(file -> Files.exists(directory.modelPath(file)))
                .toList();
    }

    /** The first model file, opened for pictures of the input's size. */
    public AuditedModel model() {
        return model(files().get(0));
    }

    public AuditedModel model(String file) {
        return directory.model(file, (int) input().shape()[2]);
    }

    /**
     * The input's first pictures as a batch.
     *
     * @param scope owns the tensor
     * @param count how many, at most as many as there are
     */
    public Batch batch(NDManager scope, int count) {
        return batch(scope, first(count));
    }

    private List<float[]> first(int count) {
        NpyFile input = input();
        int n = (int) Math.min(count, input.shape()[0]);
        return IntStream.range(0, n).mapToObj(input::row).toList();
    }

    private Batch batch(NDManager scope, List<float[]> pictures) {
        long[] shape = input().shape();
        FloatBuffer values = FloatBuffer.allocate(pictures.size() * pictures.get(0).length);
        pictures.forEach(values::put);
        List<AuditSample> samples = IntStream.range(0, pictures.size())
                .mapToObj(i -> AuditSample.of("image " + i, directory.path(text("input"))))
                .toList();
        return new Batch(
                samples, scope.create(values.array(), new Shape(pictures.size(), shape[1], shape[2], shape[3])));
    }

    /** Explanations of the input's first pictures for the entry's classes, by the first model file. */
    public List<Explanation> explain(Explainer explainer, int count) {
        return explain(explainer, first(count));
    }

    /** Explanations of other pictures of the input's size, for the classes of the input's first ones. */
    public List<Explanation> explain(Explainer explainer, List<float[]> pictures) {
        AuditedModel model = model();
        try (NDManager scope = model.newManager()) {
            Batch batch = batch(scope, pictures);
            Explainer aimed = explainer instanceof ClassSpecific specific && has("targets")
                    ? specific.forClass(TargetClass.each(classes(batch)))
                    : explainer;
            return aimed.explain(model, batch);
        }
    }

    private Map<String, Integer> classes(Batch batch) {
        Map<String, Integer> classes = new HashMap<>();
        for (int i = 0; i < batch.size(); i++) {
            classes.put(batch.samples().get(i).id(), targets()[i]);
        }
        return classes;
    }
}
