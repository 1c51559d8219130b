package org.modelaudit.yaml.words;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.modelaudit.data.AuditSample;
import org.modelaudit.data.AuditSet;
import org.modelaudit.yaml.text.YamlValue;
import org.modelaudit.yaml.text.YamlValue.Mapping;

/** Pictures of an audit: those of the file or others, and a choice of them by the words of {@link AuditSet}, in their order. */
public final class Pictures {

    /** Keys that lead to other pictures. */
    private static final Set<String> LOCATIONS = Set.of("data", "annotations");

    private static final Set<String> CONDITIONS = Set.of("boxArea");

    private static final Set<String> BOUNDS = Set.of("atLeast", "below");

    private Pictures() {}

    public static Recipe of(String owner, YamlValue value) {
        if (!(value instanceof Mapping mapping)) {
            throw value.place()
                    .mistake(
                            "%s takes keys that choose pictures, such as { tagged: night }, but is %s.",
                            owner, value.kind());
        }
        Map<String, List<Method>> words = Vocabulary.settings(AuditSet.class);
        Map<String, YamlValue> locations = new LinkedHashMap<>();
        List<Call> choices = new ArrayList<>();
        mapping.entries().forEach((key, given) -> {
            if (LOCATIONS.contains(key)) {
                locations.put(key, given);
            } else if (words.containsKey(key)) {
                Settings.call(mapping.keyPlace(key), key, given, words.getOrDefault(key, List.of()))
                        .ifPresent(choices::add);
            } else {
                Set<String> known = new TreeSet<>(words.keySet());
                known.addAll(LOCATIONS);
                throw Near.mistake(mapping.keyPlace(key), "No pictures are chosen by", key, known);
            }
        });
        Mapping others = new Mapping(mapping.place(), locations, mapping.keys());
        return subject -> {
            Object set = locations.isEmpty() ? subject.pictures() : subject.others(others);
            return Call.all(set, choices, subject);
        };
    }

    /** A condition on a sample: the area of its first box, in pixels of the stored picture. */
    static Recipe condition(String owner, YamlValue value) {
        Mapping bounds =
                mapping(owner, mapping(owner, value, CONDITIONS).get("boxArea").orElseThrow(), BOUNDS);
        double low = number(bounds, "atLeast", Double.NEGATIVE_INFINITY);
        double high = number(bounds, "below", Double.POSITIVE_INFINITY);
        Predicate<AuditSample> condition = sample -> {
            double area = sample.boxes().isEmpty()
                    ? Double.NaN
                    : sample.boxes().get(0).area();
            return area >= low && area < high;
        };
        return subject -> condition;
    }

    private static double number(Mapping bounds, String key, double otherwise) {
        return bounds.get(key)
                .map(value -> (double) Scalars.number("`" + key + "`", value, double.class))
                .orElse(otherwise);
    }

    private static Mapping mapping(String owner, YamlValue value, Set<String> known) {
        if (!(value instanceof Mapping mapping) || mapping.entries().isEmpty()) {
            throw value.place()
                    .mistake(
                            "%s takes a condition such as { boxArea: { below: 600 } }, but is %s.",
                            owner, value.kind());
        }
        mapping.entries().keySet().stream()
                .filter(key -> !known.contains(key))
                .findFirst()
                .ifPresent(key -> {
                    throw Near.mistake(mapping.keyPlace(key), "No condition is called", key, known);
                });
        return mapping;
    }
}
