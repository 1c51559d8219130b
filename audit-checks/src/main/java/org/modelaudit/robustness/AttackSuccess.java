package org.modelaudit.robustness;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.modelaudit.attack.Attack;
import org.modelaudit.explain.Explainer;
import org.modelaudit.metric.Measurement;
import org.modelaudit.metric.Metric;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.Outcome;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;

/** Whether an attack changes the decision: 1 or 0, so that the mean is its success rate. Lower is better for the model. */
record AttackSuccess(Attack attack) implements Metric {

    @Override
    public MetricDescription description() {
        return MetricDescription.lowerIsBetter(
                "attack-success/%s@1"
                        .formatted(attack.id().replaceAll("@.*", "").replace('/', '-')),
                "success of %s".formatted(attack.name()),
                "Moosavi-Dezfooli et al., DeepFool, CVPR 2016, section 3");
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("attack", attack.id());
        settings.putAll(attack.settings());
        return settings;
    }

    @Override
    public boolean isProportion() {
        return true;
    }

    @Override
    public Cost costPerSample(AuditedModel model, Explainer explainer) {
        return attack.costPerSample(model);
    }

    @Override
    public List<Outcome> measure(Measurement measurement) {
        return attack.attack(measurement.model(), measurement.batch().get()).samples().stream()
                .map(attacked -> attacked.trouble() == null
                        ? Outcome.value(attacked.succeeded() ? 1 : 0)
                        : Outcome.undefined("the attack failed: " + attacked.trouble()))
                .toList();
    }
}
