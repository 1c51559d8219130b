package org.modelaudit.faithfulness;

import java.util.List;
import org.modelaudit.baseline.Baseline;
import org.modelaudit.explain.Explainer;
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
public final class Adcc extends FadingMetric {

    private static final MetricDescription DESCRIPTION =
            MetricDescription.higherIsBetter("adcc/paper@1", "ADCC", "Poppi et al., ADCC, CVPR workshops 2021");

    private final Coherency coherency;
    private final AverageDrop drop;

    Adcc(Baseline baseline) {
        super(DESCRIPTION, baseline);
        this.coherency = new Coherency(baseline);
        this.drop = new AverageDrop(true, baseline);
    }

    /** The same metric that fades the picture to something else than 0 in the model's units. */
    public Adcc fadingTo(Baseline other) {
        return new Adcc(other);
    }

    @Override
    public Cost costPerSample(AuditedModel model, Explainer explainer) {
        return coherency.costPerSample(model, explainer).plus(drop.costPerSample(model, explainer));
    }

    @Override
    Outcome measure(FadedPicture picture) {
        return of(coherency.measure(picture), MapComplexity.of(picture.map()), drop.measure(picture));
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
