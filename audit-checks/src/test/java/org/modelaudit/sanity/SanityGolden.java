package org.modelaudit.sanity;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.golden.GoldenComparison;
import org.modelaudit.golden.GoldenEntry;
import org.modelaudit.golden.GoldenMethods;
import org.modelaudit.golden.GoldenRow;
import org.modelaudit.image.PictureSize;
import org.modelaudit.metric.Outcome;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Layer;
import org.modelaudit.model.LayerCut;
import org.modelaudit.model.ModelWeights;
import org.modelaudit.random.RunSeed;
import org.modelaudit.similarity.MapReading;
import org.modelaudit.similarity.Similarities;
import org.modelaudit.similarity.Similarity;
import org.modelaudit.testing.NpyFile;

/** Section E: maps and similarities of models with random weights, Grad-CAM and the gradient. */
public final class SanityGolden implements GoldenMethods {

    private static final List<String> METHODS = List.of("gradcam", "gradient");

    @Override
    public Map<String, GoldenComparison> comparisons() {
        return Map.of(
                "E/mprt_exact_independent_linear",
                entry -> exact(entry, List.of("linear.weight", "linear.bias")),
                "E/mprt_exact_independent_layer3.2.conv2",
                entry -> exact(entry, List.of("layer3.2.conv2.weight")),
                "E/mprt_exact_cascading_linear_then_layer3.2.conv2",
                entry -> exact(entry, List.of("linear.weight", "linear.bias", "layer3.2.conv2.weight")),
                "E/mprt_curve_top_down",
                entry -> curve(entry, false),
                "E/mprt_curve_independent",
                entry -> curve(entry, true));
    }

    /** Stored random weights are put in place. */
    private static List<GoldenRow> exact(GoldenEntry entry, List<String> replaced) {
        List<GoldenRow> rows = new ArrayList<>();
        int images = entry.json().getAsJsonArray("images").size();
        for (String method : METHODS) {
            List<RawMap> before = maps(entry, method, images);
            List<RawMap> after = entry.model().weights().changing(() -> {
                replaced.forEach(path -> replace(entry, path));
                return maps(entry, method, images);
            });
            float[] theirs = entry.directory()
                    .array(entry.json().getAsJsonObject("maps").get(method).getAsString())
                    .values();
            rows.add(GoldenRow.relative(method + " map", GoldenRow.doubles(theirs), flat(after), 1e-3));
            JsonObject expected = entry.json().getAsJsonObject("similarities").getAsJsonObject(method);
            similarities(entry).forEach((key, similarity) -> {
                double[] ours = new double[images];
                for (int i = 0; i < images; i++) {
                    ours[i] = compare(entry, key, similarity, before.get(i), after.get(i));
                }
                rows.add(GoldenRow.absolute(method + " " + key, numbers(expected.getAsJsonArray(key)), ours, 2e-3));
            });
        }
        return rows;
    }

    private static void replace(GoldenEntry entry, String path) {
        ModelWeights weights = entry.model().weights();
        NpyFile values = entry.directory()
                .array(entry.json().getAsJsonObject("random_tensors").get(path).getAsString());
        ModelWeights.Tensor tensor = weights.tensors(path.substring(0, path.lastIndexOf('.'))).stream()
                .filter(t -> t.path().equals(path))
                .findFirst()
                .orElseThrow();
        weights.replace(tensor, values.values());
    }

    /** Our own random weights of the same distribution, in the peer's order; means over pictures and seeds. */
    private static List<GoldenRow> curve(GoldenEntry entry, boolean independent) {
        List<String> order = strings(entry.json().getAsJsonArray("layers_in_random_order"));
        List<String> evaluated = strings(entry.json().getAsJsonArray("evaluated"));
        int images = entry.json().getAsJsonArray("images").size();
        int seeds =
                entry.json().getAsJsonObject("hyper").getAsJsonArray("seeds").size();
        ModelWeights weights = entry.model().weights();
        List<GoldenRow> rows = new ArrayList<>();
        for (String method : METHODS) {
            List<RawMap> before = maps(entry, method, images);
            Map<String, List<List<RawMap>>> after = new LinkedHashMap<>();
            for (int seed = 0; seed < seeds; seed++) {
                int own = seed;
                weights.changing(() -> {
                    for (String layer : independent ? evaluated : order) {
                        Redraw.AS_INITIALIZED.apply(weights, layer, RunSeed.DEFAULT, own);
                        if (evaluated.contains(layer)) {
                            after.computeIfAbsent(layer, l -> new ArrayList<>()).add(maps(entry, method, images));
                        }
                        if (independent) {
                            weights.restore(layer);
                        }
                    }
                    return after;
                });
            }
            after.forEach((layer, runs) -> rows.addAll(statistics(entry, method, layer, before, runs)));
        }
        return rows;
    }

