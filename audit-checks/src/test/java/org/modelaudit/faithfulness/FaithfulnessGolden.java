package org.modelaudit.faithfulness;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.modelaudit.baseline.Baseline;
import org.modelaudit.cam.ClassActivationMap;
import org.modelaudit.cam.ClassActivationMaps;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.golden.GoldenComparison;
import org.modelaudit.golden.GoldenEntry;
import org.modelaudit.golden.GoldenMethods;
import org.modelaudit.golden.GoldenRow;
import org.modelaudit.image.Geometry;
import org.modelaudit.image.PictureSize;
import org.modelaudit.metric.ExplainedSample;
import org.modelaudit.metric.Measurement;
import org.modelaudit.metric.Metric;
import org.modelaudit.metric.Outcome;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.segmentation.Segmentation;
import org.modelaudit.testing.NpyFile;

/** Section C without localization and robustness: metrics of the very maps that were fed to the reference. */
public final class FaithfulnessGolden implements GoldenMethods {

    @Override
    public Map<String, GoldenComparison> comparisons() {
        Map<String, GoldenComparison> all = new TreeMap<>(new RoadGolden().comparisons());
        all.putAll(new RiseGolden().comparisons());
        all.put("C/maps_fed_to_metrics", FaithfulnessGolden::maps);
        all.put("C/adcc", FaithfulnessGolden::adcc);
        all.put("C/average_drop_increase", FaithfulnessGolden::averageDrop);
        all.put("C/quantus_Sparseness", entry -> ofMap(entry, FaithfulnessMetrics.sparseness()));
        all.put("C/quantus_Complexity", entry -> ofMap(entry, FaithfulnessMetrics.entropyComplexity()));
        all.put("C/quantus_EffectiveComplexity", entry -> ofMap(entry, FaithfulnessMetrics.effectiveComplexity()));
        all.put(
                "C/quantus_EffectiveComplexity_eps0.1",
                entry -> ofMap(entry, FaithfulnessMetrics.effectiveComplexity().above(0.1)));
        all.put("C/quantus_PixelFlipping", entry -> QuantusReadings.pixelFlipping(entry, false));
        all.put("C/quantus_PixelFlipping_auc", entry -> QuantusReadings.pixelFlipping(entry, true));
        all.put(
                "C/quantus_RegionPerturbation_morf",
                entry -> QuantusReadings.regionPerturbation(entry, RemovalOrder.MOST_RELEVANT_FIRST));
        all.put(
                "C/quantus_RegionPerturbation_lerf",
                entry -> QuantusReadings.regionPerturbation(entry, RemovalOrder.LEAST_RELEVANT_FIRST));
        all.put("C/quantus_Selectivity", QuantusReadings::selectivity);
        all.put("C/quantus_FaithfulnessEstimate", QuantusReadings::faithfulnessEstimate);
        all.put("C/quantus_FaithfulnessCorrelation", QuantusReadings::faithfulnessCorrelation);
        all.put("C/quantus_IROF", QuantusReadings::irof);
        all.put("C/irof_segments", FaithfulnessGolden::segments);
        all.put("C/captum_infidelity_gradient", FaithfulnessGolden::infidelity);
        all.put("C/quantus_Completeness", FaithfulnessGolden::completeness);
        all.put(
                "C/quantus_Infidelity",
                notOurs("the library removes patches one after another without putting them back and averages identical"
                        + " repeats, where the paper takes an expectation over perturbations; ours is checked against"
                        + " captum's infidelity with stored perturbations"));
        all.put(
                "C/quantus_SensitivityN",
                notOurs(
                        "the library correlates over the pictures of a batch, with sets that grow out of each other, so a"
                                + " picture's value depends on the batch; the paper correlates over random sets of one picture"));
        all.put(
                "C/quantus_NonSensitivity",
                notOurs(
                        "no metric of ours: it counts values of a map at a threshold of 1e-5, which no map after bilinear"
                                + " interpolation is meant for"));
        all.put(
                "C/quantus_InputInvariance",
                notOurs("the library raises on this network: it takes the first named module for a biased convolution;"
                        + " input invariance is a check of its own, with the shifted twin made from the program"));
        return all;
    }

    private static GoldenComparison notOurs(String reason) {
        return entry -> List.of(GoldenRow.notOurs("entry", reason));
    }

