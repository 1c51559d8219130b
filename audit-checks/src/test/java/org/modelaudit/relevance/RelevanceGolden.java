package org.modelaudit.relevance;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.ClassSpecific;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.golden.GoldenComparison;
import org.modelaudit.golden.GoldenEntry;
import org.modelaudit.golden.GoldenMethods;
import org.modelaudit.golden.GoldenRow;
import org.modelaudit.golden.GoldenRow.Outcome;
import org.modelaudit.model.OperationTrace;
import org.modelaudit.model.OperationTrace.Kind;
import org.modelaudit.model.OperationTrace.Operation;
import org.modelaudit.testing.NpyFile;

/**
 * Relevance of the field's own libraries. Where their number is no relevance, because they hand the whole relevance to both
 * sides of an addition or take an operation for something that it is not, the row says so.
 */
public final class RelevanceGolden implements GoldenMethods {

    /** Every picture is compared by its largest value. */
    private static final double TOLERANCE = 1e-2;

    private static final Set<String> CLIPPED = Set.of("relu6", "relu6_", "hardtanh", "hardtanh_", "clamp", "clamp_");

    private static final String DOUBLED =
            "the reference hands the whole relevance to both sides of a functional addition; here each side gets its share";

    @Override
    public Map<String, GoldenComparison> comparisons() {
        Map<String, GoldenComparison> comparisons = new TreeMap<>();
        comparisons.put("B/lrp_zennit_epsilonplus", e -> propagation(e, RelevanceMaps.lrpEpsilonPlus()));
        comparisons.put("B/lrp_zennit_epsilonplusflat", e -> propagation(e, RelevanceMaps.lrpEpsilonPlusFlat()));
        comparisons.put("B/lrp_zennit_epsilon1e-2", e -> propagation(e, RelevanceMaps.lrpEpsilon(1e-2)));
        comparisons.put("B/lrp_captum", e -> propagation(e, RelevanceMaps.lrpEpsilon(1e-9)));
        comparisons.put("B/deeplift", RelevanceGolden::deepLift);
        return comparisons;
    }

    private static List<GoldenRow> propagation(GoldenEntry entry, RelevancePropagation method) {
        if (entry.has("failed")) {
            return List.of(GoldenRow.notOurs("raw", "the reference library fails on this network"));
        }
        RelevancePropagation explainer = method.tolerating(Double.MAX_VALUE);
        if (!entry.hasArray("raw")) {
            return entry.has("sum") ? List.of(sums(entry, explainer)) : List.of();
        }
        return maps(entry, explainer).stream()
                .map(row -> row.outcome() == Outcome.FAIL ? judged(entry, row) : row)
                .toList();
    }

    /** Where no map was kept because it means nothing, its sums still show why. */
    private static GoldenRow sums(GoldenEntry entry, RelevancePropagation explainer) {
        double[] expected = entry.numbers("sum");
        double[] ours = entry.explain(explainer, expected.length).stream()
                .mapToDouble(e -> map(e).sum())
                .toArray();
        return GoldenRow.relative("sum", expected, ours, TOLERANCE).byDesign(DOUBLED);
    }

    /** Why a map of relevance may differ; nothing else excuses it. */
    private static GoldenRow judged(GoldenEntry entry, GoldenRow row) {
        boolean captum = entry.method().contains("captum");
        if (has(entry, Kind.MULTIPLICATION)) {
            return row.byDesign("the reference multiplies the relevance by the network's own scaling of its input,"
                    + " which maps pixel to pixel and here hands it on");
        }
        if (captum && has(entry, Kind.ADDITION)) {
            return row.byDesign(DOUBLED);
        }
        if (captum && has(entry, Kind.NORMALIZATION)) {
            return row.byDesign("the reference treats a normalisation as a layer of its own; here it is folded");
        }
        return row;
    }

    private static boolean has(GoldenEntry entry, Kind kind) {
        return operations(entry).stream().anyMatch(o -> o.kind() == kind);
    }

    private static List<Operation> operations(GoldenEntry entry) {
        try (NDManager scope = entry.model().newManager();
                OperationTrace trace = entry.model().trace(entry.batch(scope, 1).images())) {
            return trace.operations();
        }
    }

    private static List<GoldenRow> deepLift(GoldenEntry entry) {
        ClassSpecific explainer = RelevanceMaps.deepLift().tolerating(Double.MAX_VALUE);
        List<GoldenRow> rows = maps(entry, explainer);
        if (rows.stream().noneMatch(row -> row.outcome() == Outcome.FAIL)) {
            return rows;
        }
        String reason = operations(entry).stream().anyMatch(o -> CLIPPED.contains(o.name()))
                ? plainGradient(entry)
                : incomplete(entry, explainer);
        return reason.isEmpty()
                ? rows
                : rows.stream().map(row -> row.byDesign(reason)).toList();
    }

    /** What the reference gives without a rule for ReLU6 is gradient times input; if it is not, there is another reason. */
    private static String plainGradient(GoldenEntry entry) {
        GoldenRow plain = gradientTimesInput(entry);
        return plain.outcome() == Outcome.FAIL
                ? ""
                : "the reference has no rule for ReLU6 and gives gradient times input (error %.2g)"
                        .formatted(plain.maxAbsError());
    }

