package org.modelaudit.faithfulness;

import java.util.Map;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.Outcome;

/**
 * How many pixels of the map count at all: those above a fraction of its maximum.
 *
 * <p>From 1 to the number of pixels, lower is better: simpler. This is the reading of the Quantus library. The paper that it names,
 * Nguyen and Martínez, On Quantitative Aspects of Model Interpretability, 2020, counts the pixels that must be held
 * fixed for the model's loss to stay small, which is another number.
 */
public final class EffectiveComplexity extends MapMetric {

    private static final MetricDescription DESCRIPTION = MetricDescription.lowerIsBetter(
                    "effective-complexity/count@1", "effective complexity", "Quantus, EffectiveComplexity")
            .in(1, Double.POSITIVE_INFINITY);

    private final double fraction;

    EffectiveComplexity(double fraction) {
        if (!(fraction >= 0 && fraction < 1)) {
            throw new IllegalArgumentException(
                    "The threshold is a fraction of the map's maximum in [0, 1), but got " + fraction + ".");
        }
        this.fraction = fraction;
    }

    /**
     * The same metric with another threshold.
     *
     * @param ofMaximum fraction of the map's maximum that a pixel must exceed, in [0, 1)
     */
    public EffectiveComplexity above(double ofMaximum) {
        return new EffectiveComplexity(ofMaximum);
    }

    @Override
    public MetricDescription description() {
        return DESCRIPTION;
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("threshold", fraction + " of the maximum");
    }

    @Override
    Outcome measure(Heatmap map) {
        float max = map.max();
        int count = 0;
        for (float value : map.values()) {
            count += value > fraction * max ? 1 : 0;
        }
        return Outcome.value(count);
    }
}
