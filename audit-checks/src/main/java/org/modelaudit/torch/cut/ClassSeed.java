package org.modelaudit.torch.cut;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/** What starts at the logits on the way back: one in the column of each sample's class, zero elsewhere. */
final class ClassSeed {

    private ClassSeed() {}

    /**
     * @param logits {@code N×K}
     * @param classes {@code N} values in {@code [0, K)}
     */
    static NDArray of(NDArray logits, int[] classes) {
        Shape shape = logits.getShape();
        int samples = Math.toIntExact(shape.get(0));
        int width = Math.toIntExact(shape.get(1));
        if (classes.length != samples) {
            throw new IllegalArgumentException(
                    "%d classes were given for %d samples.".formatted(classes.length, samples));
        }
        float[] values = new float[samples * width];
        for (int i = 0; i < samples; i++) {
            if (classes[i] < 0 || classes[i] >= width) {
                throw new IllegalArgumentException(
                        "Class %d is not among the model's %d classes.".formatted(classes[i], width));
            }
            values[i * width + classes[i]] = 1;
        }
        return logits.getManager().create(values, shape);
    }
}
