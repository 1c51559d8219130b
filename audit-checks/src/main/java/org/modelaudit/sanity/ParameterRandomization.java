package org.modelaudit.sanity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.modelaudit.error.ModelException;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.Explanation;
import org.modelaudit.gate.Check;
import org.modelaudit.gate.Requirement;
import org.modelaudit.gate.Threshold;
import org.modelaudit.metric.CurvedMetric;
import org.modelaudit.metric.Direction;
import org.modelaudit.metric.Measurement;
import org.modelaudit.metric.MetricCurve;
import org.modelaudit.metric.MetricCurve.Point;
import org.modelaudit.metric.MetricCurve.Reading;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.MetricId;
import org.modelaudit.metric.Outcome;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;
import org.modelaudit.model.ModelWeights;
import org.modelaudit.random.RunSeed;
import org.modelaudit.similarity.ExplainedAgain;
import org.modelaudit.similarity.MeanSimilarity;
import org.modelaudit.similarity.Similarities;
import org.modelaudit.similarity.Similarity;

/**
 * Model parameter randomisation test (MPRT): how alike the explanations of the trained model and of models with random weights are, averaged over layers and draws. An
 * explanation that stays the same shows the picture, not what was learned. Lower is better.
 *
 * <p>Adebayo et al., Sanity Checks for Saliency Maps, NeurIPS 2018, section 3. The layers become random in the order of the
 * program, for a whole batch at a time; the class is that of the first map. A second map that is constant or not finite has no
 * similarity; a sample where that happens to more than half of them is undefined.
 *
 * <p>As a check it requires at most {@value #DEFAULT_BOUND} on the mean, for Spearman's correlation of absolute values over a
 * top-down cascade. The bound was set between what the reference curves of three real nets with {@link
 * Redraw#AS_INITIALIZED} weights give at about these layers: 0.23 to 0.36 for the plain gradient, 0.55 to 0.66 for guided
 * backpropagation. A cascade from the input, or all layers at once, destroys the features at its first step and can tell
 * these two apart no more; see Hedström et al., A Fresh Look at Sanity Checks (2024) for what speaks against the other order.
 */
public final class ParameterRandomization implements CurvedMetric, Check {

    /** What the mean must not exceed in the default check. */
    public static final double DEFAULT_BOUND = 0.45;

    private final RandomizationOrder order;
    private final Redraw redraw;
    private final Similarity similarity;
    private final int checkpoints;
    private final int draws;
    private final DenoisedMaps smoothing;
    private final long seed;

    private ParameterRandomization(
            RandomizationOrder order,
            Redraw redraw,
            Similarity similarity,
            int checkpoints,
            int draws,
            DenoisedMaps smoothing,
            long seed) {
        if (checkpoints < 1 || draws < 1) {
            throw new IllegalArgumentException(
                    "At least one layer and one draw are needed, but got %d and %d.".formatted(checkpoints, draws));
        }
        this.order = order;
        this.redraw = redraw;
        this.similarity = similarity;
        this.checkpoints = checkpoints;
        this.draws = draws;
        this.smoothing = smoothing;
        this.seed = seed;
    }

    static ParameterRandomization standard() {
        return new ParameterRandomization(
                RandomizationOrder.TOP_DOWN,
                Redraw.SAME_MOMENTS,
                Similarities.spearmanOfAbsoluteValues(),
                5,
                3,
                DenoisedMaps.NONE,
                42);
    }

    /** The same in another order. */
    public ParameterRandomization in(RandomizationOrder other) {
        return new ParameterRandomization(other, redraw, similarity, checkpoints, draws, smoothing, seed);
    }

    /** The same with other random weights. */
    public ParameterRandomization redrawn(Redraw other) {
        return new ParameterRandomization(order, other, similarity, checkpoints, draws, smoothing, seed);
    }

    /** The same by another similarity, for which a higher number means more alike. */
    public ParameterRandomization comparedBy(Similarity other) {
        return new ParameterRandomization(
                order, redraw, other.requireHigherIsAlike(), checkpoints, draws, smoothing, seed);
    }

    /** The same with the explainer asked at so many layers of the order, first and last among them; 5 unless said otherwise. */
    public ParameterRandomization atLayers(int most) {
        return new ParameterRandomization(order, redraw, similarity, most, draws, smoothing, seed);
    }

    /** The same with so many sets of random weights; 3 unless said otherwise. */
    public ParameterRandomization draws(int count) {
        return new ParameterRandomization(order, redraw, similarity, checkpoints, count, smoothing, seed);
    }

    /** The same from another seed. */
    public ParameterRandomization seed(long other) {
        return new ParameterRandomization(order, redraw, similarity, checkpoints, draws, smoothing, other);
    }

