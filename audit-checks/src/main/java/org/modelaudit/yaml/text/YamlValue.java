package org.modelaudit.yaml.text;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** What stands in a YAML file, and where. */
public sealed interface YamlValue {

    Place place();

    /** What kind of value it is, for messages. */
    String kind();

    /** The value as it would stand in one line, without quotation marks. */
    String label();

    /** Nothing, as behind a key without a value. */
    record Nothing(Place place) implements YamlValue {
        @Override
        public String label() {
            return "";
        }

        @Override
        public String kind() {
            return "nothing";
        }
    }

    /** {@code true} or {@code false}. */
    record Flag(Place place, boolean value) implements YamlValue {
        @Override
        public String label() {
            return String.valueOf(value);
        }

        @Override
        public String kind() {
            return value ? "true" : "false";
        }
    }

    /** A number as it is written. */
    record Figure(Place place, BigDecimal value, String text) implements YamlValue {
        @Override
        public String label() {
            return text;
        }

        @Override
        public String kind() {
            return "the number " + text;
        }
    }

    /** A text, whether it stands in quotation marks or not. */
    record Text(Place place, String value) implements YamlValue {
        @Override
        public String label() {
            return value;
        }

        @Override
        public String kind() {
            return "the text '" + value + "'";
        }
    }

    /** A list. */
    record Sequence(Place place, List<YamlValue> values) implements YamlValue {
        public Sequence {
            values = List.copyOf(values);
        }

        @Override
        public String label() {
            return values.stream().map(YamlValue::label).collect(Collectors.joining(", ", "[", "]"));
        }

        @Override
        public String kind() {
            return "a list";
        }
    }

    /**
     * Keys and their values, in the file's order.
     *
     * @param keys where each of them stands
     */
    record Mapping(Place place, Map<String, YamlValue> entries, Map<String, Place> keys) implements YamlValue {
        public Mapping {
            entries = new LinkedHashMap<>(entries);
            keys = new LinkedHashMap<>(keys);
        }

        public Optional<YamlValue> get(String key) {
            return Optional.ofNullable(entries.get(key));
        }

        private static String label(Map.Entry<String, YamlValue> entry) {
            String value = entry.getValue().label();
            if (entry.getValue() instanceof Mapping) {
                return entry.getKey() + "(" + value + ")";
            }
            return value.isEmpty() ? entry.getKey() : entry.getKey() + ": " + value;
        }

        /** The value of a key that is there. */
        public YamlValue value(String key) {
            return Objects.requireNonNull(entries.get(key), key);
        }

        /** Where a key stands; the mapping itself where it is not there. */
        public Place keyPlace(String key) {
            return keys.getOrDefault(key, place);
        }

        @Override
        public String label() {
            return entries.entrySet().stream().map(Mapping::label).collect(Collectors.joining(", "));
        }

        @Override
        public String kind() {
            return "keys with values (" + String.join(", ", entries.keySet()) + ")";
        }
    }
}
