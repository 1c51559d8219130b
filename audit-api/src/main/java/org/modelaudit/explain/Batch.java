package org.modelaudit.explain;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.modelaudit.data.AuditSample;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.image.Prepared;

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

    /**
     * Stacks prepared pictures.
     *
     * @param scope owns the tensor
     * @param pictures of the samples, in their order, prepared as {@code input} says
     */
    public static Batch of(
            NDManager scope, InputSpecification input, List<AuditSample> samples, List<Prepared> pictures) {
        int channels = input.colour().channels();
        int numbers = channels * input.height() * input.width();
        float[] values = new float[numbers * pictures.size()];
        for (int i = 0; i < pictures.size(); i++) {
            pictures.get(i).copyTo(values, i * numbers);
        }
        Shape shape = new Shape(pictures.size(), channels, input.height(), input.width());
        return new Batch(samples, scope.create(values, shape));
    }

    public int size() {
        return samples.size();
    }
}
