package org.modelaudit.robustness;

import org.modelaudit.attack.Attack;
import org.modelaudit.attack.Attacked;
import org.modelaudit.metric.Direction;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.MetricId;
import org.modelaudit.metric.Outcome;
import org.modelaudit.metric.Range;

/**
 * How far an attack must go to change the decision: {@code ρ = ‖r‖₂ / ‖x‖₂}, in the attack's space. Higher is better: a model
 * that yields to less is less robust. In [0, ∞); a sample whose decision does not change is undefined.
 *
 * <p>Moosavi-Dezfooli et al., DeepFool, CVPR 2016, equation 2.
 */
final class AttackNorm extends AttackMetric {

    AttackNorm(Attack attack) {
        super(attack);
    }

    @Override
    public MetricDescription description() {
        return new MetricDescription(
                new MetricId("relative-attack-norm", word(attack()), 1),
                "relative norm of %s".formatted(attack().name()),
                Direction.HIGHER_IS_BETTER,
                new Range(0, Double.POSITIVE_INFINITY),
                "Moosavi-Dezfooli et al., DeepFool, CVPR 2016, equation 2");
    }

    @Override
    Outcome measure(Attacked attacked) {
        return attacked.succeeded()
                ? Outcome.value(attacked.relativeL2())
                : Outcome.undefined("the attack reached no other class within its budget");
    }
}
