package org.modelaudit.report;

import java.util.List;
import java.util.Map;
import org.modelaudit.metric.Measurement;
import org.modelaudit.metric.Metric;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.Outcome;

/** A metric that has a name and measures nothing. */
public record FakeMetric(MetricDescription description, Map<String, String> settings) implements Metric {

    private static final String NOWHERE = "Nobody, On nothing (1999), section 1";

    public static final FakeMetric IOU = new FakeMetric(
            MetricDescription.higherIsBetter("localization-iou/paper@1", "localization IoU", NOWHERE),
            Map.of("threshold", "0.2"));

    public static final FakeMetric ERROR = new FakeMetric(
            MetricDescription.lowerIsBetter("pointing-error/house@1", "pointing error", NOWHERE), Map.of());

    /** Knows where the object is. */
    public static final FakeMetric MISS = new FakeMetric(
            MetricDescription.lowerIsBetter("localization-error/house@1", "localization error", NOWHERE), Map.of());

    @Override
    public boolean needsRegion() {
        return id().equals(MISS.id());
    }

    @Override
    public List<Outcome> measure(Measurement measurement) {
        throw new UnsupportedOperationException();
    }
}
