package org.modelaudit.localization;

import java.util.List;
import java.util.Optional;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.metric.ExplainedSample;
import org.modelaudit.metric.Measurement;

/**
 * The positive parts of a measurement's maps at the size of the input, worked out once for all metrics of an audit that look at them.
 *
 * @param maps one for each sample; empty where its map is nowhere positive
 */
record InputMaps(List<Optional<Heatmap>> maps) {

    static List<Optional<Heatmap>> of(Measurement measurement) {
        return measurement
                .shared()
                .once(InputMaps.class, List.of(), () -> made(measurement))
                .maps();
    }

    private static InputMaps made(Measurement measurement) {
        InputSpecification input = measurement.model().input();
        return new InputMaps(
                measurement.samples().stream().map(sample -> of(sample, input)).toList());
    }

    private static Optional<Heatmap> of(ExplainedSample sample, InputSpecification input) {
        Heatmap raw = sample.explanation().heatmap();
        if (raw == null) {
            throw new IllegalArgumentException("A sample without a map is not measured.");
        }
        return raw.max() > 0
                ? Optional.of(raw.positivePart().resized(input.width(), input.height()))
                : Optional.empty();
    }
}
