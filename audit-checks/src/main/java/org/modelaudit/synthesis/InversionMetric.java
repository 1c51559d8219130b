package org.modelaudit.synthesis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.Explanation;
import org.modelaudit.metric.AttackingMetric;
import org.modelaudit.metric.Measurement;
import org.modelaudit.metric.Outcome;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;
import org.modelaudit.similarity.ExplainedAgain;

/** What the metrics share that invert a picture's representation; a report shows the picture beside the inverted one, with both maps. */
abstract class InversionMetric implements AttackingMetric {

    private final RepresentationInversion inversion;

    InversionMetric(RepresentationInversion inversion) {
        this.inversion = inversion;
    }

    final RepresentationInversion inversion() {
        return inversion;
    }

    @Override
    public Map<String, String> settings() {
        return inversion.settings();
    }

    @Override
    public final Cost costPerSample(AuditedModel model, Explainer explainer) {
        return inversion.cost();
    }

    @Override
    public final List<Outcome> measure(Measurement measurement) {
        List<InvertedPicture> found = new KeptInversion(inversion, measurement).all();
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            String reason = found.get(i).undefinedBecause();
            outcomes.add(reason == null ? measure(measurement, i, found.get(i)) : Outcome.undefined(reason));
        }
        return outcomes;
    }

    /** What the inverted picture of one sample is worth. */
    abstract Outcome measure(Measurement measurement, int sample, InvertedPicture found);

    @Override
    public final List<Optional<AttackedSample>> attacked(Measurement measurement) {
        ExplainedAgain again = ExplainedAgain.of(measurement);
        List<InvertedPicture> found = new KeptInversion(inversion, measurement).all();
        List<Explanation> after =
                again.explain(found.stream().map(InvertedPicture::values).toList());
        List<Optional<AttackedSample>> shown = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            InvertedPicture one = found.get(i);
            shown.add(
                    one.undefinedBecause() == null
                            ? Optional.of(new AttackedSample(
                                    "inversion at '%s'".formatted(inversion.layer()),
                                    String.format(Locale.ROOT, "representation error of %.2g", one.error()),
                                    one.values(),
                                    after.get(i)))
                            : Optional.empty());
        }
        return shown;
    }
}
