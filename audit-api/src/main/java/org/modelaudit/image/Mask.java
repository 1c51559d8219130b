package org.modelaudit.image;

import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.modelaudit.error.DataException;

/**
 * A region of a picture, pixel by pixel: where the object is. Immutable.
 *
 * <p>A box in continuous coordinates covers the pixels whose centre {@code (x + 0.5, y + 0.5)} lies inside it. A polygon
 * covers those that COCO's own tools give it, which differ along slanted sides, see {@link #ofPolygons}.
 */
public final class Mask {

    /** How far from the upper left corner a corner of a polygon may lie, in pixels. */
    public static final double FARTHEST_CORNER = PolygonFill.FARTHEST;

    private final int width;
    private final int height;
    private final BitSet bits;

    /** Takes the bits as they are, bit {@code y * width + x}; callers in this package do not keep them. */
    Mask(int width, int height, BitSet bits) {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("A mask needs a positive size, but got %d×%d.".formatted(width, height));
        }
        this.width = width;
        this.height = height;
        this.bits = bits;
    }

    /**
     * Copies a region.
     *
     * @param inside one value a pixel, row by row from the upper left corner
     */
    public static Mask of(int width, int height, boolean[] inside) {
        if (inside.length != (long) width * height) {
            throw new IllegalArgumentException(
                    "A mask of %d×%d pixels needs as many values, but got %d.".formatted(width, height, inside.length));
        }
        BitSet bits = new BitSet(inside.length);
        for (int i = 0; i < inside.length; i++) {
            bits.set(i, inside[i]);
        }
        return new Mask(width, height, bits);
    }

    /** The union of boxes; parts outside the picture are cut off. */
    public static Mask ofBoxes(int width, int height, List<Box> boxes) {
        return new Mask(width, height, Shapes.boxes(width, height, boxes));
    }

    /**
     * The union of polygons, pixel by pixel what {@code pycocotools} makes of them: the outline is rounded to fifths of a
     * pixel and a column is filled between the rows where the outline crosses its middle. Within one polygon the even-odd
     * rule holds; parts outside the picture are cut off.
     *
     * @param polygons each {@code x0, y0, x1, y1, …}, at least three corners, closed by itself
     * @throws IllegalArgumentException if a polygon has fewer corners, or one that is not finite or a million pixels away
     */
    public static Mask ofPolygons(int width, int height, List<double[]> polygons) {
        return new Mask(width, height, Shapes.polygons(width, height, polygons));
    }

    /**
     * Decodes COCO's uncompressed run lengths: column by column, first a run outside, then one inside, and so on.
     *
     * @throws DataException if the runs do not add up to the picture
     */
    public static Mask ofRunLengths(int width, int height, int[] counts) {
        return new Mask(width, height, RunLengths.decode(width, height, counts));
    }

    /**
     * Decodes COCO's compressed run lengths, the string form of {@link #ofRunLengths(int, int, int[])}.
     *
     * @throws DataException if the string is malformed or the runs do not add up to the picture
     */
    public static Mask ofRunLengths(int width, int height, String counts) {
        return ofRunLengths(width, height, RunLengths.parse(counts));
    }

    /**
     * Reads a mask picture; every pixel that is not black belongs to the object, whatever its alpha.
     *
     * @throws DataException if the file cannot be decoded
     */
    public static Mask read(Path file) {
        return PictureReader.read(
                file, 1, image -> new Mask(image.getWidth(), image.getHeight(), Pixels.nonZero(image)));
    }

    /** Width of the picture in pixels. */
    public int width() {
        return width;
    }

    /** Height of the picture in pixels. */
    public int height() {
        return height;
    }

    /** Whether the pixel in column {@code x} and row {@code y} belongs to the region; false outside the picture. */
    public boolean contains(int x, int y) {
        return x >= 0 && x < width && y >= 0 && y < height && bits.get(y * width + x);
    }

    /** Number of pixels in the region, possibly 0. */
    public int area() {
        return bits.cardinality();
    }

    /** The smallest box around the region; empty if the region is. */
    public Optional<Box> boundingBox() {
        if (bits.isEmpty()) {
            return Optional.empty();
        }
        int left = width;
        int right = 0;
        for (int i = bits.nextSetBit(0); i >= 0; i = bits.nextSetBit(i + 1)) {
            left = Math.min(left, i % width);
            right = Math.max(right, i % width + 1);
        }
        int top = bits.nextSetBit(0) / width;
        int bottom = (bits.length() - 1) / width + 1;
        return Optional.of(new Box(left, top, right, bottom));
    }

    /** The pixels that belong to either region. Both must be of one size. */
    public Mask union(Mask other) {
        if (width != other.width || height != other.height) {
            throw new IllegalArgumentException(
                    "Masks of %d×%d and %d×%d have no union.".formatted(width, height, other.width, other.height));
        }
        BitSet union = (BitSet) bits.clone();
        union.or(other.bits);
        return new Mask(width, height, union);
    }

    /** Equal pixel by pixel. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Mask mask && width == mask.width && height == mask.height && bits.equals(mask.bits);
    }

    @Override
    public int hashCode() {
        return 31 * width + bits.hashCode();
    }

    @Override
    public String toString() {
        return "Mask[%d×%d, %d pixels]".formatted(width, height, area());
    }
}
