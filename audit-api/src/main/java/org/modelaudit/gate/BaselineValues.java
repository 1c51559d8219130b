package org.modelaudit.gate;

import java.util.Map;

/**
 * What a metric said of each picture when its baseline was recorded.
 *
 * @param name of the model that it was recorded of
 * @param values by sample id, rounded as {@link StoredValue} does; a sample without a value is absent
 */
public record BaselineValues(String name, Map<String, Double> values) {

    public BaselineValues {
        values = Map.copyOf(values);
    }
}
