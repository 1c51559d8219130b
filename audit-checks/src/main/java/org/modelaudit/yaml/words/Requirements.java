package org.modelaudit.yaml.words;

import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.modelaudit.gate.Threshold;
import org.modelaudit.metric.Metric;
import org.modelaudit.yaml.text.Mistake;
import org.modelaudit.yaml.text.Place;
import org.modelaudit.yaml.text.YamlValue;
import org.modelaudit.yaml.text.YamlValue.Mapping;

/**
 * One requirement: a metric and how much is enough, in one mapping.
 *
 * <pre>{@code
 * localizationIoU: { thresholdedAt: 0.3 }
 * atLeast: 0.4
 * withConfidence: 0.95
 * }</pre>
 *
 * @param place of the metric
 */
public record Requirements(Place place, Recipe metric, Recipe threshold) {

    /**
     * @throws Mistake if it is no requirement
     */
    public static Requirements read(YamlValue value) {
        if (!(value instanceof Mapping mapping)) {
            throw value.place()
                    .mistake(
                            "A requirement takes a metric and a threshold, such as `localizationIoU:` with `atLeast: 0.4` below it, but is %s.",
                            value.kind());
        }
        Set<String> metrics = Vocabulary.factories(Metric.class).keySet();
        Set<String> thresholds = Vocabulary.factories(Threshold.class).keySet();
        Set<String> settings = Vocabulary.settings(Threshold.class).keySet();
        String metric = only(mapping, metrics, "metric", "such as localizationIoU", thresholds, settings);
        String threshold = only(mapping, thresholds, "threshold", String.join(", ", thresholds), metrics, settings);
        Map<String, YamlValue> how = new LinkedHashMap<>();
        mapping.entries().forEach((key, given) -> {
            if (!key.equals(metric) && !key.equals(threshold)) {
                how.put(key, given);
            }
        });
        return new Requirements(
                mapping.keyPlace(metric),
                Reading.made(mapping.keyPlace(metric), metric, mapping.value(metric), Metric.class),
                threshold(mapping, threshold, how));
    }

    private static String only(
            Mapping mapping, Set<String> words, String what, String such, Set<String> one, Set<String> other) {
        List<String> found =
                mapping.entries().keySet().stream().filter(words::contains).toList();
        if (found.size() > 1) {
            throw mapping.keyPlace(found.get(1))
                    .mistake(
                            "A requirement has one %s, but '%s' stands beside '%s'; begin another with `-`.",
                            what, found.get(1), found.get(0));
        }
        if (found.isEmpty()) {
            mapping.entries().keySet().stream()
                    .filter(key -> !one.contains(key) && !other.contains(key))
                    .findFirst()
                    .ifPresent(key -> {
                        if (what.equals("metric")) {
                            throw Kinds.unknown(mapping.keyPlace(key), key, Metric.class);
                        }
                        throw unknown(mapping, key);
                    });
            throw mapping.place().mistake("The requirement has no %s; add one, %s.", what, such);
        }
        return found.get(0);
    }

    private static Mistake unknown(Mapping mapping, String key) {
        Set<String> known = new TreeSet<>(Vocabulary.factories(Threshold.class).keySet());
        known.addAll(Vocabulary.settings(Threshold.class).keySet());
        return Near.mistake(mapping.keyPlace(key), "There is no threshold and no setting of one called", key, known);
    }

    private static Recipe threshold(Mapping mapping, String word, Map<String, YamlValue> how) {
        Map<String, List<Method>> settings = Vocabulary.settings(Threshold.class);
        how.keySet().stream()
                .filter(key -> !settings.containsKey(key))
                .findFirst()
                .ifPresent(key -> {
                    throw unknown(mapping, key);
                });
        Recipe bound = Reading.made(mapping.keyPlace(word), word, mapping.value(word), Threshold.class);
        List<Call> calls = how.entrySet().stream()
                .flatMap(entry -> Settings.call(
                        mapping.keyPlace(entry.getKey()),
                        entry.getKey(),
                        entry.getValue(),
                        settings.getOrDefault(entry.getKey(), List.of()))
                        .stream())
                .toList();
        return subject -> Call.all(bound.make(subject), calls, subject);
    }
}
