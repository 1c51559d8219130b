package org.modelaudit.audit;

import org.modelaudit.error.ConfigurationException;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.Outcome;

/** Holds what a metric says against the range that it gives itself. */
final class OwnRange {

    private OwnRange() {}

    /**
     * @param of the sample or item that it speaks of
     * @throws ConfigurationException if a value lies outside
     */
    static void verify(MetricDescription metric, String of, Outcome outcome) {
        if (outcome instanceof Outcome.Value value && !metric.range().contains(value.value())) {
            throw new ConfigurationException(
                    "The metric '%s' gave %s, outside its own range %s, for '%s'; its formula or its range is wrong."
                            .formatted(metric.id(), value.value(), metric.range(), of));
        }
    }
}
