package org.modelaudit.robustness;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.modelaudit.attack.Attack;
import org.modelaudit.explain.Explainer;
import org.modelaudit.metric.Direction;
import org.modelaudit.metric.Measurement;
import org.modelaudit.metric.Metric;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.MetricId;
import org.modelaudit.metric.Outcome;
import org.modelaudit.metric.Range;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;

/**
 * How far an attack must go to change the decision: {@code ρ = ‖r‖₂ / ‖x‖₂}, in the attack's space. Higher is better: a model
 * that yields to less is less robust. In [0, ∞); a sample whose decision does not change is undefined.
 *
 * <p>Moosavi-Dezfooli et al., DeepFool, CVPR 2016, equation 2.
 */
record AttackNorm(Attack attack) implements Metric {

    @Override
    public MetricDescription description() {
        return new MetricDescription(
                new MetricId(
                        "relative-attack-norm",
                        attack.id().replaceAll("@.*", "").replace('/', '-'),
                        1),
                "relative norm of %s".formatted(attack.name()),
                Direction.HIGHER_IS_BETTER,
                new Range(0, Double.POSITIVE_INFINITY),
                "Moosavi-Dezfooli et al., DeepFool, CVPR 2016, equation 2");
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("attack", attack.id());
        settings.putAll(attack.settings());
        return settings;
    }

    @Override
    public Cost costPerSample(AuditedModel model, Explainer explainer) {
        return attack.costPerSample(model);
    }

    @Override
    public List<Outcome> measure(Measurement measurement) {
        return attack.attack(measurement.model(), measurement.batch().get()).samples().stream()
                .map(attacked -> attacked.succeeded()
                        ? Outcome.value(attacked.relativeL2())
                        : Outcome.undefined("the attack reached no other class within its budget"))
                .toList();
    }
}
