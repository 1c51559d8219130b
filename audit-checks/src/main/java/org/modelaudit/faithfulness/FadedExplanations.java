package org.modelaudit.faithfulness;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.modelaudit.baseline.Baseline;
import org.modelaudit.data.AuditSample;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.ClassSpecific;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.metric.ExplainedSample;
import org.modelaudit.metric.Measurement;
import org.modelaudit.model.AuditedModel;

/**
 * Explanations of the pictures {@link Fading faded} by their maps: one for coherency and ADCC together.
 *
 * @param samples one for each sample, in order
 */
record FadedExplanations(List<Explanation> samples) {

    static FadedExplanations of(Measurement measurement, Baseline baseline) {
        return measurement.shared().once(FadedExplanations.class, List.of(baseline), () -> made(measurement, baseline));
    }

    private static FadedExplanations made(Measurement measurement, Baseline baseline) {
        Fading fading = Fading.of(measurement, baseline);
        List<AuditSample> samples =
                measurement.samples().stream().map(ExplainedSample::sample).toList();
        AuditedModel model = measurement.model();
        Explainer sameClasses = sameClasses(measurement);
        return new FadedExplanations(new Batch(samples, fading.images())
                .inGroups(model.group(), group -> sameClasses.explain(model, group)));
    }

    /** The explainer, bound to the class that it spoke for at first: the faded picture may be predicted otherwise. */
    private static Explainer sameClasses(Measurement measurement) {
        if (!(measurement.explainer() instanceof ClassSpecific specific)) {
            return measurement.explainer();
        }
        Map<String, Integer> classes = new HashMap<>();
        measurement.samples().forEach(sample -> classes.put(sample.sample().id(), ExplainedPicture.target(sample)));
        return specific.forClass(TargetClass.each(classes));
    }
}
