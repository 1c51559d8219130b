package org.modelaudit.report;

import java.util.List;
import java.util.Map;
import org.modelaudit.metric.Direction;
import org.modelaudit.metric.Measurement;
import org.modelaudit.metric.Metric;
import org.modelaudit.metric.MetricId;
import org.modelaudit.metric.Outcome;
import org.modelaudit.metric.Range;

/** A metric that has a name and measures nothing. */
public record FakeMetric(MetricId id, String name, Direction direction, Range range, Map<String, String> settings)
        implements Metric {

    public static final FakeMetric IOU = new FakeMetric(
            new MetricId("localization-iou", "paper", 1),
            "localization IoU",
            Direction.HIGHER_IS_BETTER,
            Range.UNIT,
            Map.of("threshold", "0.2"));

    public static final FakeMetric ERROR = new FakeMetric(
            new MetricId("pointing-error", "house", 1),
            "pointing error",
            Direction.LOWER_IS_BETTER,
            Range.UNIT,
            Map.of());

    @Override
    public String source() {
        return "Nobody, On nothing (1999), section 1";
    }

    @Override
    public List<Outcome> measure(Measurement measurement) {
        throw new UnsupportedOperationException();
    }
}
