package org.modelaudit.torch.running;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.modelaudit.image.InputSpecification;

/**
 * Pictures that no one took, the same in every run, to compare two ways of computing the same thing on.
 *
 * <p>Public for {@code torch.load} and {@code torch.cut}.
 */
public final class ProbeImages {

    private ProbeImages() {}

    /**
     * @param first number of the first picture; pictures with different numbers differ
     * @return {@code count×C×H×W}, values between -2 and 2
     */
    public static NDArray create(NDManager manager, InputSpecification input, long first, int count) {
        return create(manager, picture(input), first, count);
    }

    /** {@code C×H×W} of a picture of the model's own size. */
    public static Shape picture(InputSpecification input) {
        return new Shape(input.colour().channels(), input.height(), input.width());
    }

    /**
     * @param picture {@code C×H×W}
     */
    public static NDArray create(NDManager manager, Shape picture, long first, int count) {
        int size = Math.toIntExact(picture.size());
        float[] values = new float[count * size];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (uniform(first * size + i) * 4 - 2);
        }
        return manager.create(values, new Shape(count).addAll(picture));
    }

    /** The finaliser of SplitMix64, a hash whose bits are all equally good. */
    private static double uniform(long counter) {
        long z = (counter + 1) * 0x9e3779b97f4a7c15L;
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return ((z ^ z >>> 31) >>> 11) * 0x1.0p-53;
    }
}
