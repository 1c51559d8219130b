package org.modelaudit.synthesis;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.modelaudit.explain.Tensors;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.image.Picture;

/**
 * What a picture for a model can be: {@code C·H·W} numbers as the model takes them, each between black and white.
 *
 * @param input of the model
 */
record Canvas(InputSpecification input) {

    int width() {
        return input.width();
    }

    int height() {
        return input.height();
    }

    int channels() {
        return input.colour().channels();
    }

    /** How many numbers a picture has, {@code C·H·W}. */
    int length() {
        return channels() * width() * height();
    }

    NDArray tensor(NDManager owner, float[] values) {
        return Tensors.of(owner, values, new Shape(1, channels(), height(), width()));
    }

    /** The largest distance from 0 that a number of the channel of pixel {@code i} can have. */
    double bound(int i) {
        return Math.max(Math.abs(black(i)), Math.abs(white(i)));
    }

    /** Back between black and white, in place. */
    void clip(float[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.max((float) black(i), Math.min((float) white(i), values[i]));
        }
    }

    private double black(int i) {
        int channel = i / (width() * height());
        return -input.mean().get(channel) / input.deviation().get(channel);
    }

    private double white(int i) {
        int channel = i / (width() * height());
        return (1 - input.mean().get(channel)) / input.deviation().get(channel);
    }

    /** With 8 bits a channel, as a file holds it. */
    Picture picture(float[] values) {
        return input.picture(values);
    }

    /** The numbers of a picture of the model's own size. */
    float[] values(Picture picture) {
        float[] values = new float[length()];
        input.squeezed().prepare(picture).copyTo(values, 0);
        return values;
    }
}
