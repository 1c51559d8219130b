package org.modelaudit.faithfulness;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.modelaudit.baseline.Baseline;
import org.modelaudit.metric.ExplainedSample;
import org.modelaudit.metric.Measurement;
import org.modelaudit.metric.Metric;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.Outcome;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;

/** What the metrics share that run many variants of each picture through the model, picture by picture. */
abstract class FaithfulnessMetric implements Metric {

    private static final double ROUNDING = 1e-9;

    private final MetricDescription description;
    private final Map<String, String> settings;

    FaithfulnessMetric(MetricDescription description, Map<String, String> settings) {
        this.description = description;
        this.settings = Map.copyOf(settings);
    }

    /** For a metric that puts a baseline in the place of pixels. */
    FaithfulnessMetric(MetricDescription description, Baseline baseline, Map<String, String> others) {
        this(description, withBaseline(baseline, others));
    }

    private static Map<String, String> withBaseline(Baseline baseline, Map<String, String> others) {
        Map<String, String> settings = new HashMap<>(others);
        settings.put("baseline", baseline.toString());
        return settings;
    }

    @Override
    public final MetricDescription description() {
        return description;
    }

    @Override
    public final Map<String, String> settings() {
        return settings;
    }

    @Override
    public final List<Outcome> measure(Measurement measurement) {
        verifyMeaning(measurement.model());
        return each(measurement, this::measure);
    }

    /** Walks over the pictures one after another. */
    static <T> List<T> each(Measurement measurement, Function<ExplainedPicture, T> work) {
        Iterator<ExplainedSample> samples = measurement.samples().iterator();
        return measurement
                .batch()
                .get()
                .oneByOne(one -> work.apply(ExplainedPicture.of(measurement, samples.next(), one.images())));
    }

    /** Passes for changed pictures and for the picture itself; the latter is made once for all metrics of an audit. */
    static Cost picturesBeside(long changed) {
        return Cost.of(1 + changed, 0, 0, 0);
    }

    static int pixels(AuditedModel model) {
        return model.input().width() * model.input().height();
    }

    /** The formula: one sample's outcome. */
    abstract Outcome measure(ExplainedPicture picture);

    /** A value, or undefined where the changed pictures got no finite score; rounding alone never leaves the range. */
    final Outcome finite(double value) {
        double inside = Math.max(range().low(), Math.min(range().high(), value));
        return Double.isFinite(value)
                ? Outcome.value(Math.abs(inside - value) < ROUNDING ? inside : value)
                : Outcome.undefined("the model's scores on the changed pictures are not finite");
    }
}
