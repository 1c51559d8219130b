package org.modelaudit.image;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;

/**
 * How a stored picture has to be turned to be looked at, as its EXIF tag 0x0112 says (CIPA DC-008, Exif 2.32, section 4.6.5).
 *
 * <p>First rows and columns are swapped or not, then the columns run backwards or not, then the rows. So a pixel of column {@code x} and
 * row {@code y} of the stored picture stands, turned clockwise by a quarter, in column {@code height - 1 - y} and row {@code x}.
 */
public enum Orientation {
    /** As it is stored. */
    UPRIGHT(1, false, false, false),
    /** Left and right swapped. */
    MIRRORED(2, false, true, false),
    /** By half a turn. */
    HALF_TURN(3, false, true, true),
    /** Top and bottom swapped. */
    FLIPPED(4, false, false, true),
    /** Rows and columns swapped. */
    TRANSPOSED(5, true, false, false),
    /** By a quarter clockwise. */
    CLOCKWISE(6, true, true, false),
    /** Rows and columns swapped, seen from the lower right corner. */
    TRANSVERSE(7, true, true, true),
    /** By a quarter counterclockwise. */
    COUNTERCLOCKWISE(8, true, false, true);

    private final int exif;
    private final boolean swapped;
    private final boolean columnsBackwards;
    private final boolean rowsBackwards;

    Orientation(int exif, boolean swapped, boolean columnsBackwards, boolean rowsBackwards) {
        this.exif = exif;
        this.swapped = swapped;
        this.columnsBackwards = columnsBackwards;
        this.rowsBackwards = rowsBackwards;
    }

    /**
     * What a JPEG or PNG file says of itself; {@link #UPRIGHT} where it says nothing or nothing that can be understood, or cannot be
     * read, which is told when it is decoded.
     */
    public static Orientation read(Path file) {
        int value = ExifTag.orientation(file).orElse(0);
        return Arrays.stream(values())
                .filter(orientation -> orientation.exif == value)
                .findFirst()
                .orElse(UPRIGHT);
    }

    /** The tag's value, from 1 to 8. */
    public int exif() {
        return exif;
    }

    /** Size of a turned picture. */
    public PictureSize turned(PictureSize stored) {
        return swapped ? new PictureSize(/* width= */ stored.height(), /* height= */ stored.width()) : stored;
    }

    /** A turned picture. */
    public Picture turned(Picture stored) {
        if (this == UPRIGHT) {
            return stored;
        }
        PictureSize size = turned(new PictureSize(stored.width(), stored.height()));
        int[] rgb = new int[size.width() * size.height()];
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                rgb[y * size.width() + x] = stored.rgb(storedX(x, y, size), storedY(x, y, size));
            }
        }
        return new Picture(size.width(), size.height(), rgb);
    }

    /** A turned region. */
    public Mask turned(Mask stored) {
        if (this == UPRIGHT) {
            return stored;
        }
        PictureSize size = turned(new PictureSize(stored.width(), stored.height()));
        BitSet bits = new BitSet(size.width() * size.height());
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                bits.set(y * size.width() + x, stored.contains(storedX(x, y, size), storedY(x, y, size)));
            }
        }
        return new Mask(size.width(), size.height(), bits);
    }

    /**
     * The same place in a turned picture, for half-open edges that may be in any order.
     *
     * @param edges left, top, right and bottom in the stored picture
     * @param stored size of the stored picture
     * @return left, top, right and bottom in the turned one
     */
    public double[] turned(double[] edges, PictureSize stored) {
        PictureSize size = turned(stored);
        double[] across = swapped ? new double[] {edges[1], edges[3]} : new double[] {edges[0], edges[2]};
        double[] down = swapped ? new double[] {edges[0], edges[2]} : new double[] {edges[1], edges[3]};
        if (columnsBackwards) {
            across = new double[] {size.width() - across[1], size.width() - across[0]};
        }
        if (rowsBackwards) {
            down = new double[] {size.height() - down[1], size.height() - down[0]};
        }
        return new double[] {across[0], down[0], across[1], down[1]};
    }

    private int storedX(int x, int y, PictureSize size) {
        return swapped ? row(y, size) : column(x, size);
    }

    private int storedY(int x, int y, PictureSize size) {
        return swapped ? column(x, size) : row(y, size);
    }

    private int column(int x, PictureSize size) {
        return columnsBackwards ? size.width() - 1 - x : x;
    }

    private int row(int y, PictureSize size) {
        return rowsBackwards ? size.height() - 1 - y : y;
    }
}
