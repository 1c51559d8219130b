package org.modelaudit.localization;

import java.util.List;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.image.Box;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.metric.ExplainedSample;
import org.modelaudit.metric.Measurement;
import org.modelaudit.metric.Metric;
import org.modelaudit.metric.Outcome;

/** What the localization metrics share: the map at the input's size, and the true region. */
abstract class LocalizationMetric implements Metric {

    @Override
    public final boolean needsRegion() {
        return true;
    }

    @Override
    public final List<Outcome> measure(Measurement measurement) {
        InputSpecification input = measurement.model().input();
        return measurement.samples().stream()
                .map(sample -> measure(sample, input))
                .toList();
    }

    private Outcome measure(ExplainedSample sample, InputSpecification input) {
        Heatmap raw = sample.explanation().heatmap();
        if (raw == null) {
            throw new IllegalArgumentException("A sample without a map is not measured.");
        }
        List<Box> truth = trueBoxes(sample);
        if (truth.isEmpty()) {
            boolean hadOne =
                    !sample.sample().boxes().isEmpty() || sample.sample().hasMask();
            return Outcome.undefined(hadOne ? "the object lies outside the crop" : "the sample has no true box");
        }
        Heatmap positive = raw.positivePart();
        if (positive.max() == 0) {
            return Outcome.undefined("the heatmap is nowhere positive");
        }
        return measure(positive.resized(input.width(), input.height()), truth);
    }

    private static List<Box> trueBoxes(ExplainedSample sample) {
        List<Box> boxes = sample.boxes();
        return boxes.isEmpty()
                ? sample.mask().flatMap(mask -> mask.boundingBox()).stream().toList()
                : boxes;
    }

    /**
     * @param map not negative, somewhere positive, at the input's size
     * @param truth at least one box, inside the input
     */
    abstract Outcome measure(Heatmap map, List<Box> truth);
}
