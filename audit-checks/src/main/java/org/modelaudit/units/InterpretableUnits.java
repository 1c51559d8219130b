package org.modelaudit.units;

import java.util.List;
import org.modelaudit.gate.SampleResult;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.Outcome;

/**
 * 1 where a unit coincides with a concept, {@code max_c IoU(u, c) > 0.04}, and 0 where it does not, so that the mean is the share of
 * interpretable units; higher is better. Undefined where the unit has no threshold: it is constant, saturated or not finite; and where
 * nothing can be said of it and any concept: all are too rare, or out of its reach.
 *
 * <p>Bau et al., "Network Dissection: Quantifying Interpretability of Deep Visual Representations", CVPR 2017, section 2.2.
 */
record InterpretableUnits() implements UnitMetric {

    @Override
    public MetricDescription description() {
        return MetricDescription.higherIsBetter(
                "interpretable-units/bau@1", "share of interpretable units", "Bau et al., CVPR 2017, section 2.2");
    }

    @Override
    public String over() {
        return "units";
    }

    @Override
    public boolean isProportion() {
        return true;
    }

    @Override
    public List<SampleResult> measure(UnitDissection found) {
        return found.results(DissectedUnit::unsaidOfAll, unit -> Outcome.value(unit.isInterpretable() ? 1 : 0));
    }
}
