package org.modelaudit.perturbation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.modelaudit.baseline.Baseline;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.golden.GoldenComparison;
import org.modelaudit.golden.GoldenEntry;
import org.modelaudit.golden.GoldenMethods;
import org.modelaudit.golden.GoldenRow;
import org.modelaudit.random.RunSeed;
import org.modelaudit.testing.NpyFile;

/** Occlusion beside captum's, RISE beside the authors' code under its own masks. */
public final class PerturbationGolden implements GoldenMethods {

    @Override
    public Map<String, GoldenComparison> comparisons() {
        return Map.of("B/occlusion", PerturbationGolden::occlusion, "B/rise", PerturbationGolden::rise);
    }

    private static List<GoldenRow> occlusion(GoldenEntry entry) {
        JsonObject settings = entry.json().getAsJsonObject("hyper");
        Occlusion explainer = Perturbations.occlusion(length(settings, "window"), length(settings, "stride"))
                .withBaseline(Baseline.constant(settings.get("baseline").getAsDouble()));
        return List.of(compare(entry, explainer, 1e-3));
    }

    /** Height of the window {@code [channels, height, width]}. */
    private static int length(JsonObject settings, String name) {
        return settings.getAsJsonArray(name).get(1).getAsInt();
    }

    private static List<GoldenRow> rise(GoldenEntry entry) {
        JsonObject settings = entry.json().getAsJsonObject("hyper");
        NpyFile masks = entry.array("masks");
        StoredMasks stored = new StoredMasks(
                masks, settings.get("p1").getAsDouble(), entry.text("masks").contains("u8") ? 255 : 1);
        Rise explainer = new Rise(settings.get("N").getAsInt(), stored, TargetClass.predicted());
        return List.of(compare(entry, explainer, 1e-4));
    }

    /** All channels of the reference's attribution are the same map. */
    private static GoldenRow compare(GoldenEntry entry, Explainer explainer, double tolerance) {
        NpyFile expected = entry.array("raw");
        int pictures = (int) expected.shape()[0];
        List<Explanation> explanations = entry.explain(explainer, pictures);
        int perPicture = expected.values().length / pictures;
        double[] actual = new double[expected.values().length];
        for (int i = 0; i < pictures; i++) {
            float[] map = Pictures.map(explanations.get(i));
            for (int j = 0; j < perPicture; j++) {
                actual[i * perPicture + j] = map[j % map.length];
            }
        }
        return GoldenRow.absolute("raw", GoldenRow.doubles(expected.values()), actual, tolerance);
    }

    /** The very masks of the reference. */
    private record StoredMasks(NpyFile masks, double kept, float scale) implements Rise.MaskSource {
        @Override
        public NDArray masks(Question question, int from, int to, NDManager scope) {
            int pixels = question.height() * question.width();
            float[] chunk = Arrays.copyOfRange(masks.values(), from * pixels, to * pixels);
            return scope.create(chunk, new Shape(to - from, 1, question.height(), question.width()))
                    .div(scale);
        }

        @Override
        public Map<String, String> settings(RunSeed run) {
            return Map.of("masks", "stored");
        }
    }
}
