package org.modelaudit.checks;

import org.modelaudit.assertions.AuditAssertions;
import org.modelaudit.assertions.ModelAssert;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.gate.Threshold;
import org.modelaudit.model.AuditedModel;

/** The words of an audit that no family makes: how it starts, which class it asks about, and how much is enough. */
abstract class AuditWords {

    AuditWords() {}

    /** Starts an audit, see {@link AuditAssertions#assertThat(AuditedModel)}. */
    public static ModelAssert assertThat(AuditedModel model) {
        return AuditAssertions.assertThat(model);
    }

    // Classes that an explanation speaks for

    /** See {@link TargetClass#predicted()}. */
    public static TargetClass predicted() {
        return TargetClass.predicted();
    }

    /** See {@link TargetClass#label()}. */
    public static TargetClass label() {
        return TargetClass.label();
    }

    /** See {@link TargetClass#index(int)}. */
    public static TargetClass index(int classIndex) {
        return TargetClass.index(classIndex);
    }

    // Thresholds

    /** See {@link Threshold#atLeast(double)}. */
    public static Threshold atLeast(double bound) {
        return Threshold.atLeast(bound);
    }

    /** See {@link Threshold#atMost(double)}. */
    public static Threshold atMost(double bound) {
        return Threshold.atMost(bound);
    }

    /** See {@link Threshold#between(double, double)}. */
    public static Threshold between(double low, double high) {
        return Threshold.between(low, high);
    }

    /** See {@link Threshold#noWorseThanBaseline()}. */
    public static Threshold noWorseThanBaseline() {
        return Threshold.noWorseThanBaseline();
    }

    /** See {@link Threshold#noWorseThan(AuditedModel)}. */
    public static Threshold noWorseThan(AuditedModel other) {
        return Threshold.noWorseThan(other);
    }
}
