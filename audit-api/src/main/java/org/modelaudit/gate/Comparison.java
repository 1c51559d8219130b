package org.modelaudit.gate;

import org.jspecify.annotations.Nullable;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.model.AuditedModel;

/**
 * That a metric is held against other values of its own, picture by picture, instead of against a bound: those of a recorded baseline, or
 * those of another model in the same audit.
 *
 * @param other model whose values they are; null where they are the baseline's
 * @param margin the loss on average that the interval must exclude, a margin of non-inferiority; null where it is enough that no loss is
 *     shown
 */
public record Comparison(
        @Nullable AuditedModel other, @Nullable Double margin) {

    public Comparison {
        if (margin != null && !(margin > 0 && Double.isFinite(margin))) {
            throw new ConfigurationException(
                    "A margin is a loss in units of the metric that may not be exceeded, above 0, but got %s."
                            .formatted(margin));
        }
    }

    /** Whether the values are those of a recorded baseline. */
    public boolean isWithBaseline() {
        return other == null;
    }

    /** What is compared with, in words: {@code the baseline}, or the other model's file. */
    public String words() {
        return other == null ? "the baseline" : other.identity().file();
    }

    /** How a user asks for it. */
    String call() {
        return other == null ? "noWorseThanBaseline()" : "noWorseThan('%s')".formatted(words());
    }

    /** The same comparison with a margin. */
    Comparison within(double loss) {
        return new Comparison(other, loss);
    }

    /** The loss on average from which on the verdict is FAIL. */
    double tolerated() {
        return margin == null ? 0 : margin;
    }
}
