package org.modelaudit.samples;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * The pictures of {@link WholeAudit} in a folder of their own, because one of them is changed.
 *
 * @param folder that is gone when this is closed
 */
record BenchmarkData(Path folder) implements AutoCloseable {

    static BenchmarkData copyInto(Path folder) throws IOException {
        Path shared = Path.of(System.getProperty("modelaudit.shared"));
        Path pictures = Files.createDirectories(folder.resolve("images/kangaroo"));
        try (Stream<Path> all = Files.list(shared.resolve("images/kangaroo"))) {
            for (Path each : all.toList()) {
                Files.copy(each, pictures.resolve(each.getFileName()));
            }
        }
        Files.copy(
                shared.resolve("annotations/kangaroo.csv"),
                Files.createDirectories(folder.resolve("annotations")).resolve("kangaroo.csv"));
        return new BenchmarkData(folder);
    }

    /** Gives one pixel of a picture another colour. */
    void change(String sample) throws IOException {
        Path file = folder.resolve("images").resolve(sample);
        BufferedImage picture = ImageIO.read(file.toFile());
        picture.setRGB(0, 0, ~picture.getRGB(0, 0));
        ImageIO.write(picture, "jpg", file.toFile());
    }

    @Override
    public void close() {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