    /** Our own Grad-CAM at the layer whose map was stored, brought to the size of the picture as the reference does. */
    private static List<GoldenRow> maps(GoldenEntry entry) {
        NpyFile stored = new StoredMaps(entry).file("maps_gradcam");
        GoldenEntry layer = finalLayer(entry);
        List<Explanation> explanations =
                layer.explain(ClassActivationMaps.gradCam().at(layer.layer()), (int) stored.shape()[0]);
        float[] ours = new float[stored.values().length];
        for (int i = 0; i < explanations.size(); i++) {
            float[] map = heatmap(explanations.get(i))
                    .positivePart()
                    .normalized()
                    .resized((int) stored.shape()[2], (int) stored.shape()[1])
                    .values();
            System.arraycopy(map, 0, ours, i * map.length, map.length);
        }
        return List.of(GoldenRow.relative("gradcam", stored.values(), ours, 2e-3)
                .with("the other maps are input: Eigen-CAM with LAPACK's sign, and gradients"));
    }

    private static Heatmap heatmap(Explanation explanation) {
        Heatmap map = explanation.heatmap();
        if (map == null) {
            throw new IllegalStateException("no map: " + explanation.undefinedBecause());
        }
        return map;
    }

    private static GoldenEntry finalLayer(GoldenEntry entry) {
        return entry.directory().entries().stream()
                .filter(other -> other.network().equals(entry.network()))
                .filter(other -> other.section().equals("B") && other.method().equals("gradcam"))
                .filter(other -> other.text("raw").contains("/final/"))
                .findFirst()
                .orElseThrow();
    }

    /** From the picture to the number, with our own Grad-CAM. */
    private static List<GoldenRow> adcc(GoldenEntry entry) {
        GoldenEntry layer = finalLayer(entry);
        ClassActivationMap explainer = ClassActivationMaps.gradCam().at(layer.layer());
        AuditedModel model = entry.model();
        List<JsonObject> expected = entry.json().getAsJsonArray("per_image").asList().stream()
                .map(element -> element.getAsJsonObject())
                .toList();
        try (NDManager scope = model.newManager()) {
            Batch batch = entry.batch(scope, expected.size());
            List<Explanation> explanations = explainer.explain(model, batch);
            List<ExplainedSample> samples = new ArrayList<>();
            PictureSize size =
                    new PictureSize(model.input().width(), model.input().height());
            for (int i = 0; i < explanations.size(); i++) {
                samples.add(new ExplainedSample(
                        batch.samples().get(i), new Geometry(size, size, 1, 1, 0, 0), explanations.get(i)));
            }
            Measurement measurement = new Measurement(model, explainer, samples, () -> batch);
            Map<String, Metric> metrics = new TreeMap<>(Map.of(
                    "adcc", FaithfulnessMetrics.adcc(),
                    "avgdrop", FaithfulnessMetrics.averageDrop(),
                    "coherency", FaithfulnessMetrics.coherency(),
                    "complexity", FaithfulnessMetrics.complexity()));
            List<GoldenRow> rows = new ArrayList<>();
            metrics.forEach((name, metric) -> rows.add(GoldenRow.absolute(
                    name,
                    expected.stream()
                            .mapToDouble(one -> one.get(name).getAsDouble())
                            .toArray(),
                    values(metric.measure(measurement)),
                    2e-3)));
            return rows;
        }
    }

    private static double[] values(List<Outcome> outcomes) {
        return outcomes.stream()
                .mapToDouble(outcome -> outcome instanceof Outcome.Value value ? value.value() : Double.NaN)
                .toArray();
    }

    private static List<GoldenRow> averageDrop(GoldenEntry entry) {
        JsonObject result = entry.json().getAsJsonObject("result");
        double[] pairs = new StoredMaps(entry)
                .each((subject, position) -> new double[] {subject.cleanProbability(), faded(subject)});
        return List.of(
                row(result, "p", pairs, pair -> pair[0]),
                row(result, "p_expl", pairs, pair -> pair[1]),
                row(result, "avg_drop_softmax", pairs, pair -> drop(FaithfulnessMetrics.averageDrop(), pair)),
                row(
                        result,
                        "pgc_drop_in_confidence_softmax",
                        pairs,
                        pair -> drop(FaithfulnessMetrics.absoluteAverageDrop(), pair)),
                GoldenRow.notOurs(
                        "of logits",
                        "average drop is not taken of logits: the quotient has no meaning where they are not positive"));
    }

    /** With the map exactly as it was stored, that is not scaled again after it was resized. */
    private static double faded(ExplainedPicture subject) {
        NDArray weights = subject.image()
                .getManager()
                .create(subject.raw().values(), new Shape(1, 1, subject.height(), subject.width()));
        return subject.probabilities(1, (from, to, scope) -> {
            NDArray faded = GradualReplacement.mixed(subject.removed(Baseline.zero()), subject.image(), weights);
            faded.attach(scope);
            return faded;
        })[0];
    }

    private static double drop(AverageDrop metric, double[] pair) {
        return ((Outcome.Value) metric.drop(pair[0], pair[1])).value();
    }

