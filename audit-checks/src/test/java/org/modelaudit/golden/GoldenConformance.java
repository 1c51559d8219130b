package org.modelaudit.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Compares every entry of a directory of reference values with ours and writes {@code target/conformance/golden.csv}. Runs
 * with {@code -Pconformance -Dmodelaudit.golden=DIR -Dmodelaudit.models=DIR} only.
 */
class GoldenConformance {

    private static final Path OUTPUT = Path.of("target", "conformance", "golden.csv");

    @Test
    void every_reference_value_is_met_or_differs_for_a_reason() throws IOException {
        String given = System.getProperty("modelaudit.golden");
        assumeTrue(given != null, "runs with -Pconformance only");
        Path golden = Path.of(given);
        if (!Files.exists(golden.resolve("manifest.json"))) {
            System.out.println("No reference values at '" + golden + "'; skipped.");
        }
        assumeTrue(Files.exists(golden.resolve("manifest.json")), "there are no reference values at '" + golden + "'");
        Files.createDirectories(OUTPUT.getParent());
        try (GoldenDirectory directory = new GoldenDirectory(golden, Path.of(System.getProperty("modelaudit.models")));
                Writer out = Files.newBufferedWriter(OUTPUT)) {
            List<GoldenRow> rows = new GoldenTable(GoldenFamilies.comparisons()).compareAll(directory, out);
            System.out.println("In all: " + summary(directory, rows));
            assertThat(rows).noneMatch(row -> row.outcome() == GoldenRow.Outcome.FAIL);
        }
    }

    private static String summary(GoldenDirectory directory, List<GoldenRow> rows) {
        StringBuilder words = new StringBuilder(
                "%d entries, %d quantities".formatted(directory.entries().size(), rows.size()));
        Stream.of(GoldenRow.Outcome.values())
                .forEach(outcome -> words.append(", %d %s"
                        .formatted(
                                rows.stream()
                                        .filter(row -> row.outcome() == outcome)
                                        .count(),
                                outcome)));
        return words.toString();
    }
}