    /**
     * Smooth MPRT (sMPRT): every map is the mean over noisy copies of the picture, so that noise in the maps is not taken for a difference
     * (Hedström et al., A Fresh Look at Sanity Checks, 2024, section 4).
     *
     * @param copies how many, the last of them without noise
     * @param noise deviation as a share of the picture's span
     */
    public ParameterRandomization smoothed(int copies, double noise) {
        return new ParameterRandomization(
                order, redraw, similarity, checkpoints, draws, new DenoisedMaps(copies, noise), seed);
    }

    @Override
    public MetricDescription description() {
        String smooth = smoothing.isNone() ? "" : "-smooth";
        return new MetricDescription(
                new MetricId(
                        "parameter-randomization",
                        order.word() + smooth + "-" + similarity.dialect(),
                        similarity.version()),
                "similarity after parameter randomization",
                Direction.LOWER_IS_BETTER,
                similarity.range(),
                "Adebayo et al., Sanity Checks for Saliency Maps, NeurIPS 2018, section 3");
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("order", order.toString());
        settings.put("weights", redraw.toString());
        settings.putAll(similarity.settings());
        settings.put("layers", order == RandomizationOrder.FULL ? "all" : "at most " + checkpoints);
        settings.put("draws", Integer.toString(draws));
        settings.put("smoothing", smoothing.toString());
        settings.put("class", "of the first map");
        settings.put("seed", Long.toString(seed));
        return settings;
    }

    @Override
    public Requirement requirement() {
        return Requirement.ofSanity(this, Threshold.atMost(DEFAULT_BOUND));
    }

    /** An explanation of each copy for each draw and layer, and for the trained model where copies are smoothed. */
    @Override
    public Cost costPerSample(AuditedModel model, Explainer explainer) {
        return explainer
                .costPerSample(model)
                .times(smoothing.again() + (long) draws * steps(model.weights()).size() * smoothing.copies());
    }

    @Override
    public List<Outcome> measure(Measurement measurement) {
        return MeanSimilarity.perSample(
                curve(measurement).values(), measurement.samples().size());
    }

    /**
     * The single similarities behind {@link #measure}.
     *
     * @return by the layer that became random last, in the order of randomisation: for each draw and sample in turn one outcome
     */
    public Map<String, List<Outcome>> curve(Measurement measurement) {
        ModelWeights weights = measurement.model().weights();
        if (weights.layers().isEmpty()) {
            throw new ModelException("The model '%s' has no layer with parameters that could be randomised."
                    .formatted(measurement.model().identity().file()));
        }
        List<RandomizationOrder.Step> steps = steps(weights);
        Map<String, List<Outcome>> curve = new LinkedHashMap<>();
        steps.forEach(step -> curve.put(step.name(), new ArrayList<>()));
        RunSeed run = measurement.model().runSeed();
        ExplainedAgain again = ExplainedAgain.of(measurement);
        List<Explanation> first = smoothing.first(measurement, again);
        for (int draw = 0; draw < draws; draw++) {
            long own = seed + draw;
            weights.changing(() -> {
                for (RandomizationOrder.Step step : steps) {
                    step.layers().forEach(layer -> redraw.apply(weights, layer, run, own));
                    List<Explanation> now = smoothing.explain(measurement, again);
                    curve.computeIfAbsent(step.name(), name -> new ArrayList<>())
                            .addAll(again.compare(similarity, first, now));
                    if (order == RandomizationOrder.INDEPENDENT) {
                        step.layers().forEach(weights::restore);
                    }
                }
                return curve;
            });
        }
        return curve;
    }

    @Override
    public List<Optional<MetricCurve>> curves(Measurement measurement) {
        Map<String, List<Outcome>> all = curve(measurement);
        int samples = measurement.samples().size();
        List<Outcome> means = MeanSimilarity.perSample(all.values(), samples);
        List<Optional<MetricCurve>> curves = new ArrayList<>();
        for (int i = 0; i < samples; i++) {
            curves.add(means.get(i) instanceof Outcome.Value ? Optional.of(shown(all, i, samples)) : Optional.empty());
        }
        return curves;
    }

    /** One point for each layer and draw; none has a height where there was nothing to compare. */
    private MetricCurve shown(Map<String, List<Outcome>> all, int sample, int samples) {
        List<Point> points = new ArrayList<>();
        int step = 0;
        for (Map.Entry<String, List<Outcome>> layer : all.entrySet()) {
            step++;
            for (int j = sample; j < layer.getValue().size(); j += samples) {
                double height = layer.getValue().get(j) instanceof Outcome.Value value ? value.value() : Double.NaN;
                points.add(new Point(step, height, layer.getKey()));
            }
        }
        return new MetricCurve(
                "layer that became random last, " + order,
                "similarity to the trained model's map",
                Reading.MEAN,
                points);
    }

    private List<RandomizationOrder.Step> steps(ModelWeights weights) {
        return order.steps(weights.layers(), checkpoints);
    }
}
