package org.modelaudit.sanity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.metric.Direction;
import org.modelaudit.metric.Measurement;
import org.modelaudit.metric.Metric;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.MetricId;
import org.modelaudit.metric.Outcome;
import org.modelaudit.metric.Range;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;
import org.modelaudit.model.ModelWeights;
import org.modelaudit.random.RunSeed;
import org.modelaudit.similarity.ExplainedAgain;

/**
 * Efficient MPRT (eMPRT): how much more complex the map becomes when all parameters become random: {@code (H(φ_random) - H(φ)) / H(φ)} with the entropy
 * {@code H} of the histogram of the map's values in 100 equal bins. Higher is better, at least -1.
 *
 * <p>Hedström et al., A Fresh Look at Sanity Checks for Saliency Maps, 2024, section 5 (eMPRT). It compares no pair of
 * maps, so noise in them does not pass for a difference.
 */
public final class EfficientParameterRandomization implements Metric {

    private static final int BINS = 100;

    private final Redraw redraw;
    private final long seed;

    private EfficientParameterRandomization(Redraw redraw, long seed) {
        this.redraw = redraw;
        this.seed = seed;
    }

    static EfficientParameterRandomization standard() {
        return new EfficientParameterRandomization(Redraw.SAME_MOMENTS, 42);
    }

    /** The same with other random weights. */
    public EfficientParameterRandomization redrawn(Redraw other) {
        return new EfficientParameterRandomization(other, seed);
    }

    /** The same from another seed. */
    public EfficientParameterRandomization seed(long other) {
        return new EfficientParameterRandomization(redraw, other);
    }

    @Override
    public MetricDescription description() {
        return new MetricDescription(
                new MetricId("efficient-parameter-randomization", "histogram-entropy", 1),
                "rise of complexity after parameter randomization",
                Direction.HIGHER_IS_BETTER,
                new Range(-1, Double.POSITIVE_INFINITY),
                "Hedström et al., A Fresh Look at Sanity Checks for Saliency Maps, 2024, section 5");
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("bins", Integer.toString(BINS));
        settings.put("weights", redraw.toString());
        settings.put("class", "of the first map");
        settings.put("seed", Long.toString(seed));
        return settings;
    }

    @Override
    public Cost costPerSample(AuditedModel model, Explainer explainer) {
        return explainer.costPerSample(model);
    }

    @Override
    public List<Outcome> measure(Measurement measurement) {
        ExplainedAgain again = ExplainedAgain.of(measurement);
        ModelWeights weights = measurement.model().weights();
        RunSeed run = measurement.model().runSeed();
        List<Explanation> random = weights.changing(() -> {
            weights.layers().forEach(layer -> redraw.apply(weights, layer, run, seed));
            return again.explain(measurement.batch().get().images());
        });
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < random.size(); i++) {
            outcomes.add(rise(again.first(i), random.get(i)));
        }
        return outcomes;
    }

    private static Outcome rise(Heatmap first, Explanation second) {
        Heatmap map = second.heatmap();
        double entropy = entropy(first);
        if (map == null) {
            return Outcome.undefined("there is no second map: " + second.undefinedBecause());
        }
        return entropy == 0
                ? Outcome.undefined("the map has no entropy")
                : Outcome.value((entropy(map) - entropy) / entropy);
    }

    /** {@code -Σ p ln p} over the bins. */
    static double entropy(Heatmap map) {
        int[] counts = new int[BINS];
        float[] values = map.values();
        double low = map.min();
        double span = map.max() - low;
        for (float value : values) {
            counts[Math.min(BINS - 1, (int) (BINS * (value - low) / span))]++;
        }
        double entropy = 0;
        for (int count : counts) {
            double p = (double) count / values.length;
            entropy -= count == 0 ? 0 : p * Math.log(p);
        }
        return entropy;
    }
}
