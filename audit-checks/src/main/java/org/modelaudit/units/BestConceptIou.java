package org.modelaudit.units;

import java.util.List;
import org.modelaudit.gate.SampleResult;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.Outcome;

/**
 * {@code max_c IoU(u, c)} of each unit, in [0, 1]; higher is better. Undefined where the unit has no threshold, or nothing can be said of it
 * and any concept: all are too rare, or out of its reach.
 *
 * <p>Bau et al., "Network Dissection: Quantifying Interpretability of Deep Visual Representations", CVPR 2017, section 2.2.
 */
record BestConceptIou() implements UnitMetric {

    @Override
    public MetricDescription description() {
        return MetricDescription.higherIsBetter(
                "best-concept-iou/bau@1", "IoU of units with their best concept", "Bau et al., CVPR 2017, section 2.2");
    }

    @Override
    public String over() {
        return "units";
    }

    @Override
    public List<SampleResult> measure(UnitDissection found) {
        return found.results(DissectedUnit::unsaidOfAll, unit -> Outcome.value(unit.bestIou()));
    }
}
