package org.modelaudit.perturbation;

import ai.djl.ndarray.NDArray;

/**
 * What stands where a part of the picture is hidden. No choice is neutral: a model may know grey areas, black bars or blur
 * from its training, so compare explanations under more than one.
 */
public sealed interface Baseline {

    /**
     * One number for every channel and pixel, in units of the prepared tensor. 0 is the mean colour of the training set where
     * the input is normalised by it, the usual choice.
     */
    static Baseline value(double value) {
        return new Constant(value);
    }

    /** The picture's own mean colour, channel by channel. */
    static Baseline meanOfPicture() {
        return new MeanOfPicture();
    }

    /**
     * The picture itself, blurred by a Gaussian, edges held.
     *
     * @param deviation standard deviation in pixels, greater than 0
     */
    static Baseline blurred(double deviation) {
        return new Blurred(deviation);
    }

    /**
     * The picture with everything hidden.
     *
     * @param image {@code N×C×H×W}, prepared
     * @return of the same shape
     */
    NDArray of(NDArray image);

    /** The same number everywhere. */
    record Constant(double value) implements Baseline {
        @Override
        public NDArray of(NDArray image) {
            return image.zerosLike().add((float) value);
        }

        @Override
        public String toString() {
            return "value " + value;
        }
    }

    /** The mean of each channel. */
    record MeanOfPicture() implements Baseline {
        @Override
        public NDArray of(NDArray image) {
            NDArray mean = image.mean(new int[] {3}, true).mean(new int[] {2}, true);
            return image.zerosLike().add(mean);
        }

        @Override
        public String toString() {
            return "mean of the picture";
        }
    }

    /** The blurred picture. */
    record Blurred(double deviation) implements Baseline {

        public Blurred {
            if (!(deviation > 0)) {
                throw new IllegalArgumentException("A blur needs a positive deviation, but got " + deviation + ".");
            }
        }

        @Override
        public NDArray of(NDArray image) {
            int height = (int) image.getShape().get(2);
            int width = (int) image.getShape().get(3);
            return SeparableFilter.gaussian(height, width, deviation).apply(image);
        }

        @Override
        public String toString() {
            return "blurred, standard deviation %s pixels".formatted(deviation);
        }
    }
}
