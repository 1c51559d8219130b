package org.modelaudit.faithfulness;

import ai.djl.ndarray.NDArray;
import java.nio.ByteBuffer;
import java.util.List;
import org.modelaudit.metric.ExplainedSample;
import org.modelaudit.metric.Measurement;

/**
 * Logits of an unchanged picture: one forward pass for all metrics, and for the audits by all explainers, that ask. The picture goes
 * alone, because libtorch rounds otherwise in another batch.
 *
 * @param row {@code K} numbers
 */
@SuppressWarnings("ArrayRecordComponent")
record CleanLogits(float[] row) {

    private static final List<String> WORK = List.of("clean logits", "1");

    /**
     * @param image the sample's picture, {@code 1×C×H×W}
     */
    static CleanLogits of(Measurement measurement, ExplainedSample sample, NDArray image) {
        return measurement
                .shared()
                .once(
                        CleanLogits.class,
                        List.of(sample.sample().id()),
                        () -> measurement
                                .kept()
                                .find(sample.sample(), WORK)
                                .map(CleanLogits::read)
                                .orElseGet(() -> made(measurement, sample, image)));
    }

    private static CleanLogits made(Measurement measurement, ExplainedSample sample, NDArray image) {
        try (NDArray logits = measurement.model().scores(image)) {
            CleanLogits made = new CleanLogits(logits.toFloatArray());
            measurement.kept().keep(sample.sample(), WORK, made.bytes());
            return made;
        }
    }

    private byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * row.length);
        bytes.asFloatBuffer().put(row);
        return bytes.array();
    }

    private static CleanLogits read(byte[] bytes) {
        float[] row = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).asFloatBuffer().get(row);
        return new CleanLogits(row);
    }
}
