package org.modelaudit.units;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.modelaudit.gate.SampleResult;
import org.modelaudit.metric.Direction;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.MetricId;
import org.modelaudit.metric.Outcome;
import org.modelaudit.metric.Range;

/**
 * How many units of the layer detect a concept: those whose best concept it is, with an IoU above 0.04. One number for each concept, from
 * 0; higher is better. Undefined where the concept is too rare, or out of reach of more than 5 in 100 units.
 *
 * <p>Bau et al., "Network Dissection: Quantifying Interpretability of Deep Visual Representations", CVPR 2017, section 3.
 *
 * @param name of the one concept that it speaks of; null for every concept of the set
 */
record Detectors(@Nullable String name) implements UnitMetric {

    @Override
    public MetricDescription description() {
        return new MetricDescription(
                MetricId.parse("detectors/bau@1"),
                name == null ? "units that detect a concept" : "units that detect '%s'".formatted(name),
                Direction.HIGHER_IS_BETTER,
                new Range(0, Double.POSITIVE_INFINITY),
                "Bau et al., CVPR 2017, section 3");
    }

    @Override
    public String over() {
        return "concepts";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("concept", name == null ? "each" : name);
    }

    @Override
    public Optional<String> concept() {
        return Optional.ofNullable(name);
    }

    @Override
    public List<SampleResult> measure(UnitDissection found) {
        IntStream places =
                name == null ? IntStream.range(0, found.concepts().size()) : IntStream.of(found.concept(name));
        return places.mapToObj(place -> new SampleResult(
                        found.concepts().get(place).name(),
                        found.unsaidOf(place)
                                .map(Outcome::undefined)
                                .orElseGet(() -> Outcome.value(found.detectors(place)))))
                .toList();
    }
}
