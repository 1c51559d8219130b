package org.modelaudit.data;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Fills a temporary folder with small pictures and texts. */
record Folder(Path path) {

    /** Adds black PNG pictures of 10×8 pixels. */
    Folder pictures(String... names) {
        for (String name : names) {
            picture(name, 10, 8);
        }
        return this;
    }

    /** Adds a PNG picture whose upper left pixel is white. */
    Folder picture(String name, int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, 0xFFFFFF);
        try {
            Path file = path.resolve(name);
            Files.createDirectories(file.getParent());
            ImageIO.write(image, "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Adds a text file of these lines. */
    Folder text(String name, String... lines) {
        try {
            Path file = path.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, String.join("\n", lines));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }
}
