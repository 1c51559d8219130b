package org.modelaudit.faithfulness;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import java.util.List;
import org.modelaudit.metric.Measurement;

/**
 * Logits of an unchanged picture: one forward pass for all metrics that ask. The picture goes alone, because libtorch rounds
 * otherwise in another batch.
 *
 * @param row {@code K} numbers
 */
@SuppressWarnings("ArrayRecordComponent")
record CleanLogits(float[] row) {

    static CleanLogits of(Measurement measurement, int sample) {
        return measurement.shared().once(CleanLogits.class, List.of(sample), () -> {
            NDArray images = measurement.batch().get().images();
            try (NDManager scope = images.getManager().newSubManager()) {
                NDArray image = images.get(new NDIndex("{}:{}", sample, sample + 1));
                image.attach(scope);
                return new CleanLogits(measurement.model().logits(image).toFloatArray());
            }
        });
    }
}
