package org.modelaudit.study;

import org.modelaudit.gate.Requirement;
import org.modelaudit.gate.Threshold;

/**
 * A property of what a study found, and what it must reach.
 *
 * @param metric that is read off
 * @param threshold that it is held against
 * @param <F> what the study finds
 */
public record StudyRequirement<F>(StudyMetric<F> metric, Threshold threshold) {

    /**
     * Refuses a threshold that cannot be meant for the metric.
     *
     * @throws org.modelaudit.error.ConfigurationException if so
     */
    public StudyRequirement {
        new Requirement(new MetricOfStudy(metric), threshold);
    }

    /** The same for those who judge. */
    public Requirement requirement() {
        return new Requirement(new MetricOfStudy(metric), threshold);
    }
}
