package org.modelaudit.image;

import java.nio.file.Path;
import org.modelaudit.error.DataException;

/**
 * Width and height of a picture in pixels.
 *
 * @param width at least 1
 * @param height at least 1
 */
public record PictureSize(int width, int height) {

    public PictureSize {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException(
                    "A picture needs a positive size, but got %d×%d.".formatted(width, height));
        }
    }

    /**
     * Reads the size from the header of a PNG, JPEG or BMP file, without decoding it.
     *
     * @throws DataException if the file is missing or is no such picture
     */
    public static PictureSize read(Path file) {
        PictureHeader header = PictureHeader.read(file);
        return new PictureSize(header.width(), header.height());
    }

    @Override
    public String toString() {
        return width + "×" + height;
    }
}
