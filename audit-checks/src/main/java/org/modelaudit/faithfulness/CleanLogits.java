package org.modelaudit.faithfulness;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.modelaudit.metric.ExplainedSample;
import org.modelaudit.metric.Measurement;

/**
 * Logits of an unchanged picture: one forward pass for all metrics that ask. The picture goes alone, because libtorch rounds
 * otherwise in another batch.
 *
 * @param row {@code K} numbers
 */
@SuppressWarnings("ArrayRecordComponent")
record CleanLogits(float[] row) {

    /**
     * @param image the sample's picture, {@code 1×C×H×W}
     */
    static CleanLogits of(Measurement measurement, ExplainedSample sample, NDArray image) {
        return measurement
                .shared()
                .once(CleanLogits.class, List.of(sample.sample().id()), () -> {
                    try (NDArray logits = measurement.model().scores(image)) {
                        return new CleanLogits(logits.toFloatArray());
                    }
                });
    }
}
