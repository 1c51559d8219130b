package org.modelaudit.samples;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * The pictures of {@link WholeAudit} in a folder of their own, because one of them is changed. Where more are asked for than
 * there are, they come again under further names, each time with another pixel changed, so that none is known from before.
 *
 * @param folder that is gone when this is closed
 */
record BenchmarkData(Path folder) implements AutoCloseable {

    /** @param wanted pictures at least; as many as there are where that is more */
    static BenchmarkData copyInto(Path folder, int wanted) throws IOException {
        Path shared = Path.of(System.getProperty("modelaudit.shared"));
        Path pictures = Files.createDirectories(folder.resolve("images/kangaroo"));
        try (Stream<Path> all = Files.list(shared.resolve("images/kangaroo"))) {
            for (Path each : all.toList()) {
                Files.copy(each, pictures.resolve(each.getFileName()));
            }
        }
        List<String> rows = Files.readAllLines(shared.resolve("annotations/kangaroo.csv"));
        BenchmarkData data = new BenchmarkData(folder);
        List<String> all = new ArrayList<>(rows);
        List<String> originals = rows.stream()
                .skip(1)
                .map(row -> row.substring(0, row.indexOf(',')))
                .distinct()
                .toList();
        for (int round = 1; originals.size() * round < wanted; round++) {
            for (String original : originals) {
                String name =
                        "kangaroo/%d-%s".formatted(round, Path.of(original).getFileName());
                Files.copy(data.file(original), data.file(name));
                data.change(name, round);
                rows.stream()
                        .filter(row -> row.startsWith(original + ","))
                        .forEach(row -> all.add(name + row.substring(original.length())));
            }
        }
        Files.write(Files.createDirectories(folder.resolve("annotations")).resolve("kangaroo.csv"), all);
        return data;
    }

    private Path file(String sample) {
        return folder.resolve("images").resolve(sample);
    }

    /** Gives one pixel of a picture another colour. */
    void change(String sample) throws IOException {
        change(sample, 0);
    }

    private void change(String sample, int column) throws IOException {
        File file = file(sample).toFile();
        BufferedImage picture = ImageIO.read(file);
        picture.setRGB(column, 0, ~picture.getRGB(column, 0));
        ImageIO.write(picture, "jpg", file);
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
