package org.modelaudit.image;

import java.util.BitSet;
import java.util.Optional;

/**
 * Where the pixels of a stored picture end up in a model's input: {@code input = picture · scale + offset}, for each axis.
 *
 * <p>Coordinates are continuous, as those of a {@link Box}: pixel 0 reaches from 0 to 1 and has its centre at 0.5. An
 * input shows the part of the picture that falls within {@code [0, inputWidth) × [0, inputHeight)}.
 *
 * @param picture size of the stored picture
 * @param input size of the input
 * @param scaleX input pixels for one picture pixel, horizontally
 * @param scaleY input pixels for one picture pixel, vertically
 * @param offsetX where the picture's left edge lies in the input; negative where the crop cuts something off
 * @param offsetY where the picture's upper edge lies in the input
 */
public record Geometry(
        PictureSize picture, PictureSize input, double scaleX, double scaleY, double offsetX, double offsetY) {

    /** Refuses a scale that is not positive. */
    public Geometry {
        if (!(scaleX > 0) || !(scaleY > 0)) {
            throw new IllegalArgumentException(
                    "A scale must be positive, but got %s and %s.".formatted(scaleX, scaleY));
        }
    }

    /**
     * A box of the picture as the model sees it, clipped to the input.
     *
     * @return empty if less than one pixel (1 of area) of it is left: the crop cuts it off, or the resize swallows it
     */
    public Optional<Box> map(Box box) {
        double left = Math.max(0, box.left() * scaleX + offsetX);
        double top = Math.max(0, box.top() * scaleY + offsetY);
        double right = Math.min(input.width(), box.right() * scaleX + offsetX);
        double bottom = Math.min(input.height(), box.bottom() * scaleY + offsetY);
        if (right <= left || bottom <= top || (right - left) * (bottom - top) < 1) {
            return Optional.empty();
        }
        return Optional.of(new Box(left, top, right, bottom));
    }

    /** A box of the input in pixels of the stored picture, the inverse of {@link #map(Box)} where nothing was clipped. */
    public Box inverse(Box box) {
        return new Box(
                (box.left() - offsetX) / scaleX,
                (box.top() - offsetY) / scaleY,
                (box.right() - offsetX) / scaleX,
                (box.bottom() - offsetY) / scaleY);
    }

    /**
     * A region of the picture as the model sees it: each input pixel belongs to it if the picture's pixel under its
     * centre does (nearest neighbour). The result is empty where the crop cuts the region off.
     */
    public Mask map(Mask mask) {
        if (mask.width() != picture.width() || mask.height() != picture.height()) {
            throw new IllegalArgumentException(
                    "The mask is %d×%d, but the picture is %s.".formatted(mask.width(), mask.height(), picture));
        }
        int[] columns = nearest(input.width(), scaleX, offsetX, picture.width());
        int[] rows = nearest(input.height(), scaleY, offsetY, picture.height());
        BitSet bits = new BitSet(input.width() * input.height());
        for (int y = 0; y < rows.length; y++) {
            for (int x = 0; x < columns.length; x++) {
                bits.set(y * columns.length + x, mask.contains(columns[x], rows[y]));
            }
        }
        return new Mask(input.width(), input.height(), bits);
    }

    private static int[] nearest(int length, double scale, double offset, int pixels) {
        int[] nearest = new int[length];
        for (int i = 0; i < length; i++) {
            int at = (int) Math.floor((i + 0.5 - offset) / scale);
            nearest[i] = Math.max(0, Math.min(pixels - 1, at));
        }
        return nearest;
    }
}
