package org.modelaudit.report.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.report.coverage.TeamRequirement;
import org.modelaudit.report.record.RecordText;
import org.modelaudit.report.record.Records;
import org.modelaudit.report.record.RunRecord;

class RequirementsChapterTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final RunRecord run = Records.run(Records.audit("net", 0.5, 0.75));

    private String section(List<TeamRequirement> requirements) {
        String html = Pages.html(run, new DossierSources(requirements, Pages.UNSIGNED, null));
        return Pages.section(Pages.parsed(html), "requirements");
    }

    @Test
    void every_requirement_of_the_file_has_its_state_and_what_is_not_covered_is_said() {
        assertThat(section(List.of(
                        new TeamRequirement("REQ-1", "looks at the cat", "Article 15"),
                        new TeamRequirement("REQ-2", "nobody looked <b>", ""))))
                .contains("Of 2 requirements:")
                .contains("1 covered and passing")
                .contains("1 not covered")
                .contains("nobody looked <b>");
    }

    @Test
    void an_id_that_the_file_does_not_have_is_evidence_for_nothing() {
        assertThat(section(List.of(new TeamRequirement("REQ-9", "another", ""))))
                .contains("names 'REQ-1', which the file does not have");
    }

    @Test
    void without_a_file_the_ids_that_audits_name_are_shown_and_what_that_leaves_open() {
        assertThat(section(List.of())).contains("REQ-1").contains("only a file of requirements can say");
    }

    @Test
    void clauses_say_where_to_look_and_claim_nothing() {
        String text = Pages.section(Pages.of(run), "clauses");

        assertThat(text)
                .contains("An aid for those who collect evidence")
                .contains("Regulation (EU) 2024/1689")
                .contains("Annex IV 2(g)")
                .contains("whether the model looks at the object (1 audit)");
    }

    @Test
    void the_command_takes_the_file_by_its_option() throws IOException {
        Path record = Files.writeString(folder.resolve("model-audit.json"), RecordText.of(run));
        Path file = Files.writeString(folder.resolve("requirements.csv"), "id,text\nREQ-7,stays stable\n");

        Dossier.main(record.toString(), folder.resolve("out").toString(), "--requirements", file.toString());

        assertThat(folder.resolve("out/dossier.html")).content().contains("stays stable");
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> Dossier.main(record.toString(), folder.toString(), "--requirements"))
                .withMessage("--requirements needs the file of requirements behind it.");
    }
}
