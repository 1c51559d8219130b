package org.modelaudit.report.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.gson.Gson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.report.record.RecordText;
import org.modelaudit.report.record.Records;
import org.modelaudit.report.record.RunRecord;
import org.modelaudit.report.record.RunRecord.NotCarriedOut;

class MarkdownCardTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final RunRecord run = Records.run(Records.audit("net", 0.5, 0.75));

    @Test
    void a_section_says_of_the_model_what_was_measured_on_which_pictures_by_which_metric() {
        assertThat(MarkdownCard.of(run))
                .startsWith("## What net.pt looks at\n")
                .contains("- SHA-256: `%s`".formatted("1".repeat(64)))
                .contains("| pets | 2 of 2 | all | 100.0 % |")
                .contains("| localization IoU | higher | 0.00 to 1.00 |")
                .contains("| **PASS** | localization IoU at least 0.5 |")
                .contains("| 0.50 | none | 2 of 2 |")
                .contains("It says nothing of training, licence or intended use.");
    }

    @Test
    void every_model_has_its_own_and_what_was_not_carried_out_is_said() {
        RunRecord two = new RunRecord(
                run.schema(),
                run.tool(),
                run.environment(),
                run.settings(),
                List.of(Records.audit("one", 0.5), Records.audit("two", 0.5)),
                List.of(new NotCarriedOut("org.example.DogAudit.barks", "The device is lost.")),
                run.circumstances());

        assertThat(MarkdownCard.of(two))
                .contains("## What one.pt looks at", "## What two.pt looks at")
                .contains("- Not carried out: org.example.DogAudit.barks: The device is lost.");
    }

    @Test
    void no_audit_makes_no_card_and_says_so() {
        assertThat(MarkdownCard.of(Records.run())).startsWith("No model was audited.");
    }

    @Test
    void hostile_text_is_text_in_one_line_each() {
        String text = "| <script>\\n# @team ](http://x) `";
        RunRecord hostile = new Gson()
                .fromJson(
                        new Gson()
                                .toJson(run)
                                .replace("net.pt", text)
                                .replace("pets", text)
                                .replace("localization IoU", text),
                        RunRecord.class);

        assertThat(MarkdownCard.of(hostile))
                .doesNotContain("<script", "@team", "http://x")
                .contains("&#60;script");
        assertThat(MarkdownCard.of(hostile).lines()).noneMatch(line -> line.startsWith("# "));
    }

    @Test
    void the_command_writes_both_cards_and_prints_where_they_lie() throws IOException {
        Path record = Files.writeString(folder.resolve("model-audit.json"), RecordText.of(run));
        Path markdown = folder.resolve("new/card.md");
        Path bom = folder.resolve("new/bom.json");

        assertThat(said(record.toString(), "--markdown", markdown.toString(), "--cyclonedx", bom.toString()))
                .isEqualTo("Model card: %s\nCycloneDX: %s\n".formatted(markdown.toUri(), bom.toUri()));
        assertThat(markdown).hasContent(MarkdownCard.of(run));
        assertThat(bom).hasContent(CycloneDxCard.of(run));
        assertThat(said(record.toString())).isEqualTo(MarkdownCard.of(run));
        assertThat(said("--help")).startsWith("ModelCards RECORD [--markdown FILE]");
    }

    private static String said(String... arguments) {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
        try {
            ModelCards.main(arguments);
        } finally {
            System.setOut(before);
        }
        return written.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    @Test
    void what_cannot_be_done_is_a_sentence() throws IOException {
        Path record = Files.writeString(folder.resolve("model-audit.json"), RecordText.of(run));

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(ModelCards::main)
                .withMessageStartingWith("One record is needed, but got 0 places; the command is ModelCards RECORD");
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> ModelCards.main(record.toString(), "--cyclonedx"))
                .withMessageStartingWith("--cyclonedx needs a file behind it;");
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> ModelCards.main(record.toString(), "--spdx", "x"))
                .withMessageStartingWith("There is no option '--spdx';");
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> ModelCards.main(record.toString(), "--markdown", folder.toString()))
                .withMessageStartingWith("The model card cannot be written to '%s' (".formatted(folder));
    }
}
