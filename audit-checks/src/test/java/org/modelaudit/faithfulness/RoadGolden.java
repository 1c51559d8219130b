package org.modelaudit.faithfulness;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.gate.Statistic;
import org.modelaudit.golden.GoldenComparison;
import org.modelaudit.golden.GoldenEntry;
import org.modelaudit.golden.GoldenMethods;
import org.modelaudit.golden.GoldenRow;

/** ROAD beside pytorch-grad-cam, whose percentiles name what is kept. */
final class RoadGolden implements GoldenMethods {

    @Override
    public Map<String, GoldenComparison> comparisons() {
        Map<String, GoldenComparison> all = new TreeMap<>();
        for (int percentile : new int[] {10, 20, 30, 40, 50, 60, 70, 80, 90}) {
            for (boolean most : new boolean[] {true, false}) {
                String name = "C/road_%s_p%d_noise0".formatted(most ? "morf" : "lerf", percentile);
                all.put(name, entry -> imputed(entry, percentile, most));
            }
        }
        all.put("C/road_combined_default_noise", RoadGolden::combined);
        all.put(
                "C/quantus_ROAD_noise0",
                entry -> List.of(GoldenRow.notOurs(
                        "entry", "the library raises an IndexError for pictures of more than one channel")));
        return all;
    }

    /** The pixels at or above a percentile of the map, or of one minus the map. */
    private static boolean[] removed(Heatmap map, int percentile, boolean most) {
        double[] values = new double[map.width() * map.height()];
        for (int p = 0; p < values.length; p++) {
            float value = map.value(p % map.width(), p / map.width());
            values[p] = most ? value : 1 - value;
        }
        float threshold = (float) Statistic.percentile(percentile).of(values);
        boolean[] removed = new boolean[values.length];
        for (int p = 0; p < values.length; p++) {
            removed[p] = (float) values[p] >= threshold;
        }
        return removed;
    }

    private static List<GoldenRow> imputed(GoldenEntry entry, int percentile, boolean most) {
        StoredMaps maps = new StoredMaps(entry);
        List<GoldenRow> rows = new ArrayList<>();
        if (entry.hasArray("imputed")) {
            int stored = (int) entry.array("imputed").shape()[0];
            double[] ours = maps.each((subject, position) -> position < stored
                    ? GoldenRow.doubles(new LinearImputation(subject.width(), subject.height())
                            .filled(subject.image().toFloatArray(), removed(subject.raw(), percentile, most)))
                    : new double[0]);
            rows.add(GoldenRow.absolute(
                    "filled pictures", GoldenRow.doubles(entry.array("imputed").values()), ours, 1e-3));
        }
        RoadImputation noiseless = new RoadImputation(0, 0);
        double[] ours = maps.each((subject, position) -> {
            List<boolean[]> sets = List.of(removed(subject.raw(), percentile, most));
            float[] logits = subject.scores()
                    .logits(
                            1,
                            subject.image(),
                            (from, to, scope) -> noiseless.pictures(subject, sets, from, to, scope))[0];
            return new double[] {
                subject.output().probability(logits, subject.target()) - subject.cleanProbability(),
                logits[subject.target()]
            };
        });
        JsonObject result = entry.json().getAsJsonObject("result");
        rows.add(GoldenRow.absolute(
                "change of the probability", StoredMaps.flat(result.get("diff_softmax")), every(ours, 0), 1e-3));
        rows.add(GoldenRow.relative("logit after", StoredMaps.flat(result.get("after_logit")), every(ours, 1), 1e-3));
        return rows;
    }

    private static double[] every(double[] pairs, int offset) {
        double[] values = new double[pairs.length / 2];
        for (int i = 0; i < values.length; i++) {
            values[i] = pairs[2 * i + offset];
        }
        return values;
    }

    /** Within four standard deviations of the reference's seeds, in units of what is allowed. */
    private static List<GoldenRow> combined(GoldenEntry entry) {
        JsonObject result = entry.json().getAsJsonObject("result");
        double[] mean = StoredMaps.flat(result.get("mean"));
        double[] deviation = StoredMaps.flat(result.get("std"));
        double[] percentiles =
                StoredMaps.flat(entry.json().getAsJsonObject("hyper").get("percentiles"));
        double[] ours = new StoredMaps(entry).each((subject, position) -> {
            List<boolean[]> sets = new ArrayList<>();
            DoubleStream.of(percentiles).forEach(percentile -> {
                sets.add(removed(subject.raw(), (int) percentile, false));
                sets.add(removed(subject.raw(), (int) percentile, true));
            });
            return new double[] {FaithfulnessMetrics.roadCombined().combined(subject, sets)};
        });
        double[] scaled = new double[ours.length];
        for (int i = 0; i < ours.length; i++) {
            scaled[i] = (ours[i] - mean[i]) / (4 * deviation[i] + 1e-3);
        }
        return List.of(
                GoldenRow.absolute("distance by four deviations", new double[ours.length], scaled, 1),
                GoldenRow.absolute("value", mean, ours, 0.05));
    }
}
