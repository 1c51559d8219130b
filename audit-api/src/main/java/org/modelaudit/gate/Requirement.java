package org.modelaudit.gate;

import org.modelaudit.metric.Metric;

/**
 * A metric and what it must reach.
 *
 * @param metric that is measured
 * @param threshold that it is held against
 * @param sanity whether what the explainer shows counts only if this is met, see {@link ExplainerDoubt}
 */
public record Requirement(Metric metric, Threshold threshold, boolean sanity) {

    /** Refuses a threshold that cannot be meant for the metric, see {@link Threshold#verifyFor(Metric)}. */
    public Requirement {
        threshold.verifyFor(metric);
    }

    /** A requirement on which no other depends. */
    public Requirement(Metric metric, Threshold threshold) {
        this(metric, threshold, false);
    }

    /** A requirement that must be met before anything else that the explainer shows counts. */
    public static Requirement ofSanity(Metric metric, Threshold threshold) {
        return new Requirement(metric, threshold, true);
    }

    @Override
    public String toString() {
        return metric.name() + " " + threshold;
    }
}