    private static List<GoldenRow> statistics(
            GoldenEntry entry, String method, String layer, List<RawMap> before, List<List<RawMap>> runs) {
        JsonObject expected =
                entry.json().getAsJsonObject("curves").getAsJsonObject(method).getAsJsonObject(layer);
        List<GoldenRow> rows = new ArrayList<>();
        similarities(entry).forEach((key, similarity) -> {
            JsonObject theirs = expected.getAsJsonObject(key);
            double ours = runs.stream()
                    .flatMapToDouble(run -> IntStream.range(0, run.size())
                            .mapToDouble(i -> compare(entry, key, similarity, before.get(i), run.get(i))))
                    .filter(value -> !Double.isNaN(value))
                    .average()
                    .orElse(Double.NaN);
            // Constant maps have no number; where the peer had some, its mean is over too few to compare.
            if (!theirs.get("mean").isJsonNull()
                    && !theirs.get("std_over_seeds").isJsonNull()
                    && theirs.get("n_none").getAsInt() == 0
                    && !key.equals("ssim")) {
                rows.add(GoldenRow.absolute(
                        "%s %s %s, mean".formatted(method, layer, key),
                        new double[] {theirs.get("mean").getAsDouble()},
                        new double[] {ours},
                        4 * theirs.get("std_over_seeds").getAsDouble() + 0.05));
            }
        });
        return rows;
    }

    private static Map<String, Similarity> similarities(GoldenEntry entry) {
        int cell = entry.model().input().width() < 64 ? 8 : 16;
        Map<String, Similarity> similarities = new LinkedHashMap<>();
        similarities.put("spearman", Similarities.spearman().reading(MapReading.SHOWN));
        similarities.put("pearson", Similarities.pearson().reading(MapReading.SHOWN));
        similarities.put("ssim", Similarities.gaussianSsim());
        similarities.put("hog_spearman", Similarities.hogSpearman(cell));
        similarities.put("spearman_raw_signed", Similarities.spearman());
        return similarities;
    }

    private static double compare(GoldenEntry entry, String key, Similarity similarity, RawMap before, RawMap after) {
        PictureSize size = new PictureSize(
                entry.model().input().width(), entry.model().input().height());
        boolean raw = key.equals("spearman_raw_signed");
        Outcome outcome = raw
                ? similarity.between(before.raw, after.raw, size)
                : similarity.between(before.summed, after.summed, size);
        return outcome instanceof Outcome.Value value ? value.value() : Double.NaN;
    }

    /**
     * A map as its method makes it, all channels in one row, and as it is compared.
     *
     * @param summed over the channels' absolute values where there are channels
     */
    private record RawMap(Heatmap raw, Heatmap summed) {}

    private static List<RawMap> maps(GoldenEntry entry, String method, int images) {
        AuditedModel model = entry.model();
        try (NDManager scope = model.newManager()) {
            Batch batch = entry.batch(scope, images);
            int[] classes = Arrays.copyOf(entry.targets(), images);
            boolean gradient = method.equals("gradient");
            LayerCut cut = model.cutAt(gradient ? Layer.INPUT : finalLayer(entry));
            LayerCut.Features features = cut.features(batch.images());
            NDArray gradients = cut.record(features).gradient(classes);
            return gradient ? gradientMaps(gradients) : camMaps(features.activation(), gradients);
        }
    }

    /** Grad-CAM without the guard of an explanation, so that constant maps are seen as the peer sees them. */
    private static List<RawMap> camMaps(NDArray activation, NDArray gradients) {
        NDArray weights = gradients.mean(new int[] {3}, true).mean(new int[] {2}, true);
        NDArray maps = weights.mul(activation).sum(new int[] {1});
        List<RawMap> result = new ArrayList<>();
        for (int i = 0; i < maps.getShape().get(0); i++) {
            Heatmap map = new Heatmap(
                    (int) maps.getShape().get(2),
                    (int) maps.getShape().get(1),
                    maps.get(i).toFloatArray());
            result.add(new RawMap(map, map));
        }
        return result;
    }

    private static List<RawMap> gradientMaps(NDArray gradients) {
        List<RawMap> result = new ArrayList<>();
        int height = (int) gradients.getShape().get(2);
        int width = (int) gradients.getShape().get(3);
        for (int i = 0; i < gradients.getShape().get(0); i++) {
            float[] raw = gradients.get(i).toFloatArray();
            float[] summed = gradients.get(i).abs().sum(new int[] {0}).toFloatArray();
            result.add(new RawMap(new Heatmap(raw.length, 1, raw), new Heatmap(width, height, summed)));
        }
        return result;
    }

    /** The last layer with maps, as another entry of the same network names it. */
    private static String finalLayer(GoldenEntry entry) {
        return entry.directory().entries().stream()
                .filter(other -> other.method().equals("cam_stability_lts4")
                        && other.network().equals(entry.network()))
                .findFirst()
                .orElseThrow()
                .layer();
    }

    private static double[] flat(List<RawMap> maps) {
        return maps.stream()
                .flatMapToDouble(map -> Arrays.stream(GoldenRow.doubles(map.raw.values())))
                .toArray();
    }

    private static double[] numbers(JsonArray array) {
        return array.asList().stream()
                .mapToDouble(e -> e.isJsonNull() ? Double.NaN : e.getAsDouble())
                .toArray();
    }

    private static List<String> strings(JsonArray array) {
        return array.asList().stream().map(JsonElement::getAsString).toList();
    }
}
