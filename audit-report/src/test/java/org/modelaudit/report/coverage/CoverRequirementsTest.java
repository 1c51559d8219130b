package org.modelaudit.report.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.report.record.RecordText;
import org.modelaudit.report.record.Records;

class CoverRequirementsTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @BeforeEach
    void record() throws IOException {
        Files.writeString(
                folder.resolve("model-audit.json"), RecordText.of(Records.run(Records.audit("net", 0.5, 0.75))));
    }

    private String requirements(String text) throws IOException {
        return Files.writeString(folder.resolve("req.csv"), text).toString();
    }

    private String run(String... arguments) {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
        try {
            CoverRequirements.main(arguments);
        } finally {
            System.setOut(before);
        }
        return written.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    private String place(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void the_terminal_shows_each_requirement_and_what_covers_it() throws IOException {
        String file = requirements("id,text,clause\nREQ-1,looks at the cat,Article 15\nREQ-2,sees dogs,\n");

        assertThat(run(file, place("model-audit.json"))).isEqualTo("""
                        requirement  state                text              clause      audits
                        REQ-1        covered and passing  looks at the cat  Article 15  CatAudit.looks_at_the_cat
                        REQ-2        not covered          sees dogs
                        Of 2 requirements: 1 covered and passing; 1 not covered.
                        """);
    }

    @Test
    void a_misspelt_id_of_an_audit_is_said_and_covers_nothing() throws IOException {
        assertThat(run(requirements("id,text\nREQ-7,another\n"), place("model-audit.json")))
                .contains("Of 1 requirement: 1 not covered.")
                .contains(
                        "'REQ-1' is not in the file, and so evidence for nothing: org.example.CatAudit.looks_at_the_cat");
    }

    @Test
    void both_files_hold_the_table_whole_and_hostile_text_as_text() throws IOException {
        String text = "\"a, \"\"b\"\" <i> | `c`\nd\"";
        String file = requirements("id,text,clause\nREQ-1,%s,=1+1\nREQ-2,b,c\n".formatted(text));

        assertThat(run(file, place("model-audit.json"), "--csv", place("new/cov.csv"), "--markdown", place("cov.md")))
                .contains("Coverage as CSV: " + folder.resolve("new/cov.csv").toUri())
                .contains("Coverage as Markdown: " + folder.resolve("cov.md").toUri());
        assertThat(folder.resolve("new/cov.csv"))
                .content()
                .isEqualTo(
                        "id,state,text,clause,audits\r\nREQ-1,covered and passing,%s,=1+1,org.example.CatAudit.looks_at_the_cat\r\nREQ-2,not covered,b,c,\r\n"
                                .formatted(text));
        assertThat(folder.resolve("cov.md"))
                .content()
                .contains("Of 2 requirements: 1 covered and passing; 1 not covered.")
                .contains("&#60;i&#62;")
                .doesNotContain("<i>");
    }

    @Test
    void what_is_missing_is_a_sentence() throws IOException {
        String file = requirements("id,text\nREQ-1,a\n");

        assertThat(run("--help")).startsWith("CoverRequirements REQUIREMENTS RECORD…");
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> CoverRequirements.main(file))
                .withMessageStartingWith(
                        "The requirements and a record are needed; the command is CoverRequirements REQUIREMENTS RECORD…");
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> CoverRequirements.main(file, place("nothing.json")))
                .withMessage("The record '%s' cannot be read; give a model-audit.json that a run of audits wrote."
                        .formatted(place("nothing.json")));
    }
}
