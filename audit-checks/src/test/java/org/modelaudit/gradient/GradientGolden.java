package org.modelaudit.gradient;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.modelaudit.attribution.AttributionExplainer;
import org.modelaudit.attribution.PixelAttribution;
import org.modelaudit.attribution.Upsampling;
import org.modelaudit.baseline.Baseline;
import org.modelaudit.cam.ClassActivationMap;
import org.modelaudit.cam.ClassActivationMaps;
import org.modelaudit.combination.Combinations;
import org.modelaudit.combination.DrawStatistic;
import org.modelaudit.combination.NoiseAverage;
import org.modelaudit.combination.Quadrature;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.golden.GoldenComparison;
import org.modelaudit.golden.GoldenEntry;
import org.modelaudit.golden.GoldenMethods;
import org.modelaudit.golden.GoldenRow;
import org.modelaudit.golden.GoldenRow.Outcome;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.testing.NpyFile;

/** Gradients of the field's own libraries, number by number before any reduction over the channels. */
public final class GradientGolden implements GoldenMethods {

    private static final Pattern TOLERANCE = Pattern.compile("(rel|abs) ([0-9.]+e-?[0-9]+)");

    /**
     * The share of numbers that may lie beyond the tolerance, because a ReLU's kink falls to its other side. Most entries of
     * gradients allow it; for gradients under noise, which say nothing of it, the references' general advice for gradients does.
     */
    private static final double KINKS = 1e-3;

    @Override
    public Map<String, GoldenComparison> comparisons() {
        Map<String, GoldenComparison> all = new TreeMap<>();
        all.put("B/saliency_signed", plain(GradientExplainers.gradient()));
        all.put("B/inputxgradient", plain(GradientExplainers.gradientTimesInput()));
        all.put("B/ig_gausslegendre", entry -> compare(entry, integrated(entry, Quadrature.GAUSS_LEGENDRE), v -> v));
        all.put("B/ig_riemann_trapezoid", GradientGolden::trapezoid);
        all.put(
                "B/guidedbackprop",
                entry -> compare(entry, reluOnly(entry, GradientExplainers.guidedBackpropagationReluOnly()), v -> v));
        all.put(
                "B/deconvolution",
                entry -> compare(entry, reluOnly(entry, GradientExplainers.deconvNetReluOnly()), v -> v));
        all.put("B/guidedgradcam", entry -> compare(entry, guidedGradCam(entry), v -> v));
        all.put("B/noisetunnel_smoothgrad", entry -> smoothed(entry, DrawStatistic.MEAN));
        all.put("B/noisetunnel_smoothgrad_sq", entry -> smoothed(entry, DrawStatistic.MEAN_SQUARE));
        all.put("B/noisetunnel_vargrad", entry -> smoothed(entry, DrawStatistic.VARIANCE));
        all.put("B/fullgrad_pgc", plain(GradientExplainers.fullGradChannelScaled()));
        all.put("B/fullgrad_idiap", plain(GradientExplainers.fullGradLayerScaled()));
        all.put("B/crosscheck_guidedbackprop", GradientGolden::crosscheck);
        return all;
    }

    private static GoldenComparison plain(AttributionExplainer explainer) {
        return entry -> compare(entry, explainer.attribution(), values -> values);
    }

    private static PixelAttribution integrated(GoldenEntry entry, Quadrature quadrature) {
        int steps = entry.json().getAsJsonObject("hyper").get("n_steps").getAsInt();
        return GradientExplainers.integratedGradients(Baseline.zero(), quadrature, steps)
                .attribution();
    }

    private static PixelAttribution guidedGradCam(GoldenEntry entry) {
        String layer = entry.json().getAsJsonObject("hyper").get("layer").getAsString();
        ClassActivationMap map = ClassActivationMaps.gradCam().at(layer);
        return hasRelu(entry)
                ? GradientExplainers.guidedGradCamReluOnly(map).attribution()
                : Combinations.guided(GradientExplainers.gradient(), map, Upsampling.NEAREST)
                        .attribution();
    }

