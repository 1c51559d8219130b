package org.modelaudit.image;

import java.util.List;

/**
 * How a stored picture becomes a model's input: resize, crop, scale to [0, 1], subtract the mean, divide by the standard
 * deviation, channel by channel.
 *
 * @param width of the input, in pixels
 * @param height of the input, in pixels
 * @param resize what happens to the picture before the crop
 * @param shorterSide length of the shorter side after the resize, at least the larger of width and height; only read
 *     with {@link Resize#SHORTER_SIDE}
 * @param colour order and number of the channels
 * @param mean one for each channel, for values in [0, 1]
 * @param deviation standard deviation, one for each channel, for values in [0, 1], greater than 0
 */
public record InputSpecification(
        int width,
        int height,
        Resize resize,
        int shorterSide,
        Colour colour,
        List<Double> mean,
        List<Double> deviation) {

    /** What happens to the picture before the crop. */
    public enum Resize {
        /** The shorter side becomes {@code shorterSide}, the aspect ratio stays, then the centre is cropped. */
        SHORTER_SIDE,
        /** The whole picture is squeezed to the input's width and height; nothing is cropped. */
        SQUEEZE,
        /** Nothing is resized; the picture must have the input's size. */
        NONE
    }

    /** Order and number of the channels. */
    public enum Colour {
        RGB(3),
        BGR(3),
        GREY(1);

        private final int channels;

        Colour(int channels) {
            this.channels = channels;
        }

        public int channels() {
            return channels;
        }
    }

    public InputSpecification {
        mean = List.copyOf(mean);
        deviation = List.copyOf(deviation);
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException(
                    "An input needs a positive size, but got %d×%d.".formatted(width, height));
        }
        if (resize == Resize.SHORTER_SIDE && shorterSide < Math.max(width, height)) {
            throw new IllegalArgumentException("The shorter side becomes %d, too small for a crop of %d×%d."
                    .formatted(shorterSide, width, height));
        }
        if (mean.size() != colour.channels() || deviation.size() != colour.channels()) {
            throw new IllegalArgumentException("%s has %d channels, but there are %d means and %d standard deviations."
                    .formatted(colour, colour.channels(), mean.size(), deviation.size()));
        }
        for (double d : deviation) {
            if (!(d > 0)) {
                throw new IllegalArgumentException("A standard deviation must be positive, but got " + d + ".");
            }
        }
    }

    /**
     * The contract of the ImageNet classifiers: RGB, shorter side {@code size·256/224}, centre crop, mean (0.485, 0.456,
     * 0.406), standard deviation (0.229, 0.224, 0.225).
     */
    public static InputSpecification imageNet(int size) {
        return new InputSpecification(
                size,
                size,
                Resize.SHORTER_SIDE,
                size * 256 / 224,
                Colour.RGB,
                List.of(0.485, 0.456, 0.406),
                List.of(0.229, 0.224, 0.225));
    }

    /** The same contract without a margin: the picture is squeezed to the input's size, or left alone if it has it. */
    public InputSpecification squeezed() {
        return new InputSpecification(width, height, Resize.SQUEEZE, shorterSide, colour, mean, deviation);
    }

    /** The same geometry with another scaling of the values. */
    public InputSpecification normalizedBy(List<Double> mean, List<Double> deviation) {
        return new InputSpecification(width, height, resize, shorterSide, colour, mean, deviation);
    }

    @Override
    public String toString() {
        String geometry = switch (resize) {
            case SHORTER_SIDE -> "shorter side to %d, centre crop %d×%d".formatted(shorterSide, width, height);
            case SQUEEZE -> "squeezed to %d×%d".formatted(width, height);
            case NONE -> "as stored, %d×%d".formatted(width, height);
        };
        return "%s, %s, mean %s, standard deviation %s".formatted(colour, geometry, mean, deviation);
    }
}
