package org.modelaudit.units;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.modelaudit.gate.SampleResult;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.Outcome;

/**
 * {@code IoU(u, c)} of each unit with one concept that no unit shall respond to, in [0, 1]; lower is better. It asks more than that the
 * concept be no unit's best. Undefined where the unit has no threshold, or its top quantile is so much smaller or larger
 * than the concept that no IoU above 0.04 is possible, and for all of them where the concept is too rare.
 *
 * <p>Bau et al., "Network Dissection: Quantifying Interpretability of Deep Visual Representations", CVPR 2017, section 2.2.
 *
 * @param name of the concept
 */
record ConceptIou(String name) implements UnitMetric {

    @Override
    public MetricDescription description() {
        return MetricDescription.lowerIsBetter(
                "concept-iou/forbidden@1",
                "IoU of units with '%s'".formatted(name),
                "Bau et al., CVPR 2017, section 2.2");
    }

    @Override
    public String over() {
        return "units";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("concept", name);
    }

    @Override
    public Optional<String> concept() {
        return Optional.of(name);
    }

    @Override
    public List<SampleResult> measure(UnitDissection found) {
        int concept = found.concept(name);
        return found.results(
                unit -> unit.unsaidOf(concept),
                unit -> Outcome.value(Objects.requireNonNull(unit.overlaps().get(concept))));
    }
}