    /** Where a net has no module of the class ReLU, the references are the plain gradient, and ours refuses to be that. */
    private static PixelAttribution reluOnly(GoldenEntry entry, AttributionExplainer explainer) {
        return hasRelu(entry) ? explainer.attribution() : new Gradient();
    }

    private static boolean hasRelu(GoldenEntry entry) {
        return entry.model().layers().stream().anyMatch(layer -> layer.kind().equals("ReLU"));
    }

    /** The reference's weights sum to (n - 1)/n, so that it misses 1/n of every integral. */
    private static List<GoldenRow> trapezoid(GoldenEntry entry) {
        int steps = entry.json().getAsJsonObject("hyper").get("n_steps").getAsInt();
        double lost = (steps - 1.0) / steps;
        List<GoldenRow> rows = new ArrayList<>();
        for (GoldenRow row : compare(entry, integrated(entry, Quadrature.TRAPEZOID), values -> times(values, lost))) {
            rows.add(row.with("ours times (n - 1)/n: the reference's weights sum to that, ours to 1"));
        }
        return rows;
    }

    private static double[] times(double[] values, double factor) {
        return Arrays.stream(values).map(v -> v * factor).toArray();
    }

    private static List<GoldenRow> smoothed(GoldenEntry entry, DrawStatistic statistic) {
        if (!entry.hasArray("raw")) {
            return List.of();
        }
        NpyFile noise = entry.array("noise");
        return compare(
                entry,
                new NoiseAverage(
                        "noisetunnel/reference@1",
                        "noise of the reference",
                        new Gradient(),
                        (int) noise.shape()[1],
                        (sample, image, draw) -> stored(noise, sample.id(), image, draw),
                        statistic),
                values -> values);
    }

    private static NDArray stored(NpyFile noise, String id, NDArray image, int draw) {
        int picture = Integer.parseInt(id.substring("image ".length()));
        int size = (int) image.getShape().size();
        float[] ofPicture = noise.row(picture);
        return image.getManager()
                .create(Arrays.copyOfRange(ofPicture, draw * size, (draw + 1) * size), image.getShape());
    }

    /** Two libraries' maps of the first picture, of which the reference keeps the difference and the largest number. */
    private static List<GoldenRow> crosscheck(GoldenEntry entry) {
        GoldenEntry map = entry.directory().entries().stream()
                .filter(e -> e.network().equals(entry.network()) && e.method().equals("guidedbackprop"))
                .findFirst()
                .orElseThrow();
        PixelAttribution guided = reluOnly(map, GradientExplainers.guidedBackpropagationReluOnly());
        double[] ours = GoldenRow.doubles(values(map, guided, 1));
        double largest = Arrays.stream(ours).map(Math::abs).max().orElse(0);
        double expected = entry.json().getAsJsonObject("result").get("max_abs").getAsDouble();
        return List.of(GoldenRow.relative("max_abs", new double[] {expected}, new double[] {largest}, 1e-3));
    }

    private static List<GoldenRow> compare(
            GoldenEntry entry, PixelAttribution attribution, Function<double[], double[]> made) {
        String array = entry.hasArray("raw") ? "raw" : "lib";
        int stored = entry.hasArray(array) ? (int) entry.array(array).shape()[0] : 0;
        int pooled = entry.hasArray("pooled") ? (int) entry.array("pooled").shape()[0] : 0;
        int count = Math.max(stored, pooled);
        double[] ours = made.apply(GoldenRow.doubles(values(entry, attribution, count)));
        int size = ours.length / Math.max(1, count);
        List<GoldenRow> rows = new ArrayList<>();
        if (stored > 0) {
            rows.add(row(
                    entry, array, GoldenRow.doubles(entry.array(array).values()), Arrays.copyOf(ours, stored * size)));
        }
        if (pooled > 0) {
            int cells = (int) entry.array("pooled").shape()[1];
            int side = (int) entry.input().shape()[2];
            rows.add(
                    row(entry, "pooled", GoldenRow.doubles(entry.array("pooled").values()), pooled(ours, side, cells)));
        }
        if (entry.has("abs_sum")) {
            double[] sums = new double[count];
            double[] norms = new double[count];
            for (int i = 0; i < ours.length; i++) {
                sums[i / size] += Math.abs(ours[i]);
                norms[i / size] += ours[i] * ours[i];
            }
            rows.add(row(entry, "abs_sum", Arrays.copyOf(entry.numbers("abs_sum"), count), sums));
            rows.add(row(
                    entry,
                    "l2",
                    Arrays.copyOf(entry.numbers("l2"), count),
                    Arrays.stream(norms).map(Math::sqrt).toArray()));
        }
        return rows;
    }

