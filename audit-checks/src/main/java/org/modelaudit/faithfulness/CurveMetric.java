package org.modelaudit.faithfulness;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.modelaudit.baseline.Baseline;
import org.modelaudit.metric.CurvedMetric;
import org.modelaudit.metric.Measurement;
import org.modelaudit.metric.MetricCurve;
import org.modelaudit.metric.MetricCurve.Reading;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.Outcome;

/**
 * What the metrics share that replace the picture step by step, in the order of the map, and read a number off the curve of the
 * explained class's probability. A metric says which pixels go at which step ({@link #schedule}) and what the number is
 * ({@link #value}).
 */
abstract class CurveMetric extends FaithfulnessMetric implements CurvedMetric {

    private final Baseline baseline;

    /**
     * @param baseline what takes the place of pixels
     * @param others settings beside the baseline
     */
    CurveMetric(MetricDescription description, Baseline baseline, Map<String, String> others) {
        super(description, baseline, others);
        this.baseline = baseline;
    }

    @Override
    final Outcome measure(ExplainedPicture picture) {
        return measure(picture, schedule(picture));
    }

    /** The picture's outcome where the order of replacement is given. */
    Outcome measure(ExplainedPicture picture, ReplacementSchedule schedule) {
        return finite(value(curve(picture, schedule)));
    }

    @Override
    public final List<Optional<MetricCurve>> curves(Measurement measurement) {
        return each(measurement, picture -> shown(curve(picture, schedule(picture))));
    }

    /** The curve for a reader, whose number is {@link #value} of it. */
    Optional<MetricCurve> shown(Curve curve) {
        return curve.shown(
                "share of the steps, " + steppingWords(), "probability of the explained class", Reading.AREA);
    }

    /** What the steps do, a phrase. */
    abstract String steppingWords();

    abstract ReplacementSchedule schedule(ExplainedPicture picture);

    /** The whole picture first, the baseline last. */
    Curve curve(ExplainedPicture picture, ReplacementSchedule schedule) {
        return new GradualReplacement(picture.image(), picture.removed(baseline), schedule.stepOfPixel())
                .probabilities(picture, schedule.steps());
    }

    /** The area under the curve, unless said otherwise. */
    double value(Curve curve) {
        return curve.area();
    }

    final Baseline baseline() {
        return baseline;
    }
}
