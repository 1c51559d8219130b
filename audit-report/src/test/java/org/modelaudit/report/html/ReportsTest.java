package org.modelaudit.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.report.allure.NestedRun;
import org.modelaudit.report.record.RecordText;
import org.modelaudit.report.record.Records;

class ReportsTest {

    @TempDir
    private Path folder;

    @Test
    void the_page_and_the_dossier_lie_where_they_were_asked_for() throws IOException {
        NestedRun.of(folder.resolve("results"), Map.of(), TrafficSignTestCase.class);
        Path record = Files.writeString(
                folder.resolve("model-audit.json"), RecordText.of(Records.run(Records.audit("one", 0.5, 0.6))));

        Reports.main(
                folder.resolve("results").toString(),
                folder.resolve("report").toString(),
                record.toString(),
                folder.resolve("dossier").toString());

        assertThat(folder.resolve("report/index.html")).exists();
        assertThat(folder.resolve("dossier/dossier.html")).exists();
        assertThat(folder.resolve("dossier/dossier.pdf")).exists();
        assertThat(Files.readString(folder.resolve("report/index.html")))
                .contains(
                        "<a href=\"../dossier/dossier.html\">Dossier</a>",
                        "<a href=\"../dossier/dossier.pdf\">Dossier as PDF</a>");
    }

    @Test
    void everything_that_a_run_left_and_that_was_made_of_it_is_named_a_line_each() throws IOException {
        NestedRun.of(folder.resolve("results"), Map.of(), TrafficSignTestCase.class);
        Path record = Files.writeString(
                folder.resolve("model-audit.json"), RecordText.of(Records.run(Records.audit("one", 0.5, 0.6))));
        String[] arguments = {
            folder.resolve("results").toString(),
            folder.resolve("report").toString(),
            record.toString(),
            folder.resolve("dossier").toString()
        };

        assertThat(named(arguments)).containsExactly("Record", "Report", "Dossier", "Dossier as PDF");

        Files.writeString(folder.resolve("model-audit.md"), "");
        Files.writeString(folder.resolve("model-audit.sarif"), "");
        assertThat(named(arguments))
                .containsExactly("Record", "Markdown", "SARIF", "Report", "Dossier", "Dossier as PDF");
    }

    /** What the lines name, each of a file that is there. */
    private static List<String> named(String... arguments) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = System.out;
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            Reports.main(arguments);
        } finally {
            System.setOut(out);
        }
        return said.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains(": file:/"))
                .peek(line -> assertThat(Path.of(
                                URI.create(line.replaceFirst("^[^:]*: ", "").replaceFirst("#.*", ""))))
                        .isRegularFile())
                .map(line -> line.substring(0, line.indexOf(':')))
                .toList();
    }

    @Test
    void the_arguments_of_one_are_too_few() {
        assertThatThrownBy(() -> Reports.main("results", "report"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("but got 2 arguments");
    }
}
