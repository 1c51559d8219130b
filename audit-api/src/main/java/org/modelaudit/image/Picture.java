package org.modelaudit.image;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.modelaudit.error.DataException;

/**
 * A decoded picture, 8 bits a channel, red, green and blue. Immutable.
 *
 * <p>Pixels are taken as the loaders do that models are trained with (Pillow's {@code convert("RGB")}): alpha is
 * dropped, not composited; an embedded colour profile and the EXIF orientation are not applied (see {@link Orientation}), so boxes refer
 * to the picture as it is stored; of 16 bits the upper 8 are kept. Of JPEG files of all samplings, of PNG files of up to 8 bits and
 * of 16-bit colour the pixels are Pillow's to the last bit, on every JDK. Two kinds are the same on every JDK but not as in
 * Pillow: of 16-bit grey Pillow's conversion makes everything from 255 on white; and of 16-bit
 * bitmaps it rounds the 5 or 6 bits of a colour in another way.
 */
public final class Picture {

    private final int width;
    private final int height;
    private final int[] rgb;

    /** Takes the array as it is; callers in this package do not keep it. */
    Picture(int width, int height, int[] rgb) {
        this.width = width;
        this.height = height;
        this.rgb = rgb;
    }

    /**
     * Decodes a PNG, JPEG or BMP file.
     *
     * @throws DataException if the file is missing, damaged, cut off, a CMYK JPEG, of another format, larger than 100 million
     *     pixels or than the memory there is; a picture is never returned half decoded
     */
    public static Picture read(Path file) {
        return PictureReader.read(file, Integer.BYTES, Picture::of);
    }

    /** Copies a picture that is in memory. */
    public static Picture of(BufferedImage image) {
        return new Picture(image.getWidth(), image.getHeight(), Pixels.rgb(image));
    }

    /**
     * Copies packed pixels.
     *
     * @param rgb {@code 0xRRGGBB}, row by row from the upper left corner; the upper 8 bits are ignored
     */
    public static Picture of(int width, int height, int[] rgb) {
        if (width < 1 || height < 1 || rgb.length != (long) width * height) {
            throw new IllegalArgumentException("A picture of %d×%d pixels needs %d of them, but got %d."
                    .formatted(width, height, (long) width * height, rgb.length));
        }
        return new Picture(
                width, height, Arrays.stream(rgb).map(v -> v & 0xFFFFFF).toArray());
    }

    /** Width in pixels. */
    public int width() {
        return width;
    }

    /** Height in pixels. */
    public int height() {
        return height;
    }

    /** The pixel in column {@code x} and row {@code y}, packed as {@code 0xRRGGBB}. */
    public int rgb(int x, int y) {
        Objects.checkIndex(x, width);
        return rgb[Objects.checkIndex(y, height) * width + x];
    }

    /** Red in [0, 255]. */
    public int red(int x, int y) {
        return rgb(x, y) >> 16;
    }

    /** Green in [0, 255]. */
    public int green(int x, int y) {
        return (rgb(x, y) >> 8) & 0xFF;
    }

    /** Blue in [0, 255]. */
    public int blue(int x, int y) {
        return rgb(x, y) & 0xFF;
    }

    /** A new copy for drawing on, of type {@link BufferedImage#TYPE_INT_RGB}. */
    public BufferedImage toBufferedImage() {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, width, height, rgb, 0, width);
        return image;
    }

    /**
     * The same size, but of {@link #blurredColumns()} by {@link #blurredRows()} means alone, with smooth passages between them: colours
     * and places remain, and who or what is seen does not. Nothing finer can be got back from it, because nothing finer is in it.
     */
    public Picture blurred() {
        int columns = blurredColumns();
        int rows = blurredRows();
        Picture means = TriangleResize.apply(this, columns, rows, 0, 0, new PictureSize(columns, rows));
        return TriangleResize.apply(means, width, height, 0, 0, new PictureSize(width, height));
    }

    /** How many means {@link #blurred()} keeps in a row. */
    public int blurredColumns() {
        return Blur.points(width, Math.min(width, height));
    }

    /** How many means {@link #blurred()} keeps in a column. */
    public int blurredRows() {
        return Blur.points(height, Math.min(width, height));
    }

    /** Luma as of ITU-R 601-2 in all three channels, {@code (19595 R + 38470 G + 7471 B + 2^15) / 2^16}, as Pillow's "L". */
    Picture grey() {
        int[] grey = new int[rgb.length];
        for (int i = 0; i < rgb.length; i++) {
            int weighted = 19595 * (rgb[i] >> 16) + 38470 * ((rgb[i] >> 8) & 0xFF) + 7471 * (rgb[i] & 0xFF);
            grey[i] = ((weighted + 0x8000) >> 16) * 0x010101;
        }
        return new Picture(width, height, grey);
    }

    /** The packed pixels themselves, for readers in this package that do not write. */
    int[] packed() {
        return rgb;
    }

    /** Equal pixel by pixel. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Picture picture && width == picture.width && Arrays.equals(rgb, picture.rgb);
    }

    @Override
    public int hashCode() {
        return 31 * width + Arrays.hashCode(rgb);
    }

    @Override
    public String toString() {
        return "Picture[%d×%d]".formatted(width, height);
    }
}
