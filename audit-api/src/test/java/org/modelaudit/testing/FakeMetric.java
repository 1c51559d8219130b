package org.modelaudit.testing;

import java.util.List;
import java.util.function.Function;
import org.modelaudit.metric.Direction;
import org.modelaudit.metric.ExplainedSample;
import org.modelaudit.metric.Measurement;
import org.modelaudit.metric.Metric;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.MetricId;
import org.modelaudit.metric.Outcome;
import org.modelaudit.metric.Range;

/** A metric that says what a test wants it to say. */
public record FakeMetric(
        String name,
        Direction direction,
        boolean isProportion,
        boolean needsRegion,
        Function<ExplainedSample, Outcome> formula)
        implements Metric {

    /** Higher is better, in [0, 1], and 0.5 for every sample. */
    public static FakeMetric named(String name) {
        return new FakeMetric(name, Direction.HIGHER_IS_BETTER, false, false, sample -> Outcome.value(0.5));
    }

    public FakeMetric with(Direction other) {
        return new FakeMetric(name, other, isProportion, needsRegion, formula);
    }

    public FakeMetric asProportion() {
        return new FakeMetric(name, direction, true, needsRegion, formula);
    }

    public FakeMetric thatNeedsRegion() {
        return new FakeMetric(name, direction, isProportion, true, formula);
    }

    public FakeMetric giving(Function<ExplainedSample, Outcome> other) {
        return new FakeMetric(name, direction, isProportion, needsRegion, other);
    }

    @Override
    public MetricDescription description() {
        return new MetricDescription(new MetricId(name, "fake", 1), name, direction, Range.UNIT, "made up for a test");
    }

    @Override
    public List<Outcome> measure(Measurement measurement) {
        return measurement.samples().stream().map(formula).toList();
    }
}
