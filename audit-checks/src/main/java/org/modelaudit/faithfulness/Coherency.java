package org.modelaudit.faithfulness;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.modelaudit.baseline.Baseline;
import org.modelaudit.data.AuditSample;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.ClassSpecific;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.metric.ExplainedSample;
import org.modelaudit.metric.Measurement;
import org.modelaudit.metric.Metric;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.Outcome;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;

/**
 * Whether the explainer stays with its word: the map of the picture and the map of the picture times that map, for the same
 * class, as {@code (Pearson(M(x), M(x·M(x))) + 1) / 2}.
 *
 * <p>In [0, 1], higher is better; 0.5 is no correlation. Undefined where the faded picture has no map. Poppi et al., Revisiting
 * the Evaluation of Class Activation Mapping for Explainability (ADCC), CVPR workshops 2021. Costs one explanation
 * of each sample.
 */
public final class Coherency implements Metric {

    private static final MetricDescription DESCRIPTION = MetricDescription.higherIsBetter(
            "coherency/paper@1", "coherency", "Poppi et al., ADCC, CVPR workshops 2021");

    private final Baseline baseline;

    Coherency(Baseline baseline) {
        this.baseline = baseline;
    }

    /** The same metric that fades the picture to something else than 0 in the model's units. */
    public Coherency fadingTo(Baseline other) {
        return new Coherency(other);
    }

    @Override
    public MetricDescription description() {
        return DESCRIPTION;
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("baseline", baseline.toString());
    }

    /** The faded picture is explained. */
    @Override
    public Cost costPerSample(AuditedModel model, Explainer explainer) {
        return explainer.costPerSample(model);
    }

    @Override
    public List<Outcome> measure(Measurement measurement) {
        return measurement
                .shared()
                .once(Outcomes.class, List.of(Coherency.class, baseline), () -> made(measurement))
                .samples();
    }

    /** Kept for {@link Adcc}, which needs the same. */
    private record Outcomes(List<Outcome> samples) {}

    private Outcomes made(Measurement measurement) {
        Fading fading = Fading.of(measurement, baseline);
        List<AuditSample> samples =
                measurement.samples().stream().map(ExplainedSample::sample).toList();
        List<Explanation> again =
                sameClasses(measurement).explain(measurement.model(), new Batch(samples, fading.images()));
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < again.size(); i++) {
            outcomes.add(coherency(fading.maps().get(i), again.get(i)));
        }
        return new Outcomes(outcomes);
    }

    /** The explainer, bound to the class that it spoke for at first: the faded picture may be predicted otherwise. */
    private static Explainer sameClasses(Measurement measurement) {
        if (!(measurement.explainer() instanceof ClassSpecific specific)) {
            return measurement.explainer();
        }
        Map<String, Integer> classes = new HashMap<>();
        measurement.samples().forEach(sample -> classes.put(sample.sample().id(), Subject.target(sample)));
        return specific.forClass(TargetClass.each(classes));
    }

    private static Outcome coherency(Heatmap first, Explanation second) {
        if (first.defect().isPresent()) {
            return Outcome.undefined("the heatmap is nowhere positive");
        }
        Heatmap map = second.heatmap();
        if (map == null) {
            return Outcome.undefined("the faded picture has no map: " + second.undefinedBecause());
        }
        double correlation = Correlation.pearson(
                first.values(), Fading.shown(map, first.width(), first.height()).values());
        return Double.isNaN(correlation)
                ? Outcome.undefined("the faded picture's map is nowhere positive")
                : Outcome.value((correlation + 1) / 2);
    }
}
