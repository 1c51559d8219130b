package org.modelaudit.robustness;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.modelaudit.attribution.ChannelReduction;
import org.modelaudit.cam.ClassActivationMaps;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.golden.GoldenComparison;
import org.modelaudit.golden.GoldenEntry;
import org.modelaudit.golden.GoldenMethods;
import org.modelaudit.golden.GoldenRow;
import org.modelaudit.gradient.GradientExplainers;
import org.modelaudit.random.SampleRandom;

/**
 * Section C: how much a map changes near the picture. Under the reference's own noise where it was saved, otherwise the mean over
 * some seeds beside the mean over its seeds.
 */
public final class SensitivityGolden implements GoldenMethods {

    private static final int SEEDS = 5;

    private static final String OTHER_SCALE =
            "the reference divides maps by the largest value of the whole batch, ours by that of the picture's own first map, so that"
                    + " no other picture decides; with its division the number is met";

    @Override
    public Map<String, GoldenComparison> comparisons() {
        return Map.of(
                "C/quantus_MaxSensitivity",
                        entry -> sensitivity(
                                entry,
                                RobustnessMetrics.maxSensitivity()
                                        .within(radius(entry))
                                        .draws(draws(entry))),
                "C/quantus_AvgSensitivity",
                        entry -> sensitivity(
                                entry,
                                RobustnessMetrics.averageSensitivity()
                                        .within(radius(entry))
                                        .draws(draws(entry))),
                "C/quantus_LocalLipschitzEstimate", SensitivityGolden::lipschitz);
    }

    private static double radius(GoldenEntry entry) {
        return hyper(entry, "lower_bound");
    }

    private static int draws(GoldenEntry entry) {
        return (int) hyper(entry, "nr_samples");
    }

    private static List<GoldenRow> sensitivity(GoldenEntry entry, SensitivityMetric metric) {
        return rows(entry, "result", metric, ours(metric));
    }

    private static List<GoldenRow> lipschitz(GoldenEntry entry) {
        LocalLipschitz metric =
                LocalLipschitz.standard().with(hyper(entry, "perturb_std"), (int) hyper(entry, "nr_samples"));
        List<GoldenRow> theirs = rows(entry, "divided as theirs", metric, SensitivityGolden::dividedByBatch);
        List<GoldenRow> all = new ArrayList<>(theirs);
        boolean met = theirs.stream().allMatch(row -> row.outcome() == GoldenRow.Outcome.PASS);
        rows(entry, "result", metric, ours(metric))
                .forEach(row ->
                        all.add(met && row.outcome() == GoldenRow.Outcome.FAIL ? row.byDesign(OTHER_SCALE) : row));
        return all;
    }

    private static double hyper(GoldenEntry entry, String name) {
        JsonObject settings = entry.json().getAsJsonObject("hyper");
        return settings.get(name).getAsDouble();
    }

    /** One row where the noise is known, otherwise one for each picture. */
    private static List<GoldenRow> rows(GoldenEntry entry, String quantity, NeighbourMetric metric, Reading reading) {
        Near near = new Near(entry);
        if (entry.hasArray("noise")) {
            float[] noise = entry.array("noise").values();
            int length = noise.length / metric.neighbours() / near.count();
            double[] values = near.values(metric, reading, (i, n) -> {
                int from = (n * near.count() + i) * length;
                return Arrays.copyOfRange(noise, from, from + length);
            });
            return List.of(GoldenRow.relative(quantity, entry.numbers("result"), values, 1e-3));
        }
        double[] sums = new double[near.count()];
        for (int s = 0; s < SEEDS; s++) {
            long seed = s;
            double[] values = near.values(metric, reading, (i, n) -> near.noise(metric, seed, i, n));
            Arrays.setAll(sums, i -> sums[i] + values[i]);
        }
        List<GoldenRow> rows = new ArrayList<>();
        for (int i = 0; i < sums.length; i++) {
            rows.add(GoldenRow.absolute(
                    "%s of image %d over seeds".formatted(quantity, i),
                    new double[] {entry.numbers("mean_over_5_seeds")[i]},
                    new double[] {sums[i] / SEEDS},
                    4 * entry.numbers("std_over_5_seeds")[i]));
        }
        return rows;
    }

