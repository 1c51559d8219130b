package org.modelaudit.faithfulness;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.modelaudit.baseline.Baseline;
import org.modelaudit.golden.GoldenComparison;
import org.modelaudit.golden.GoldenEntry;
import org.modelaudit.golden.GoldenMethods;
import org.modelaudit.golden.GoldenRow;
import org.modelaudit.testing.NpyFile;

/** Insertion and deletion beside RISE's own, along the order of the pixels that was stored. */
final class RiseGolden implements GoldenMethods {

    @Override
    public Map<String, GoldenComparison> comparisons() {
        return Map.of(
                "C/rise_deletion_zero", entry -> deletion(entry, Baseline.zero()),
                "C/rise_deletion_blur", entry -> deletion(entry, Baseline.blurredAsInRise()),
                "C/rise_insertion_zero", entry -> insertion(entry, Baseline.zero()),
                "C/rise_insertion_blur", entry -> insertion(entry, Baseline.blurredAsInRise()));
    }

    private static List<GoldenRow> deletion(GoldenEntry entry, Baseline baseline) {
        Deletion deletion = FaithfulnessMetrics.deletion().replacingBy(baseline);
        return curves(
                entry,
                (subject, ranking) -> deletion.curve(subject, ReplacementSchedule.ofPixels(ranking, step(entry))));
    }

    private static List<GoldenRow> insertion(GoldenEntry entry, Baseline baseline) {
        Insertion insertion = FaithfulnessMetrics.insertion().into(baseline);
        return curves(
                entry,
                (subject, ranking) -> insertion.curve(subject, ReplacementSchedule.ofPixels(ranking, step(entry))));
    }

    private static StepSize step(GoldenEntry entry) {
        return StepSize.ofPixels(
                entry.json().getAsJsonObject("hyper").get("step").getAsInt());
    }

    /** A curve along a given order of the pixels. */
    private interface Along {
        Curve curve(ExplainedPicture subject, int[] ranking);
    }

    private static List<GoldenRow> curves(GoldenEntry entry, Along metric) {
        if (!entry.hasArray("order")) {
            return ownOrder(entry, metric);
        }
        NpyFile orders = entry.array("order");
        List<Double> areas = new ArrayList<>();
        double[] curves = new StoredMaps(entry).each((subject, position) -> {
            float[] order = orders.row(position);
            int[] ranking = new int[order.length];
            Arrays.setAll(ranking, i -> (int) order[i]);
            Curve curve = metric.curve(subject, ranking);
            areas.add(curve.area());
            return curve.scores();
        });
        JsonObject result = entry.json().getAsJsonObject("result");
        double[] expectedAreas = StoredMaps.flat(result.get("auc"));
        return List.of(
                GoldenRow.absolute("curves", StoredMaps.flat(result.get("curves")), curves, 1e-3),
                GoldenRow.absolute(
                        "area",
                        expectedAreas,
                        areas.stream().mapToDouble(Double::doubleValue).toArray(),
                        1e-3));
    }

    /** Where the order was not stored, equal pixels come in ours. */
    private static List<GoldenRow> ownOrder(GoldenEntry entry, Along metric) {
        double[] areas = new StoredMaps(entry).each((subject, position) -> new double[] {
            metric.curve(subject, subject.mostRelevantFirst(subject.map())).area()
        });
        double[] expected =
                StoredMaps.flat(entry.json().getAsJsonObject("result").get("auc"));
        return List.of(
                GoldenRow.absolute("area", expected, areas, 2e-2).with("in our own order, theirs was not stored"));
    }
}
