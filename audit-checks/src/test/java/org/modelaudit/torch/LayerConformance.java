package org.modelaudit.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Cuts every file of a folder at every layer and writes down what came of it. Runs with {@code -Pconformance
 * -Dmodelaudit.models=DIR} only. A {@code models.csv} beside a file may give its input size ({@code file},
 * {@code input_size}); without it the usual ones are tried.
 */
class LayerConformance {

    /** Only every so many layers of a file, for a quick look. */
    private static final int EVERY = Math.max(1, Integer.getInteger("modelaudit.conformance.every", 1));

    private static final Path OUTPUT = Path.of("target", "conformance", "layers.csv");

    @Test
    void every_cut_equals_forward_and_what_is_refused_has_a_reason() throws IOException {
        String given = System.getProperty("modelaudit.models");
        assumeTrue(given != null, "runs with -Pconformance only");
        List<LayerRow> rows = sweep(Path.of(given), OUTPUT);
        assertThat(rows.stream().filter(LayerRow::isWrong).map(LayerRow::csv)).isEmpty();
    }

    /** Tries every model file in the folder and below it, and writes the table row by row, so that a sweep can be watched. */
    static List<LayerRow> sweep(Path folder, Path table) throws IOException {
        List<LayerRow> all = new ArrayList<>();
        Files.createDirectories(Objects.requireNonNull(table.toAbsolutePath().getParent()));
        try (Writer out = Files.newBufferedWriter(table)) {
            out.write(LayerRow.HEADER);
            for (Path file : modelFiles(folder)) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                Map<String, Integer> sizes = SharedModels.inputSizes(Objects.requireNonNull(file.getParent()));
                List<LayerRow> rows =
                        new LayerTrial(file, name, EVERY).rows(sizes.get(String.valueOf(file.getFileName())));
                for (LayerRow row : rows) {
                    out.write(row.csv());
                }
                out.flush();
                System.out.println(name + ": " + summary(rows));
                all.addAll(rows);
            }
        }
        System.out.println("In all: " + summary(all));
        return all;
    }

    private static List<Path> modelFiles(Path folder) throws IOException {
        TorchRuntime runtime = new TorchRuntime();
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(runtime::handles)
                    .sorted()
                    .toList();
        }
    }

    private static String summary(List<LayerRow> rows) {
        long refused = rows.stream().filter(r -> !r.cut()).count();
        long failed = rows.stream().filter(LayerRow::isWrong).count();
        return "%d passed, %d failed, %d refused".formatted(rows.size() - refused - failed, failed, refused);
    }
}
