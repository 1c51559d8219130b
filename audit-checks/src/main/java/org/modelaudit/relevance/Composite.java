package org.modelaudit.relevance;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.modelaudit.model.OperationTrace.Kind;

/**
 * Which rule holds where.
 *
 * @param convolution rule of convolutions
 * @param dense rule of fully connected layers
 * @param first rule of the layer that reads the picture; null where it has none of its own
 * @param last rule of the layer that makes the scores; null where it has none of its own
 */
record Composite(
        PropagationRule convolution,
        PropagationRule dense,
        @Nullable PropagationRule first,
        @Nullable PropagationRule last) {

    /** One rule everywhere. */
    static Composite uniform(PropagationRule rule) {
        return new Composite(rule, rule, null, null);
    }

    Composite withFirst(PropagationRule rule) {
        return new Composite(convolution, dense, rule, last);
    }

    Composite withLast(PropagationRule rule) {
        return new Composite(convolution, dense, first, rule);
    }

    PropagationRule rule(Kind kind, boolean isFirst, boolean isLast) {
        if (isLast && last != null) {
            return last;
        }
        if (isFirst && first != null) {
            return first;
        }
        return kind == Kind.LINEAR ? dense : convolution;
    }

    /** Whether the first layer's rule asks for the least and the largest value of the pixels. */
    boolean readsBounds() {
        return first instanceof BoundedRule;
    }

    Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("convolutions", convolution.description());
        settings.put("dense layers", dense.description());
        if (first != null) {
            settings.put("first layer", first.description());
        }
        if (last != null) {
            settings.put("last layer", last.description());
        }
        return settings;
    }
}
