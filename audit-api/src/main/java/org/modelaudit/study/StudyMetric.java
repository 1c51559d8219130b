package org.modelaudit.study;

import java.util.List;
import java.util.Map;
import org.modelaudit.gate.SampleResult;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.model.AuditedModel;

/**
 * A property of what a study found: one number for each item. An immutable value.
 *
 * @param <F> what the study finds
 */
public interface StudyMetric<F> {

    /** Id, name, direction, range and source. */
    MetricDescription description();

    /** What the items are, in the plural, for example {@code units}. */
    String over();

    /** Settings that decide the number; empty where there are none. */
    default Map<String, String> settings() {
        return Map.of();
    }

    /** Whether every value is 0 or 1, so that the mean is a share. */
    default boolean isProportion() {
        return false;
    }

    /**
     * Refuses a model for whose output the number has no meaning, before anything runs.
     *
     * @throws org.modelaudit.error.ModelException if the number has no meaning
     */
    default void verifyMeaning(AuditedModel model) {}

    /**
     * Reads the numbers off.
     *
     * @return one outcome for each item, undefined where it has no value; at least one
     */
    List<SampleResult> measure(F found);
}
