package org.modelaudit.yaml.words;

import java.util.Map;
import java.util.Objects;

/** Values of an annotation's attributes as a file has them, by name. */
public final class Attributes {

    private final Map<String, Object> values;

    Attributes(Map<String, Object> values) {
        this.values = Map.copyOf(values);
    }

    /**
     * The value of an attribute.
     *
     * @param type that it has in the annotation, {@code Integer.class} for an {@code int}
     */
    public <T> T get(String attribute, Class<T> type) {
        return type.cast(Objects.requireNonNull(values.get(attribute), attribute));
    }
}
