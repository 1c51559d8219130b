package org.modelaudit.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocsGeneratorTest {

    private static final String PAGE = "Before.\n<!-- factories of Attacks -->\nold\n<!-- end -->\nAfter.\n";

    @Test
    void the_pages_tell_what_the_tables_offer_today(@TempDir Path scratch) throws IOException {
        Path docs = Path.of("../docs");

        for (Map.Entry<String, String> page :
                DocsGenerator.pages(docs, Path.of("src/main/java"), scratch).entrySet()) {
            assertThat(Files.readString(docs.resolve(page.getKey())).replace("\r\n", "\n"))
                    .as("docs/%s is not what the tables of factories say; run %s", page.getKey(), DocsGenerator.COMMAND)
                    .isEqualTo(page.getValue());
        }
    }

    @Test
    void the_dossier_s_cards_tell_what_the_metrics_measure_today(@TempDir Path scratch) throws IOException {
        assertThat(Files.readString(DocsGenerator.cards(Path.of("../docs"), "metrics"))
                        .replace("\r\n", "\n"))
                .as("metrics.csv is not what the tables of factories say; run %s", DocsGenerator.COMMAND)
                .isEqualTo(DocsGenerator.metrics(Path.of("src/main/java"), scratch));
    }

    @Test
    void the_dossier_s_cards_tell_what_the_explainers_are_today(@TempDir Path scratch) throws IOException {
        assertThat(Files.readString(DocsGenerator.cards(Path.of("../docs"), "explainers"))
                        .replace("\r\n", "\n"))
                .as("explainers.csv is not what the tables of factories say; run %s", DocsGenerator.COMMAND)
                .isEqualTo(DocsGenerator.explainers(Path.of("src/main/java"), scratch));
    }

    @Test
    void the_schema_of_audit_files_knows_the_words_of_today() throws IOException {
        assertThat(Files.readString(Path.of("../docs").resolve(DocsGenerator.SCHEMA))
                        .replace("\r\n", "\n"))
                .as("audits-1.schema.json is not what the tables of factories say; run %s", DocsGenerator.COMMAND)
                .isEqualTo(DocsGenerator.schema(Path.of("src/main/java")));
    }

    @Test
    void what_stands_around_a_table_stays() {
        assertThat(DocsGenerator.filled(Map.of("a.md", PAGE), Map.of("Attacks", "| $1 |\n")))
                .containsEntry("a.md", "Before.\n<!-- factories of Attacks -->\n\n| $1 |\n\n<!-- end -->\nAfter.\n");
    }

    @Test
    void a_table_without_a_place_is_named() {
        assertThatThrownBy(() -> DocsGenerator.filled(Map.of("a.md", PAGE), Map.of("Attacks", "", "Metrics", "")))
                .hasMessageContaining("no place")
                .hasMessageContaining("<!-- factories of Metrics -->");
    }

    @Test
    void a_place_without_a_table_is_named() {
        assertThatThrownBy(() -> DocsGenerator.filled(Map.of("a.md", PAGE), Map.of("Metrics", "")))
                .hasMessage("docs/a.md has a place for the table Attacks, which is not one of Metrics.");
    }
}
