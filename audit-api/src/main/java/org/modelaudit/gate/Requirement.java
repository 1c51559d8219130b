package org.modelaudit.gate;

import org.modelaudit.metric.Metric;

/**
 * A metric and what it must reach.
 *
 * @param metric that is measured
 * @param threshold that it is held against
 */
public record Requirement(Metric metric, Threshold threshold) {

    /** Refuses a threshold that cannot be meant for the metric, see {@link Threshold#verifyFor(Metric)}. */
    public Requirement {
        threshold.verifyFor(metric);
    }

    @Override
    public String toString() {
        return metric.name() + " " + threshold;
    }
}