    /** Where the windows of a maximum overlap, the reference keeps one of several contributions; then its sum shows it. */
    private static String incomplete(GoldenEntry entry, ClassSpecific explainer) {
        boolean maximum = operations(entry).stream()
                .anyMatch(o -> o.kind() == Kind.POOLING && o.name().contains("max"));
        Explanation first = entry.explain(explainer, 1).get(0);
        double ours = map(first).sum();
        double theirs = entry.numbers("sum")[0];
        boolean complete = first.diagnostics().getOrDefault(DeepLift.RESIDUAL, Double.NaN) < 1e-3;
        return maximum && complete && Math.abs(theirs - ours) > 0.01 * Math.abs(ours)
                ? ("the reference loses contributions where the windows of a maximum overlap: its first map sums to %.4g, ours"
                                + " to %.4g, which is the difference of the logits")
                        .formatted(theirs, ours)
                : "";
    }

    private static GoldenRow gradientTimesInput(GoldenEntry entry) {
        NpyFile raw = entry.array("raw");
        try (NDManager scope = entry.model().newManager()) {
            Batch batch = entry.batch(scope, (int) raw.shape()[0]);
            try (OperationTrace trace = entry.model().trace(batch.images())) {
                NDArray seed = Seed.chosen(
                        Arrays.copyOf(entry.targets(), batch.size()),
                        trace.logits().stopGradient());
                NDArray product =
                        trace.backward(seed, (o, in, out, up, g) -> null).mul(batch.images());
                return GoldenRow.relative("gradient × input", raw.values(), product.toFloatArray(), TOLERANCE);
            }
        }
    }

    /** Full maps of the pictures that have one, small ones of all. */
    private static List<GoldenRow> maps(GoldenEntry entry, ClassSpecific explainer) {
        List<GoldenRow> rows = new ArrayList<>();
        boolean pooled = entry.hasArray("pooled");
        NpyFile raw = entry.array("raw");
        int[] images = entry.has("raw_images")
                ? Arrays.stream(entry.numbers("raw_images"))
                        .mapToInt(i -> (int) i)
                        .toArray()
                : IntStream.range(0, (int) raw.shape()[0]).toArray();
        int count = pooled
                ? (int) entry.array("pooled").shape()[0]
                : Arrays.stream(images).max().orElse(0) + 1;
        List<Explanation> ours = entry.explain(explainer, count);
        List<float[]> expected = new ArrayList<>();
        List<float[]> actual = new ArrayList<>();
        for (int k = 0; k < images.length; k++) {
            expected.add(channelSums(raw.row(k), (int) raw.shape()[1]));
            actual.add(map(ours.get(images[k])).values());
        }
        rows.add(row("raw", expected, actual));
        if (pooled) {
            NpyFile small = entry.array("pooled");
            int side = (int) small.shape()[1];
            rows.add(row(
                    "pooled",
                    IntStream.range(0, count).mapToObj(small::row).toList(),
                    ours.stream().map(e -> pooled(map(e), side)).toList()));
        }
        return rows;
    }

    private static GoldenRow row(String quantity, List<float[]> expected, List<float[]> actual) {
        List<double[]> scaledExpected = new ArrayList<>();
        List<double[]> scaledActual = new ArrayList<>();
        for (int i = 0; i < expected.size(); i++) {
            double[] e = GoldenRow.doubles(expected.get(i));
            double largest = Arrays.stream(e).map(Math::abs).max().orElse(1);
            scaledExpected.add(Arrays.stream(e).map(v -> v / largest).toArray());
            scaledActual.add(Arrays.stream(GoldenRow.doubles(actual.get(i)))
                    .map(v -> v / largest)
                    .toArray());
        }
        return GoldenRow.absolute(
                quantity + " by each picture's largest", joined(scaledExpected), joined(scaledActual), TOLERANCE);
    }

    private static double[] joined(List<double[]> parts) {
        return parts.stream().flatMapToDouble(Arrays::stream).toArray();
    }

    private static Heatmap map(Explanation explanation) {
        Heatmap map = explanation.heatmap();
        if (map == null) {
            throw new IllegalStateException(String.valueOf(explanation.undefinedBecause()));
        }
        return map;
    }

    private static float[] channelSums(float[] values, int channels) {
        float[] sums = new float[values.length / channels];
        for (int i = 0; i < values.length; i++) {
            sums[i % sums.length] += values[i];
        }
        return sums;
    }

    /** Means over a grid of {@code side×side} cells, whose borders are rounded outwards. */
    private static float[] pooled(Heatmap map, int side) {
        float[] means = new float[side * side];
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                int top = row * map.height() / side;
                int bottom = ((row + 1) * map.height() + side - 1) / side;
                int left = column * map.width() / side;
                int right = ((column + 1) * map.width() + side - 1) / side;
                double sum = 0;
                for (int y = top; y < bottom; y++) {
                    for (int x = left; x < right; x++) {
                        sum += map.value(x, y);
                    }
                }
                means[row * side + column] = (float) (sum / ((bottom - top) * (right - left)));
            }
        }
        return means;
    }
}
