package org.modelaudit.torch.load;

import ai.djl.ndarray.types.Shape;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which picture a program takes that failed on another: the commonest mistake is a size or a number of channels that it was not
 * exported with. What libtorch says about each try leads to the next, so that a size is found by halving. Strides let a whole range
 * of sizes through; of these the {@link UsualSize} is named, which is most likely the one that the user knows.
 */
final class FittingPicture {

    private static final Pattern CHANNELS = Pattern.compile("to have (\\d{1,9}) channels");
    private static final Pattern PRODUCT =
            Pattern.compile("cannot be multiplied \\(\\d+x(\\d{1,18}) and (\\d{1,18})x\\d+\\)");
    private static final Pattern VIEW =
            Pattern.compile("shape '\\[(?:-1|1), (\\d{1,18})\\]' is invalid for input of size (\\d{1,18})");
    /** Such as the cells of the picture and the positions that a transformer has learned. */
    private static final Pattern SUM =
            Pattern.compile("size of tensor a \\((\\d{1,18})\\) must match the size of tensor b \\((\\d{1,18})\\)");
    /** More rows than one for one picture: a {@code view} has cut it into several. */
    private static final Pattern ROWS = Pattern.compile("shape \\((?:[2-9]|\\d\\d+), \\d+\\)");

    private static final Pattern SMALL = Pattern.compile("than actual input size|utput size is too small");

    private static final int TRIES = 24;
    private static final long LARGEST = 1024;

    private FittingPicture() {}

    /**
     * Looks for a square one.
     *
     * @param failed the picture that did not go through, {@code C×H×W}
     * @param why what was said to it
     * @param attempt sends a picture of a shape through the program; what is said, empty where it went through
     */
    static Optional<Shape> find(Shape failed, String why, Function<Shape, String> attempt) {
        Shape picture = failed;
        String said = why;
        long tooSmall = 0;
        long tooLarge = LARGEST + 1;
        for (int i = 0; i < TRIES && !said.isEmpty(); i++) {
            long size = picture.get(2);
            long channels = channels(said, picture.get(0));
            if (channels == picture.get(0)) {
                int sign = tooLarge(said);
                tooLarge = sign > 0 ? Math.min(tooLarge, size) : tooLarge;
                tooSmall = sign < 0 ? Math.max(tooSmall, size) : tooSmall;
                if (sign == 0 || tooLarge - tooSmall <= 1) {
                    return Optional.empty();
                }
                size = (tooSmall + tooLarge) / 2;
            }
            picture = square(channels, size);
            said = attempt.apply(picture);
        }
        if (!said.isEmpty()) {
            return Optional.empty();
        }
        long channels = picture.get(0);
        LongPredicate fits = size -> attempt.apply(square(channels, size)).isEmpty();
        long smallest = lastThatFits(picture.get(2), tooSmall, fits);
        long largest = lastThatFits(picture.get(2), tooLarge, fits);
        return Optional.of(square(channels, UsualSize.between(smallest, largest)));
    }

    private static Shape square(long channels, long size) {
        return new Shape(channels, size, size);
    }

    /** The size nearest to one that does not fit, on the side of one that does. */
    private static long lastThatFits(long fitting, long unfit, LongPredicate fits) {
        long good = fitting;
        long bad = unfit;
        while (Math.abs(good - bad) > 1) {
            long middle = (good + bad) / 2;
            if (fits.test(middle)) {
                good = middle;
            } else {
                bad = middle;
            }
        }
        return good;
    }

    /** The channels that are asked for where a picture can have as many. */
    private static long channels(String said, long given) {
        Matcher wanted = CHANNELS.matcher(said);
        return wanted.find() && (wanted.group(1).equals("1") || wanted.group(1).equals("3"))
                ? Long.parseLong(wanted.group(1))
                : given;
    }

    /** 1 where the picture was too large, -1 where it was too small, 0 where that is not known. */
    private static int tooLarge(String said) {
        Matcher product = PRODUCT.matcher(said);
        if (product.find()) {
            return Long.compare(Long.parseLong(product.group(1)), Long.parseLong(product.group(2)));
        }
        Matcher sum = SUM.matcher(said);
        if (sum.find()) {
            return Long.compare(Long.parseLong(sum.group(1)), Long.parseLong(sum.group(2)));
        }
        Matcher view = VIEW.matcher(said);
        if (view.find()) {
            return Long.compare(Long.parseLong(view.group(2)), Long.parseLong(view.group(1)));
        }
        if (ROWS.matcher(said).find()) {
            return 1;
        }
        return SMALL.matcher(said).find() ? -1 : 0;
    }
}