    private static GoldenRow row(GoldenEntry entry, String quantity, double[] expected, double[] actual) {
        Matcher stated = TOLERANCE.matcher(entry.tolerance());
        double tolerance = stated.find() ? Double.parseDouble(stated.group(2)) : 1e-3;
        GoldenRow row;
        if (entry.tolerance().startsWith("abs")) {
            row = GoldenRow.absolute(quantity, expected, actual, tolerance);
        } else if (quantity.equals("pooled") && entry.tolerance().contains("max|raw|") && entry.has("max")) {
            double largest = Arrays.stream(entry.numbers("max")).max().orElse(0);
            row = GoldenRow.absolute(quantity, expected, actual, tolerance * largest);
        } else {
            row = GoldenRow.relative(quantity, expected, actual, tolerance);
        }
        if (row.outcome() == Outcome.PASS || expected.length != actual.length) {
            return row;
        }
        long beyond = 0;
        for (int i = 0; i < expected.length; i++) {
            beyond += Math.abs(expected[i] - actual[i]) <= row.tolerance() ? 0 : 1;
        }
        boolean byEntry = entry.tolerance().contains("0.1%");
        boolean byAdvice = entry.has("noise") && quantity.equals("raw");
        boolean allowed = (byEntry || byAdvice) && beyond <= KINKS * expected.length;
        return new GoldenRow(
                quantity,
                row.maxAbsError(),
                row.correlation(),
                row.tolerance(),
                allowed ? Outcome.PASS : row.outcome(),
                "%d of %d numbers lie beyond the tolerance; 0.1 %% are allowed for kinks of ReLUs %s"
                        .formatted(
                                beyond,
                                expected.length,
                                byEntry ? "by the entry" : byAdvice ? "by the general advice only" : "elsewhere"));
    }

    /** Sums over the channels, averaged over the bins of adaptive pooling. */
    private static double[] pooled(double[] values, int side, int cells) {
        int pictures = values.length / (3 * side * side);
        double[] pooled = new double[pictures * cells * cells];
        for (int i = 0; i < pooled.length; i++) {
            int picture = i / (cells * cells);
            int row = i / cells % cells;
            int column = i % cells;
            int top = row * side / cells;
            int bottom = ((row + 1) * side + cells - 1) / cells;
            int left = column * side / cells;
            int right = ((column + 1) * side + cells - 1) / cells;
            double sum = 0;
            for (int c = 0; c < 3; c++) {
                for (int y = top; y < bottom; y++) {
                    for (int x = left; x < right; x++) {
                        sum += values[((picture * 3 + c) * side + y) * side + x];
                    }
                }
            }
            pooled[i] = sum / ((bottom - top) * (right - left));
        }
        return pooled;
    }

    private static float[] values(GoldenEntry entry, PixelAttribution attribution, int count) {
        AuditedModel model = entry.model();
        try (NDManager scope = model.newManager()) {
            Batch batch = entry.batch(scope, count);
            Map<String, Integer> classes = new HashMap<>();
            for (int i = 0; i < batch.size(); i++) {
                classes.put(batch.samples().get(i).id(), entry.targets()[i]);
            }
            return attribution
                    .attribute(model, batch, TargetClass.each(classes))
                    .values()
                    .toFloatArray();
        }
    }
}
