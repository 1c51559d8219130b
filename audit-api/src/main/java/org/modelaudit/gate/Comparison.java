package org.modelaudit.gate;

import org.jspecify.annotations.Nullable;
import org.modelaudit.error.ConfigurationException;

/**
 * That a metric is held against its own earlier values, picture by picture, instead of against a bound.
 *
 * @param margin the loss on average that the interval must exclude, a margin of non-inferiority; null where it is enough that no loss is
 *     shown
 */
public record Comparison(@Nullable Double margin) {

    public Comparison {
        if (margin != null && !(margin > 0 && Double.isFinite(margin))) {
            throw new ConfigurationException(
                    "A margin is a loss in units of the metric that may not be exceeded, above 0, but got %s."
                            .formatted(margin));
        }
    }

    /** The loss on average from which on the verdict is FAIL. */
    double tolerated() {
        return margin == null ? 0 : margin;
    }
}
