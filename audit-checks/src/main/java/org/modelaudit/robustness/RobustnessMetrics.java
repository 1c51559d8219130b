package org.modelaudit.robustness;

import org.modelaudit.attack.Attack;
import org.modelaudit.metric.Metric;

/** Makes every metric and check of this package. */
public final class RobustnessMetrics {

    private RobustnessMetrics() {}

    /** How alike the explanations before and after an attack are, by Pearson's correlation, for the original class. */
    public static StabilityUnder stabilityUnder(Attack attack) {
        return StabilityUnder.of(attack);
    }

    /** Norm of the change that an attack needs, by the norm of the picture; higher is better. */
    public static Metric attackNorm(Attack attack) {
        return new AttackNorm(attack);
    }

    /** Share of the pictures whose decision an attack changes; lower is better. */
    public static Metric attackSuccess(Attack attack) {
        return new AttackSuccess(attack);
    }
}
