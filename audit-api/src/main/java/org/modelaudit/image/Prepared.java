package org.modelaudit.image;

import java.nio.FloatBuffer;

/** One picture, made ready for a model: the numbers that it gets, what they show, and where they come from. */
public final class Prepared {

    private final float[] values;
    private final Picture cropped;
    private final Geometry geometry;

    Prepared(float[] values, Picture cropped, Geometry geometry) {
        this.values = values;
        this.cropped = cropped;
        this.geometry = geometry;
    }

    /**
     * The input without its batch axis, {@code C×H×W} (channel by channel, each row by row), normalised. A read-only view,
     * not a copy; each call returns a new one with its position at 0.
     */
    public FloatBuffer values() {
        return FloatBuffer.wrap(values).asReadOnlyBuffer();
    }

    /** How many values there are, {@code C·H·W}. */
    public int length() {
        return values.length;
    }

    /** Copies the values into a batch, {@code target[offset]} first. */
    public void copyTo(float[] target, int offset) {
        System.arraycopy(values, 0, target, offset, values.length);
    }

    /** What the model sees, before normalisation: resized and cropped, for a report; grey where the model takes grey. */
    public Picture cropped() {
        return cropped;
    }

    /** Where the stored picture's pixels are in the input. */
    public Geometry geometry() {
        return geometry;
    }
}