    private static Reading ours(NeighbourMetric metric) {
        return (pictures, neighbours, before, after, i) ->
                metric.change(pictures[i], neighbours[i], before[i], after[i]);
    }

    private static double dividedByBatch(
            float[][] pictures, float[][] neighbours, double[][] before, double[][] after, int i) {
        return Norms.l2(divided(before, i), divided(after, i)) / Norms.l2(pictures[i], neighbours[i]);
    }

    private static double[] divided(double[][] maps, int i) {
        double largest = Arrays.stream(maps).mapToDouble(Norms::largest).max().orElseThrow();
        return Arrays.stream(maps[i]).map(v -> v / largest).toArray();
    }

    /** The number of picture {@code i}, from all pictures and maps before and after a change. */
    private interface Reading {
        double of(float[][] pictures, float[][] neighbours, double[][] before, double[][] after, int i);
    }

    /** What is added to picture {@code i} for its neighbour {@code n}. */
    private interface Noise {
        float[] of(int i, int n);
    }

    /** The pictures of an entry and their neighbours' maps. */
    private record Near(GoldenEntry entry) {

        int count() {
            return entry.numbers("images").length;
        }

        double[] values(NeighbourMetric metric, Reading reading, Noise noise) {
            float[][] pictures = new float[count()][];
            Arrays.setAll(pictures, entry.input()::row);
            double[][] before = maps(pictures);
            double[][] numbers = new double[count()][metric.neighbours()];
            for (int n = 0; n < metric.neighbours(); n++) {
                int at = n;
                float[][] neighbours = new float[count()][];
                Arrays.setAll(neighbours, i -> sum(pictures[i], noise.of(i, at)));
                double[][] after = maps(neighbours);
                for (int i = 0; i < count(); i++) {
                    numbers[i][n] = reading.of(pictures, neighbours, before, after, i);
                }
            }
            return Arrays.stream(numbers).mapToDouble(metric::summary).toArray();
        }

        float[] noise(NeighbourMetric metric, long seed, int i, int n) {
            float[] nothing = new float[entry.input().row(i).length];
            return metric.neighbour(nothing, entry.model().input(), n, SampleRandom.of(seed, "image " + i, n));
        }

        private static float[] sum(float[] a, float[] b) {
            float[] sum = a.clone();
            for (int i = 0; i < sum.length; i++) {
                sum[i] += b[i];
            }
            return sum;
        }

        /** Maps of the pictures' size, as the entry's explainer draws them. */
        private double[][] maps(float[][] pictures) {
            List<Explanation> explanations = entry.explain(explainer(), List.of(pictures));
            return explanations.stream().map(this::map).toArray(double[][]::new);
        }

        private double[] map(Explanation explanation) {
            Heatmap map = explanation.heatmap();
            int size = entry.model().input().width();
            if (map == null) {
                return new double[size * size];
            }
            return GoldenRow.doubles(map.positivePart()
                    .resized(size, entry.model().input().height())
                    .values());
        }

        private Explainer explainer() {
            return switch (entry.text("explainer")) {
                case "gradabs" -> GradientExplainers.gradient().reducedBy(ChannelReduction.SUM_ABS);
                case "gradcam_bilinear" -> ClassActivationMaps.gradCam().at(lastBlock());
                default -> throw new IllegalArgumentException("There is no explainer " + entry.text("explainer") + ".");
            };
        }

        /** The layer that the manifest's other entries of this network call the final one. */
        private String lastBlock() {
            return entry.directory().entries().stream()
                    .filter(e ->
                            e.network().equals(entry.network()) && e.method().equals("gradcam"))
                    .filter(e -> e.has("target_layer")
                            && e.has("raw")
                            && e.text("raw").contains("/final/"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("The manifest names no final layer."))
                    .layer();
        }
    }
}