    private static GoldenRow row(JsonObject result, String name, double[] pairs, ToDoubleFunction<double[]> formula) {
        double[] ours = IntStream.range(0, pairs.length / 2)
                .mapToDouble(i -> formula.applyAsDouble(new double[] {pairs[2 * i], pairs[2 * i + 1]}))
                .toArray();
        return GoldenRow.absolute(name, StoredMaps.flat(result.get(name)), ours, 1e-4);
    }

    /** The library divides by the largest value of the whole batch; one by one it is the sample's own, as ours. */
    private static List<GoldenRow> ofMap(GoldenEntry entry, MapMetric metric) {
        StoredMaps maps = new StoredMaps(entry);
        double[] ours = IntStream.of(maps.images())
                .mapToDouble(image -> ((Outcome.Value) metric.measure(maps.map(image))).value())
                .toArray();
        return List.of(GoldenRow.relative("one by one", entry.numbers("result_one_by_one"), ours, 1e-4));
    }

    private static List<GoldenRow> segments(GoldenEntry entry) {
        NpyFile segments = entry.array("output");
        StoredMaps maps = new StoredMaps(entry.directory().entries().stream()
                .filter(other -> other.network().equals(entry.network())
                        && other.method().equals("quantus_IROF"))
                .findFirst()
                .orElseThrow());
        int stored = (int) segments.shape()[0];
        List<String> counts = new ArrayList<>();
        maps.each((subject, position) -> {
            if (position < stored) {
                counts.add("%d and %d"
                        .formatted(
                                QuantusReadings.superpixels(segments, position).count(),
                                Segmentation.slic(100).segment(subject.image()).count()));
            }
            return new double[0];
        });
        return List.of(GoldenRow.notOurs(
                "number of superpixels",
                "SLIC of another library, stored for the replay of IROF; theirs and ours: " + counts));
    }

    private static List<GoldenRow> infidelity(GoldenEntry entry) {
        NpyFile noise = entry.array("noise");
        NpyFile gradients = entry.directory().array(entry.network() + "/B/grad/saliency_signed.npy");
        int draws = (int) noise.shape()[0];
        float[] perturbations = noise.values();
        double[] ours = new StoredMaps(entry).each((subject, position) -> {
            float[] gradient = gradients.row(new StoredMaps(entry).images()[position]);
            float[] picture = subject.image().toFloatArray();
            double[] predicted = new double[draws];
            float[] changed = new float[draws * picture.length];
            for (int draw = 0; draw < draws; draw++) {
                int start = (draw * (int) noise.shape()[1] + position) * picture.length;
                for (int i = 0; i < picture.length; i++) {
                    float perturbation = perturbations[start + i];
                    predicted[draw] += perturbation * gradient[i];
                    changed[draw * picture.length + i] = picture[i] - perturbation;
                }
            }
            double[] drops = subject.logits(
                    draws,
                    (from, to, scope) -> scope.create(changed, new Shape(draws, 3, subject.height(), subject.width()))
                            .get(from + ":" + to));
            Arrays.setAll(drops, draw -> subject.cleanLogit() - drops[draw]);
            return values(List.of(FaithfulnessMetrics.infidelity().unscaled().infidelity(predicted, drops)));
        });
        return List.of(
                GoldenRow.relative("infidelity", StoredMaps.flat(entry.json().get("result")), ours, 5e-3));
    }

    private static List<GoldenRow> completeness(GoldenEntry entry) {
        JsonObject values = entry.json().getAsJsonObject("values");
        StoredMaps maps = new StoredMaps(entry);
        IntFunction<Heatmap> none = image -> new Heatmap(1, 1, new float[1]);
        double[] zero = maps.each(none, (subject, position) ->
                new double[] {FaithfulnessMetrics.completeness().difference(subject)});
        double[] smallest = maps.each(none, (subject, position) -> new double[] {
            FaithfulnessMetrics.completeness()
                    .against(QuantusReadings.smallest())
                    .difference(subject)
        });
        double[] sums = StoredMaps.flat(values.get("sum_attribution"));
        double[] residuals = IntStream.range(0, sums.length)
                .mapToDouble(i -> Math.abs(sums[i] - zero[i]) / Math.abs(zero[i]))
                .toArray();
        return List.of(
                GoldenRow.absolute("f(x) - f(0)", StoredMaps.flat(values.get("f_x_minus_f_0")), zero, 1e-3),
                GoldenRow.absolute(
                        "f(x) - f(smallest value)", StoredMaps.flat(values.get("f_x_minus_f_black")), smallest, 1e-3),
                GoldenRow.notOurs(
                        "result",
                        "the library asks for equality of floating point numbers, and against the smallest value where"
                                + " the attribution was made against zero; residuals of the stored sums by ours: "
                                + Arrays.toString(residuals)));
    }
}
