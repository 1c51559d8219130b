package org.modelaudit.metric;

import org.jspecify.annotations.Nullable;
import org.modelaudit.image.Box;

/** What a metric says about one sample. */
public sealed interface Outcome {

    /** A number. */
    static Outcome value(double value) {
        return new Value(value, null);
    }

    /** A number and the region of the input that it speaks of, such as the box around the heatmap's hot area. */
    static Outcome value(double value, @Nullable Box region) {
        return new Value(value, region);
    }

    /** The metric has no value here by its definition; {@code reason} is a phrase without a full stop. */
    static Outcome undefined(String reason) {
        return new Undefined(reason);
    }

    /** The sample could not be measured at all; {@code message} is a sentence that says what to do. */
    static Outcome failed(String message) {
        return new Failed(message);
    }

    /**
     * A number.
     *
     * @param value finite
     * @param region in pixels of the model's input; null where the metric has none
     */
    record Value(double value, @Nullable Box region) implements Outcome {
        public Value {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException(
                        "A value is finite; a metric without one says undefined, not " + value + ".");
            }
        }
    }

    /** No value by definition. */
    record Undefined(String reason) implements Outcome {}

    /** No value because of trouble with this sample. */
    record Failed(String message) implements Outcome {}
}
