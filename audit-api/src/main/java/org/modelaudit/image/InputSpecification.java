package org.modelaudit.image;

import java.util.List;
import org.modelaudit.error.DataException;

/**
 * How a stored picture becomes a model's input: resize, crop, scale to [0, 1], subtract the mean, divide by the standard
 * deviation, channel by channel.
 *
 * <p>Every step equals torchvision's {@code Resize}, {@code CenterCrop}, {@code ToTensor} and {@code Normalize} on a
 * Pillow image to the last bit: bilinear with antialiasing, on 8 bits; the longer side is {@code shorterSide·long/short}
 * without its fraction; half a pixel of crop goes to the even side. For a grey input the picture becomes luma (ITU-R
 * 601-2) first.
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

    /** What one buffer of single precision holds, with room for its alignment. */
    private static final int MOST_VALUES = Integer.MAX_VALUE / Float.BYTES - 1024;

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
        if ((long) width * height > MOST_VALUES / colour.channels()) {
            throw new IllegalArgumentException(
                    "An input of %d×%d in %s has more than the %d numbers that fit into one tensor; give a smaller size."
                            .formatted(width, height, colour, MOST_VALUES));
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
                shorterSide(size),
                Colour.RGB,
                List.of(0.485, 0.456, 0.406),
                List.of(0.229, 0.224, 0.225));
    }

    /**
     * A square input.
     *
     * @param shorterSide length of the shorter side after the resize; 0 stands for {@code size·256/224}
     */
    public static InputSpecification square(
            int size, Resize resize, int shorterSide, Colour colour, List<Double> mean, List<Double> deviation) {
        int shorter = shorterSide == 0 ? shorterSide(size) : shorterSide;
        return new InputSpecification(size, size, resize, shorter, colour, mean, deviation);
    }

    private static int shorterSide(int size) {
        return (int) Math.min(Integer.MAX_VALUE, size * 256L / 224);
    }

    /** The same contract without a margin: the picture is squeezed to the input's size, or left alone if it has it. */
    public InputSpecification squeezed() {
        return new InputSpecification(width, height, Resize.SQUEEZE, shorterSide, colour, mean, deviation);
    }

    /** The same geometry with another scaling of the values. */
    public InputSpecification normalizedBy(List<Double> mean, List<Double> deviation) {
        return new InputSpecification(width, height, resize, shorterSide, colour, mean, deviation);
    }

    /**
     * Makes a picture ready for the model.
     *
     * @throws DataException if nothing is to be resized and the picture has another size than the input
     */
    public Prepared prepare(Picture picture) {
        Geometry geometry = geometry(new PictureSize(picture.width(), picture.height()));
        Picture source = colour == Colour.GREY ? picture.grey() : picture;
        Picture cropped = TriangleResize.apply(
                source,
                (int) Math.round(picture.width() * geometry.scaleX()),
                (int) Math.round(picture.height() * geometry.scaleY()),
                (int) -geometry.offsetX(),
                (int) -geometry.offsetY(),
                geometry.input());
        return new Prepared(normalized(cropped), cropped, geometry);
    }

    /**
     * Where a picture of this size ends up in the input, without decoding it.
     *
     * @throws DataException if nothing is to be resized and the picture has another size than the input
     */
    public Geometry geometry(PictureSize picture) {
        if (resize == Resize.NONE && (picture.width() != width || picture.height() != height)) {
            throw new DataException(
                    "The picture is %s, but the model takes %d×%d as stored; resize the picture or the specification's rule."
                            .formatted(picture, width, height));
        }
        long resizedWidth = width;
        long resizedHeight = height;
        if (resize == Resize.SHORTER_SIDE) {
            int shorter = Math.min(picture.width(), picture.height());
            resizedWidth = (long) shorterSide * picture.width() / shorter;
            resizedHeight = (long) shorterSide * picture.height() / shorter;
            if (Math.max(resizedWidth, resizedHeight) > Integer.MAX_VALUE) {
                throw new DataException(
                        "The picture is %s, too long and thin to be resized to a shorter side of %d; crop it."
                                .formatted(picture, shorterSide));
            }
        }
        // Ties to even, as Python's round.
        double offsetX = Math.rint((width - resizedWidth) / 2.0);
        double offsetY = Math.rint((height - resizedHeight) / 2.0);
        return new Geometry(
                picture,
                new PictureSize(width, height),
                (double) resizedWidth / picture.width(),
                (double) resizedHeight / picture.height(),
                offsetX,
                offsetY);
    }

    /** Channel by channel, in single precision and in the order of operations that torchvision uses. */
    private float[] normalized(Picture picture) {
        int[] rgb = picture.packed();
        float[] values = new float[colour.channels() * rgb.length];
        for (int channel = 0; channel < colour.channels(); channel++) {
            int shift = colour == Colour.BGR ? 8 * channel : 16 - 8 * channel;
            float channelMean = mean.get(channel).floatValue();
            float channelDeviation = deviation.get(channel).floatValue();
            for (int i = 0; i < rgb.length; i++) {
                float unit = ((rgb[i] >> shift) & 0xFF) / 255f;
                values[channel * rgb.length + i] = (unit - channelMean) / channelDeviation;
            }
        }
        return values;
    }

    /**
     * What the values of an input show, the way back from {@link Prepared#values()}. What lies beyond black or white is clipped.
     *
     * @param values {@code C·H·W} of them, as the model takes them
     */
    public Picture picture(float[] values) {
        float[] units = new float[values.length];
        int channel = width * height;
        for (int i = 0; i < values.length; i++) {
            units[i] = (float) (values[i] * deviation.get(i / channel) + mean.get(i / channel));
        }
        return pictureOfUnits(units);
    }

    /** A picture of values from 0 to 1, channel by channel; what is no number is black. */
    Picture pictureOfUnits(float[] units) {
        int pixels = width * height;
        if (units.length != colour.channels() * pixels) {
            throw new IllegalArgumentException("An input of %d×%d in %s has %d values, but there are %d."
                    .formatted(width, height, colour, colour.channels() * pixels, units.length));
        }
        int[] rgb = new int[pixels];
        for (int i = 0; i < pixels; i++) {
            int first = eightBits(units[i]);
            int second = colour == Colour.GREY ? first : eightBits(units[pixels + i]);
            int third = colour == Colour.GREY ? first : eightBits(units[2 * pixels + i]);
            rgb[i] = colour == Colour.BGR ? third << 16 | second << 8 | first : first << 16 | second << 8 | third;
        }
        return new Picture(width, height, rgb);
    }

    private static int eightBits(float unit) {
        return Math.round(Math.max(0, Math.min(1, unit)) * 255);
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
