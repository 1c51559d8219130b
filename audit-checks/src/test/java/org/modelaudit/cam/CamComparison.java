package org.modelaudit.cam;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.golden.GoldenComparison;
import org.modelaudit.golden.GoldenEntry;
import org.modelaudit.golden.GoldenRow;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.testing.NpyFile;

/**
 * Compares one class activation map with an entry: its raw map, its weights, and what the pytorch-grad-cam library makes of
 * the map, each where the entry has it.
 *
 * @param explainer ours
 * @param tolerance of the maps, relative to the largest value
 * @param weightTolerance of the weights
 * @param weightsAbsolute whether that is a difference, or relative to the largest weight
 * @param signFree whether the reference's sign is left to chance
 * @param atPicturesSize whether the reference's raw map is of the picture's size, ReLU'd and scaled to [0, 1]
 * @param reason why a row of that entry may fail by design; null where it may not
 */
record CamComparison(
        ClassActivationMap explainer,
        double tolerance,
        double weightTolerance,
        boolean weightsAbsolute,
        boolean signFree,
        boolean atPicturesSize,
        BiFunction<GoldenEntry, GoldenRow, @Nullable String> reason)
        implements GoldenComparison {

    static CamComparison of(ClassActivationMap explainer, double tolerance) {
        return new CamComparison(explainer, tolerance, tolerance, false, false, false, (entry, row) -> null);
    }

    CamComparison withWeights(double otherTolerance, boolean absolute) {
        return new CamComparison(explainer, tolerance, otherTolerance, absolute, signFree, atPicturesSize, reason);
    }

    CamComparison upToSign() {
        return new CamComparison(explainer, tolerance, weightTolerance, weightsAbsolute, true, atPicturesSize, reason);
    }

    CamComparison finishedByTheReference() {
        return new CamComparison(explainer, tolerance, weightTolerance, weightsAbsolute, signFree, true, reason);
    }

    /** What fails is by design, for the reason; null from it means a failure. */
    CamComparison unless(BiFunction<GoldenEntry, GoldenRow, @Nullable String> otherReason) {
        return new CamComparison(
                explainer, tolerance, weightTolerance, weightsAbsolute, signFree, atPicturesSize, otherReason);
    }

    @Override
    public List<GoldenRow> compare(GoldenEntry entry) {
        AuditedModel model = entry.model();
        try (NDManager scope = model.newManager()) {
            Batch batch = entry.batch(scope, count(entry));
            ClassActivationMap aimed = explainer.at(entry.layer()).forClass(TargetClass.each(classes(entry, batch)));
            List<GoldenRow> rows = new ArrayList<>();
            NpyFile raw = entry.array("raw");
            List<Heatmap> maps;
            if (entry.hasArray("weights")) {
                Weighted weighted = weighted(aimed, model, batch, entry.array("weights"));
                maps = maps(weighted.explanations());
                rows.add(weighted.row());
            } else {
                maps = maps(aimed.explainTogether(model, batch));
            }
            List<Heatmap> kept = kept(entry, maps);
            rows.add(0, atPicturesSize ? finished(kept, raw) : raw(kept, raw));
            if (entry.hasArray("lib")) {
                rows.add(finished(entry, maps, raw));
            }
            return rows.stream().map(row -> judged(entry, row)).toList();
        }
    }

    /** As many of the first pictures as the reference speaks of. */
    private static int count(GoldenEntry entry) {
        long count = entry.array("raw").shape()[0];
        if (entry.hasArray("weights")) {
            count = Math.max(count, entry.array("weights").shape()[0]);
        }
        for (String images : List.of("raw_images", "lib_images")) {
            if (entry.has(images)) {
                count = Math.max(
                        count, (long) Arrays.stream(entry.numbers(images)).max().orElse(0) + 1);
            }
        }
        return (int) count;
    }

    /** Maps of the pictures that the reference kept its own of: the first, unless it says which. */
    private static List<Heatmap> kept(GoldenEntry entry, List<Heatmap> maps) {
        if (entry.has("raw_images")) {
            return Arrays.stream(entry.numbers("raw_images"))
                    .mapToObj(image -> maps.get((int) image))
                    .toList();
        }
        return maps.subList(0, (int) entry.array("raw").shape()[0]);
    }

    static Map<String, Integer> classes(GoldenEntry entry, Batch batch) {
        Map<String, Integer> classes = new HashMap<>();
        for (int i = 0; i < batch.size(); i++) {
            classes.put(batch.samples().get(i).id(), entry.targets()[i]);
        }
        return classes;
    }

    /** A map that is constant and so undefined has nothing in it. */
    static List<Heatmap> maps(List<Explanation> explanations) {
        List<Heatmap> maps = new ArrayList<>();
        for (Explanation explanation : explanations) {
            Heatmap map = explanation.heatmap();
            maps.add(map == null ? new Heatmap(1, 1, new float[1]) : map);
        }
        return maps;
    }

    private GoldenRow raw(List<Heatmap> maps, NpyFile raw) {
        double[][] ours = new double[maps.size()][];
        for (int i = 0; i < ours.length; i++) {
            double[] map = GoldenRow.doubles(maps.get(i).values());
            ours[i] = mirrored(map, raw.row(i)) ? negative(map) : map;
        }
        return GoldenRow.relative("raw", GoldenRow.doubles(raw.values()), joined(ours), tolerance);
    }

    private GoldenRow finished(List<Heatmap> maps, NpyFile raw) {
        double[][] ours = new double[maps.size()][];
        for (int i = 0; i < ours.length; i++) {
            Heatmap map = maps.get(i);
            ours[i] = GoldenRow.doubles(finished(map, map.width(), map.height()).values());
        }
        return GoldenRow.absolute("raw", GoldenRow.doubles(raw.values()), joined(ours), tolerance);
    }

    private boolean mirrored(double[] ours, float[] reference) {
        double product = 0;
        for (int i = 0; i < Math.min(ours.length, reference.length); i++) {
            product += ours[i] * reference[i];
        }
        return signFree && product < 0;
    }

    private static double[] negative(double[] values) {
        return Arrays.stream(values).map(v -> -v).toArray();
    }

    private static double[] joined(double[][] rows) {
        return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
    }

    /** What came of the weights, and the maps made of them: some cost a pass for each channel, which is paid once. */
    private record Weighted(GoldenRow row, List<Explanation> explanations) {}

    private Weighted weighted(ClassActivationMap aimed, AuditedModel model, Batch batch, NpyFile reference) {
        WeightedChannels formula = (WeightedChannels) aimed.formula();
        return aimed.look(model, batch, layer -> {
            NDArray weights = formula.weights(layer);
            float[] ours = weights.toType(DataType.FLOAT32, false).toFloatArray();
            return new Weighted(
                    weights(GoldenRow.doubles(ours), reference),
                    layer.explainedClasses().explanations(formula.maps(layer, weights)));
        });
    }

    private GoldenRow weights(double[] ours, NpyFile reference) {
        double[] expected = GoldenRow.doubles(reference.values());
        GoldenRow row = weightsAbsolute
                ? GoldenRow.absolute("weights", expected, ours, weightTolerance)
                : GoldenRow.relative("weights", expected, ours, weightTolerance);
        return row.outcome() == GoldenRow.Outcome.FAIL ? row.with(outside(expected, ours, row.tolerance())) : row;
    }

    private static String outside(double[] expected, double[] ours, double tolerance) {
        long outside = IntStream.range(0, expected.length)
                .filter(i -> !(Math.abs(expected[i] - ours[i]) <= tolerance))
                .count();
        return "%d of %d weights are outside".formatted(outside, expected.length);
    }

    /** ReLU, [0, 1], bilinear to the picture's size, [0, 1] again; the sign as the library happened to have it. */
    private GoldenRow finished(GoldenEntry entry, List<Heatmap> maps, NpyFile raw) {
        double[] images = entry.numbers("lib_images");
        long[] shape = entry.array("lib").shape();
        double[][] ours = new double[images.length][];
        for (int i = 0; i < images.length; i++) {
            int image = (int) images[i];
            Heatmap map = maps.get(image);
            double[] values = GoldenRow.doubles(map.values());
            if (mirrored(values, raw.row(image))) {
                map = mirror(map);
            }
            ours[i] = GoldenRow.doubles(
                    finished(map, (int) shape[2], (int) shape[1]).values());
        }
        return GoldenRow.absolute("lib", GoldenRow.doubles(entry.array("lib").values()), joined(ours), 2 * tolerance);
    }

    private static Heatmap mirror(Heatmap map) {
        float[] values = map.values();
        for (int i = 0; i < values.length; i++) {
            values[i] = -values[i];
        }
        return new Heatmap(map.width(), map.height(), values);
    }

    private static Heatmap finished(Heatmap map, int width, int height) {
        Heatmap positive = map.positivePart();
        return positive.defect().isPresent()
                ? new Heatmap(width, height, new float[width * height])
                : positive.normalized().resized(width, height).normalized();
    }

    private GoldenRow judged(GoldenEntry entry, GoldenRow row) {
        if (row.outcome() != GoldenRow.Outcome.FAIL) {
            return row;
        }
        String why = reason.apply(entry, row);
        return why == null ? row : row.byDesign(row.note().isEmpty() ? why : row.note() + "; " + why);
    }
}
