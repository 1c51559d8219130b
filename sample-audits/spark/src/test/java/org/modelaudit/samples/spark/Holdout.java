package org.modelaudit.samples.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The first pictures of the samples' holdout, with their annotations. */
final class Holdout {

    private Holdout() {}

    static Path copy(Path data, int pictures) throws IOException {
        Path holdout = Path.of(System.getProperty("samples.folder", "../src/test/resources/samples"))
                .resolve("holdout");
        Files.createDirectories(data.resolve("images"));
        List<String> rows =
                Files.readAllLines(holdout.resolve("annotations.csv")).subList(0, pictures + 1);
        Files.write(data.resolve("annotations.csv"), rows);
        for (String row : rows.subList(1, rows.size())) {
            String name = row.substring(0, row.indexOf(','));
            Files.copy(
                    holdout.resolve("images").resolve(name),
                    data.resolve("images").resolve(name));
        }
        return data;
    }
}
