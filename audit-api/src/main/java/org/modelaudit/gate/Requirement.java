package org.modelaudit.gate;

import java.util.List;
import org.modelaudit.metric.Metric;
import org.modelaudit.model.AuditedModel;

/**
 * A metric and what it must reach.
 *
 * @param metric that is measured
 * @param threshold that it is held against
 * @param sanity whether what the explainer shows counts only if this is met, see {@link ExplainerDoubt}
 * @param slicedBy the keys by whose slices it is judged as well, see {@link org.modelaudit.data.Slices}; often none
 */
public record Requirement(Metric metric, Threshold threshold, boolean sanity, List<String> slicedBy) {

    /** Refuses a threshold that cannot be meant for the metric, see {@link Threshold#verifyFor(Metric)}. */
    public Requirement {
        threshold.verifyFor(metric);
        slicedBy = List.copyOf(slicedBy);
    }

    /** A requirement on which no other depends. */
    public Requirement(Metric metric, Threshold threshold) {
        this(metric, threshold, false, List.of());
    }

    /** A requirement that must be met before anything else that the explainer shows counts. */
    public static Requirement ofSanity(Metric metric, Threshold threshold) {
        return new Requirement(metric, threshold, true, List.of());
    }

    /** The same requirement in each slice as well; one of sanity speaks of the explainer and is met or not met as a whole. */
    public Requirement inEachSlice(List<String> keys) {
        return sanity ? this : new Requirement(metric, threshold, false, keys);
    }

    /** The same requirement of the metric as it is {@linkplain Metric#resolvedFor resolved for a model}. */
    public Requirement resolvedFor(AuditedModel model) {
        return new Requirement(metric.resolvedFor(model), threshold, sanity, slicedBy);
    }

    /** The same requirement with another threshold. */
    public Requirement with(Threshold other) {
        return new Requirement(metric, other, sanity, slicedBy);
    }

    @Override
    public String toString() {
        return metric.name() + " " + threshold.over(metric.over())
                + (slicedBy.isEmpty() ? "" : ", in each " + String.join(" and ", slicedBy));
    }
}
