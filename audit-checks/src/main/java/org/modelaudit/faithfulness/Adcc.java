package org.modelaudit.faithfulness;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.modelaudit.baseline.Baseline;
import org.modelaudit.explain.Explainer;
import org.modelaudit.metric.Measurement;
import org.modelaudit.metric.Metric;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.Outcome;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;

/**
 * Average drop, coherency and complexity in one number, their harmonic mean for each sample: {@code 3 / (1/coherency + 1/(1 -
 * complexity) + 1/(1 - average drop))}; 0 where one of the three is at its worst.
 *
 * <p>In [0, 1], higher is better. Poppi et al., Revisiting the Evaluation of Class Activation Mapping for Explainability, CVPR
 * workshops 2021, section 3. Undefined where one of the three is. Other libraries take the harmonic mean of the three means
 * over the data set, which is another number: {@link DatasetAdcc}.
 */
public final class Adcc implements Metric {

    private static final MetricDescription DESCRIPTION =
            MetricDescription.higherIsBetter("adcc/paper@1", "ADCC", "Poppi et al., ADCC, CVPR workshops 2021");

    private final Baseline baseline;

    Adcc(Baseline baseline) {
        this.baseline = baseline;
    }

    /** The same metric that fades the picture to something else than 0 in the model's units. */
    public Adcc fadingTo(Baseline other) {
        return new Adcc(other);
    }

    @Override
    public MetricDescription description() {
        return DESCRIPTION;
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("baseline", baseline.toString());
    }

    @Override
    public Cost costPerSample(AuditedModel model, Explainer explainer) {
        return new Coherency(baseline)
                .costPerSample(model, explainer)
                .plus(new AverageDrop(true, baseline).costPerSample(model, explainer));
    }

    @Override
    public List<Outcome> measure(Measurement measurement) {
        List<Outcome> coherency = new Coherency(baseline).measure(measurement);
        List<Outcome> complexity = new MapComplexity().measure(measurement);
        List<Outcome> drop = new AverageDrop(true, baseline).measure(measurement);
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < drop.size(); i++) {
            outcomes.add(of(coherency.get(i), complexity.get(i), drop.get(i)));
        }
        return outcomes;
    }

    private static Outcome of(Outcome coherency, Outcome complexity, Outcome drop) {
        for (Outcome part : List.of(coherency, complexity, drop)) {
            if (!(part instanceof Outcome.Value)) {
                return part;
            }
        }
        return Outcome.value(harmonicMean(value(coherency), 1 - value(complexity), 1 - value(drop)));
    }

    private static double value(Outcome outcome) {
        return ((Outcome.Value) outcome).value();
    }

    /** Of three numbers in [0, 1]; 0 where one of them is 0. */
    static double harmonicMean(double a, double b, double c) {
        return a == 0 || b == 0 || c == 0 ? 0 : Math.min(1, 3 / (1 / a + 1 / b + 1 / c));
    }
}
