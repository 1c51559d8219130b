package org.modelaudit.attack;

import ai.djl.ndarray.NDManager;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.modelaudit.golden.GoldenComparison;
import org.modelaudit.golden.GoldenEntry;
import org.modelaudit.golden.GoldenMethods;
import org.modelaudit.golden.GoldenRow;
import org.modelaudit.testing.NpyFile;

/** Section F: DeepFool beside its authors' code and foolbox. */
public final class AttackGolden implements GoldenMethods {

    @Override
    public Map<String, GoldenComparison> comparisons() {
        return Map.of(
                "F/deepfool_lts4", entry -> rows(entry, Attacks.deepFool()),
                "F/deepfool_foolbox_normspace", entry -> rows(entry, Attacks.deepFool()),
                "F/deepfool_foolbox_pixelspace",
                        entry -> rows(entry, Attacks.deepFool().in(AttackSpace.PIXELS)),
                "F/crosscheck_lts4_vs_foolbox",
                        entry -> List.of(GoldenRow.unknown("it compares two peers with each other")));
    }

    private static List<GoldenRow> rows(GoldenEntry entry, DeepFool attack) {
        try (NDManager scope = entry.model().newManager()) {
            JsonArray expected = entry.json().getAsJsonArray("per_image");
            AttackResult result = attack.attack(entry.model(), entry.batch(scope, expected.size()));
            List<GoldenRow> rows = new ArrayList<>();
            rows.add(row("label", expected, "label", result, Attacked::originalClass, 0));
            rows.add(row("reached label", expected, "new_label", result, Attacked::reachedClass, 0));
            rows.add(relative("l2", expected, result, Attacked::l2));
            rows.add(relative("linf", expected, result, Attacked::linf));
            if (expected.get(0).getAsJsonObject().has("iterations")) {
                rows.add(row("iterations", expected, "iterations", result, Attacked::steps, 1));
            }
            if (entry.hasArray("perturbation")) {
                rows.add(perturbation(entry, attack, scope, result));
            }
            return rows;
        }
    }

    private static GoldenRow row(
            String quantity,
            JsonArray expected,
            String key,
            AttackResult result,
            ToDoubleFunction<Attacked> ours,
            double tolerance) {
        return GoldenRow.absolute(
                quantity,
                expected.asList().stream()
                        .mapToDouble(e -> e.getAsJsonObject().get(key).getAsDouble())
                        .toArray(),
                result.samples().stream().mapToDouble(ours).toArray(),
                tolerance);
    }

    /** The ratio of our norm to theirs, which is to be 1. */
    private static GoldenRow relative(
            String key, JsonArray expected, AttackResult result, ToDoubleFunction<Attacked> ours) {
        double[] ratios = new double[expected.size()];
        double[] ones = new double[expected.size()];
        Arrays.fill(ones, 1);
        for (int i = 0; i < ratios.length; i++) {
            JsonObject one = expected.get(i).getAsJsonObject();
            ratios[i] =
                    ours.applyAsDouble(result.samples().get(i)) / one.get(key).getAsDouble();
        }
        return GoldenRow.absolute(key + ", ours by theirs", ones, ratios, 2e-2);
    }

    private static GoldenRow perturbation(GoldenEntry entry, DeepFool attack, NDManager scope, AttackResult result) {
        NpyFile theirs = entry.array("perturbation");
        int count = (int) theirs.shape()[0];
        float[] before = entry.batch(scope, count).images().toFloatArray();
        float[] after = result.images().toFloatArray();
        List<Double> deviation = entry.model().input().deviation();
        boolean pixels = AttackSpace.PIXELS.toString().equals(attack.settings().get("space"));
        int plane = before.length / count / 3;
        double[] ours = new double[before.length];
        for (int i = 0; i < ours.length; i++) {
            ours[i] = ((double) after[i] - before[i]) * (pixels ? deviation.get(i / plane % 3) : 1);
        }
        return GoldenRow.relative("change, value by value", GoldenRow.doubles(theirs.values()), ours, 2e-2);
    }
}
