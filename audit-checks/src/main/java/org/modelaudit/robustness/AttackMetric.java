package org.modelaudit.robustness;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.modelaudit.attack.Attack;
import org.modelaudit.attack.Attacked;
import org.modelaudit.explain.Explainer;
import org.modelaudit.metric.AttackingMetric;
import org.modelaudit.metric.Measurement;
import org.modelaudit.metric.Outcome;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;

/** What the metrics share that look at what an attack does to the model, and at no explanation. */
abstract class AttackMetric implements AttackingMetric {

    private final Attack attack;

    AttackMetric(Attack attack) {
        this.attack = attack;
    }

    /** An attack as a word of a metric's id: method and dialect without the version. */
    static String word(Attack attack) {
        return attack.id().replaceAll("@.*", "").replace('/', '-');
    }

    /** What a metric's settings say of its attack. */
    static Map<String, String> settings(Attack attack) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("attack", attack.id());
        settings.putAll(attack.settings());
        return settings;
    }

    final Attack attack() {
        return attack;
    }

    @Override
    public final Map<String, String> settings() {
        return settings(attack);
    }

    @Override
    public final Cost costPerSample(AuditedModel model, Explainer explainer) {
        return attack.costPerSample(model);
    }

    @Override
    public final List<Outcome> measure(Measurement measurement) {
        return new KeptAttack(attack, measurement)
                .samples().stream().map(this::measure).toList();
    }

    @Override
    public final List<Optional<AttackedSample>> attacked(Measurement measurement) {
        return ShownAttack.of(attack, measurement, (again, samples) -> again.classes());
    }

    /** The formula: what one attacked picture is worth. */
    abstract Outcome measure(Attacked attacked);
}
