package org.modelaudit.comparison;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.modelaudit.metric.Metric;

/**
 * What one audit measured when its baseline was recorded.
 *
 * @param audit id of the audit
 * @param recorded what it was recorded of, for people: model, set, engine
 * @param conditions what must be the same for values to be comparable, by name: the set, the explainer and its settings, input, output
 *     and seed
 * @param metrics sorted by id
 */
public record Baseline(
        String audit,
        SortedMap<String, String> recorded,
        SortedMap<String, String> conditions,
        List<MetricBaseline> metrics) {

    /** Name of the fact that says which model it was recorded of. */
    public static final String MODEL = "model";

    public Baseline {
        recorded = Collections.unmodifiableSortedMap(new TreeMap<>(recorded));
        conditions = Collections.unmodifiableSortedMap(new TreeMap<>(conditions));
        metrics = metrics.stream().sorted(MetricBaseline.ORDER).toList();
    }

    /** The model that it was recorded of, for people. */
    public String model() {
        return recorded.getOrDefault(MODEL, "the baseline");
    }

    /** The values of a metric with just these settings; empty if there are none. */
    public Optional<MetricBaseline> of(Metric metric) {
        return metrics.stream().filter(known -> known.isOf(metric)).findFirst();
    }

    /** What of other conditions differs, one clause each, such as {@code explainer layer was 'layer4', is 'layer3'}. */
    public List<String> differences(Map<String, String> now) {
        return differences("", conditions, now);
    }

    /** Why a metric that has no values here cannot be the one that has; empty if nothing like it was recorded. */
    public List<String> differences(Metric metric) {
        String id = metric.id().toString();
        List<MetricBaseline> alike = metrics.stream()
                .filter(known -> versionless(known.id()).equals(versionless(id)))
                .toList();
        if (alike.isEmpty() || of(metric).isPresent()) {
            return List.of();
        }
        MetricBaseline known = alike.get(0);
        if (!known.id().equals(id)) {
            return List.of("the metric was '%s', is '%s'".formatted(known.id(), id));
        }
        return differences(metric.name() + " ", known.settings(), metric.settings());
    }

    private static String versionless(String id) {
        return id.substring(0, id.indexOf('@') < 0 ? id.length() : id.indexOf('@'));
    }

    private static List<String> differences(String whose, Map<String, String> before, Map<String, String> now) {
        List<String> differences = new ArrayList<>();
        SortedMap<String, String> all = new TreeMap<>(before);
        all.putAll(now);
        for (String name : all.keySet()) {
            String was = before.get(name);
            String is = now.get(name);
            if (was == null) {
                differences.add("%s%s was not set, is '%s'".formatted(whose, name, is));
            } else if (is == null) {
                differences.add("%s%s was '%s', is not set".formatted(whose, name, was));
            } else if (!was.equals(is)) {
                differences.add("%s%s was '%s', is '%s'".formatted(whose, name, was, is));
            }
        }
        return differences;
    }

    /** The same baseline with further metrics, in place of those of the same id and settings. */
    public Baseline with(List<MetricBaseline> others) {
        List<MetricBaseline> all = new ArrayList<>(others);
        metrics.stream()
                .filter(known -> others.stream().noneMatch(known::isSame))
                .forEach(all::add);
        return new Baseline(audit, recorded, conditions, all);
    }
}
