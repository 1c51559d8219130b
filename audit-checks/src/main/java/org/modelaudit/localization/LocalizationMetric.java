package org.modelaudit.localization;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.modelaudit.data.AuditSample;
import org.modelaudit.error.DataException;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.image.Box;
import org.modelaudit.metric.ExplainedSample;
import org.modelaudit.metric.Measurement;
import org.modelaudit.metric.Metric;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.Outcome;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;

/** What the localization metrics share: the map at the input's size, and the true boxes. */
abstract class LocalizationMetric implements Metric {

    static final Outcome NOTHING_COUNTED = Outcome.undefined("the heatmap is positive only in the region to ignore");

    private final MetricDescription description;

    LocalizationMetric(MetricDescription description) {
        this.description = description;
    }

    @Override
    public final MetricDescription description() {
        return description;
    }

    @Override
    public final boolean needsRegion() {
        return true;
    }

    @Override
    public final Cost costPerSample(AuditedModel model, Explainer explainer) {
        return Cost.none();
    }

    @Override
    public final List<Outcome> measure(Measurement measurement) {
        verify(measurement);
        List<ExplainedSample> samples = measurement.samples();
        List<Optional<Heatmap>> maps = InputMaps.of(measurement);
        return IntStream.range(0, samples.size())
                .mapToObj(i -> measured(samples.get(i), maps.get(i)))
                .toList();
    }

    /** Refuses what this metric cannot be meant for, before anything is measured. */
    void verify(Measurement measurement) {}

    /** A mask that cannot be read costs its sample alone. */
    private Outcome measured(ExplainedSample sample, Optional<Heatmap> map) {
        try {
            return measure(sample, map);
        } catch (DataException e) {
            return Outcome.failed(String.valueOf(e.getMessage()));
        }
    }

    private Outcome measure(ExplainedSample sample, Optional<Heatmap> map) {
        if (trueBoxes(sample).isEmpty()) {
            return Outcome.undefined(withoutTruth(sample.sample()));
        }
        return map.map(positive -> measure(positive, sample))
                .orElseGet(() -> Outcome.undefined("the heatmap is nowhere positive"));
    }

    /** The boxes as the crop left them, or else the one around the mask. */
    static List<Box> trueBoxes(ExplainedSample sample) {
        List<Box> boxes = sample.boxes();
        return boxes.isEmpty()
                ? sample.mask().flatMap(mask -> mask.boundingBox()).stream().toList()
                : boxes;
    }

    private static String withoutTruth(AuditSample sample) {
        if (!sample.boxes().isEmpty() || sample.hasMask()) {
            return "the object lies outside the crop";
        }
        return sample.hasIgnored() ? "the sample has only a region to ignore" : "the sample has no true box";
    }

    /** Measures against the true boxes; a metric that would rather have the mask says so. */
    Outcome measure(Heatmap map, ExplainedSample sample) {
        List<Box> truth = trueBoxes(sample);
        Heatmap counted = CountedMap.of(map, sample, truth).map();
        return counted.max() == 0 ? NOTHING_COUNTED : measure(counted, truth);
    }

    /**
     * @param map not negative, somewhere positive, at the input's size; 0 where the truth says to ignore
     * @param truth at least one box, inside the input
     */
    abstract Outcome measure(Heatmap map, List<Box> truth);
}
