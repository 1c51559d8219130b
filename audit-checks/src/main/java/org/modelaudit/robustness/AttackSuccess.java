package org.modelaudit.robustness;

import org.modelaudit.attack.Attack;
import org.modelaudit.attack.Attacked;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.Outcome;

/**
 * Whether an attack changes the decision: 1 or 0, so that the mean is its success rate. Lower is better for the model.
 * Undefined where the attack failed. Moosavi-Dezfooli et al., DeepFool, CVPR 2016, section 3, count the pictures so.
 */
final class AttackSuccess extends AttackMetric {

    AttackSuccess(Attack attack) {
        super(attack);
    }

    @Override
    public MetricDescription description() {
        return MetricDescription.lowerIsBetter(
                "attack-success/%s@1".formatted(word(attack())),
                "success of %s".formatted(attack().name()),
                "Moosavi-Dezfooli et al., DeepFool, CVPR 2016, section 3");
    }

    @Override
    public boolean isProportion() {
        return true;
    }

    @Override
    Outcome measure(Attacked attacked) {
        return attacked.trouble() == null
                ? Outcome.value(attacked.succeeded() ? 1 : 0)
                : Outcome.undefined("the attack failed: " + attacked.trouble());
    }
}
