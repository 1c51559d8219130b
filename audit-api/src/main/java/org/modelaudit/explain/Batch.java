package org.modelaudit.explain;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.modelaudit.data.AuditSample;

/**
 * Pictures that go through a model together.
 *
 * @param samples {@code N} samples
 * @param images their prepared pictures on the model's device, {@code N×C×H×W}
 */
public record Batch(List<AuditSample> samples, NDArray images) {

    public Batch {
        samples = List.copyOf(samples);
    }

    public int size() {
        return samples.size();
    }
}
