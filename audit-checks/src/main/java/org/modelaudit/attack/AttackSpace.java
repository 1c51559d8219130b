package org.modelaudit.attack;

import org.modelaudit.image.InputSpecification;

/** The units in which an attack measures and bounds its change. */
public enum AttackSpace {
    /** As the model takes the picture: mean subtracted, divided by the deviation, without bounds. */
    NORMALIZED("normalised input, not clipped"),

    /** Pixel values in [0, 1]; the changed picture stays a picture. */
    PIXELS("pixels in [0, 1], clipped");

    private final String words;

    AttackSpace(String words) {
        this.words = words;
    }

    /**
     * A picture of the model in this space.
     *
     * @param values {@code C×H×W}
     */
    public float[] from(float[] values, InputSpecification input) {
        float[] result = values.clone();
        if (this == PIXELS) {
            for (int i = 0; i < result.length; i++) {
                int channel = channel(i, result.length, input);
                result[i] = result[i] * deviation(channel, input)
                        + input.mean().get(channel).floatValue();
            }
            clip(result);
        }
        return result;
    }

    /** A picture of this space as the model takes it. */
    public float[] toModel(float[] values, InputSpecification input) {
        float[] result = values.clone();
        if (this == PIXELS) {
            for (int i = 0; i < result.length; i++) {
                int channel = channel(i, result.length, input);
                result[i] = (result[i] - input.mean().get(channel).floatValue()) / deviation(channel, input);
            }
        }
        return result;
    }

    /** From the gradient with respect to the model's input to that with respect to this space, in place. */
    void chain(float[] gradient, InputSpecification input) {
        if (this == PIXELS) {
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] /= deviation(channel(i, gradient.length, input), input);
            }
        }
    }

    /** Back inside the bounds, in place. */
    public void clip(float[] values) {
        if (this == PIXELS) {
            for (int i = 0; i < values.length; i++) {
                values[i] = Math.max(0f, Math.min(1f, values[i]));
            }
        }
    }

    /**
     * Back into an L∞ ball and inside the bounds, in place.
     *
     * @param values the changed picture
     * @param centre of the ball
     * @return {@code values}
     */
    public float[] inBall(float[] values, float[] centre, double radius) {
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) Math.max(centre[i] - radius, Math.min(centre[i] + radius, values[i]));
        }
        clip(values);
        return values;
    }

    private static int channel(int index, int length, InputSpecification input) {
        return index / (length / input.colour().channels());
    }

    private static float deviation(int channel, InputSpecification input) {
        return input.deviation().get(channel).floatValue();
    }

    @Override
    public String toString() {
        return words;
    }
}
