package org.modelaudit.robustness;

import ai.djl.ndarray.NDManager;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.modelaudit.attack.AttackResult;
import org.modelaudit.attack.Attacked;
import org.modelaudit.attack.Attacks;
import org.modelaudit.cam.ClassActivationMap;
import org.modelaudit.cam.ClassActivationMaps;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.golden.GoldenComparison;
import org.modelaudit.golden.GoldenEntry;
import org.modelaudit.golden.GoldenMethods;
import org.modelaudit.golden.GoldenRow;
import org.modelaudit.image.PictureSize;
import org.modelaudit.metric.Outcome;
import org.modelaudit.similarity.MapReading;
import org.modelaudit.similarity.Similarities;
import org.modelaudit.similarity.Similarity;

/** Section F: how alike maps before and after DeepFool are. */
public final class StabilityGolden implements GoldenMethods {

    private static final double TOLERANCE = 1e-2;

    @Override
    public Map<String, GoldenComparison> comparisons() {
        return Map.of("F/cam_stability_lts4", StabilityGolden::rows);
    }

    private static List<GoldenRow> rows(GoldenEntry entry) {
        ClassActivationMap gradCam = ClassActivationMaps.gradCam().at(entry.layer());
        ClassActivationMap eigenCam = ClassActivationMaps.eigenCamCentred().at(entry.layer());
        try (NDManager scope = entry.model().newManager()) {
            Batch batch = entry.batch(scope, Integer.MAX_VALUE);
            AttackResult attacked = Attacks.deepFool().attack(entry.model(), batch);
            int[] original = attacked.samples().stream()
                    .mapToInt(Attacked::originalClass)
                    .toArray();
            int[] reached =
                    attacked.samples().stream().mapToInt(Attacked::reachedClass).toArray();
            Batch after = new Batch(batch.samples(), attacked.images());
            List<Explanation> gradBefore = explain(entry, gradCam, batch, original);
            List<GoldenRow> rows = new ArrayList<>();
            rows.addAll(rows(entry, "gradcam_same_class", gradBefore, explain(entry, gradCam, after, original)));
            rows.addAll(rows(entry, "gradcam_new_class", gradBefore, explain(entry, gradCam, after, reached)));
            rows.addAll(rows(
                    entry,
                    "eigencam_same_class",
                    explain(entry, eigenCam, batch, original),
                    explain(entry, eigenCam, after, original)));
            return rows;
        }
    }

    private static List<Explanation> explain(
            GoldenEntry entry, ClassActivationMap explainer, Batch batch, int[] classes) {
        Map<String, Integer> each = new HashMap<>();
        for (int i = 0; i < classes.length; i++) {
            each.put(batch.samples().get(i).id(), classes[i]);
        }
        return explainer.forClass(TargetClass.each(each)).explain(entry.model(), batch);
    }

    private static List<GoldenRow> rows(
            GoldenEntry entry, String method, List<Explanation> before, List<Explanation> after) {
        JsonObject expected = entry.json().getAsJsonObject("result").getAsJsonObject(method);
        boolean signed = method.startsWith("eigencam");
        List<GoldenRow> rows = new ArrayList<>();
        Map<String, Similarity> similarities = Map.of(
                "pearson_raw", Similarities.pearson(),
                "pearson_lib", Similarities.pearson().reading(MapReading.SHOWN),
                "ssim_lib", Similarities.ssim());
        double[] orientation = numbers(expected, "pearson_raw");
        similarities.forEach((key, similarity) -> {
            double[] theirs = numbers(expected, key);
            double[] ours = new double[theirs.length];
            for (int i = 0; i < ours.length; i++) {
                ours[i] = signed
                        ? upToSign(entry, similarity, before.get(i), after.get(i), orientation[i], theirs[i])
                        : similarity(entry, similarity, map(before.get(i)), map(after.get(i)));
            }
            GoldenRow row = GoldenRow.absolute(method + " " + key, theirs, ours, TOLERANCE);
            rows.add(signed ? row.with("up to the sign of the singular vector, which the peer leaves to chance") : row);
        });
        return rows;
    }

    private static double[] numbers(JsonObject values, String key) {
        return values.getAsJsonArray(key).asList().stream()
                .mapToDouble(JsonElement::getAsDouble)
                .toArray();
    }

    /** Both maps turned to each other as theirs are; of the two ways to turn both, the one that comes nearer. */
    private static double upToSign(
            GoldenEntry entry,
            Similarity similarity,
            Explanation before,
            Explanation after,
            double orientation,
            double theirs) {
        Heatmap first = map(before);
        double raw = similarity(entry, Similarities.pearson(), first, map(after));
        Heatmap second = raw * orientation < 0 ? turned(map(after)) : map(after);
        double one = similarity(entry, similarity, first, second);
        double other = similarity(entry, similarity, turned(first), turned(second));
        return Math.abs(one - theirs) <= Math.abs(other - theirs) ? one : other;
    }

    private static Heatmap turned(Heatmap map) {
        float[] values = map.values();
        for (int i = 0; i < values.length; i++) {
            values[i] = -values[i];
        }
        return new Heatmap(map.width(), map.height(), values);
    }

    private static Heatmap map(Explanation explanation) {
        return Objects.requireNonNull(explanation.heatmap(), "a map");
    }

    private static double similarity(GoldenEntry entry, Similarity similarity, Heatmap first, Heatmap second) {
        PictureSize size = new PictureSize(
                entry.model().input().width(), entry.model().input().height());
        return similarity.between(first, second, size) instanceof Outcome.Value value ? value.value() : Double.NaN;
    }
}
