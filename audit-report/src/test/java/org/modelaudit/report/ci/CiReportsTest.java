package org.modelaudit.report.ci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.report.record.RecordText;

class CiReportsTest {

    @TempDir
    Path folder;

    private Path record;

    @BeforeEach
    void write() throws IOException {
        record = Files.writeString(folder.resolve("model-audit.json"), RecordText.of(CiRecords.mixed()));
    }

    private List<String> files(String name) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(name))) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }

    @Test
    void three_files_are_made_of_a_record() throws IOException {
        CiReports.main(record.toString(), folder.resolve("ci").toString());

        assertThat(files("ci"))
                .containsExactlyInAnyOrder("model-audit.md", "model-audit.sarif", "model-audit-junit.xml");
        assertThat(folder.resolve("ci/model-audit.md")).content().contains("](../model-audit/");
    }

    @Test
    void pictures_are_linked_as_the_command_says() throws IOException {
        CiReports.main(
                "--pictures",
                "https://ci.example/7",
                record.toString(),
                folder.resolve("ci").toString());

        assertThat(folder.resolve("ci/model-audit.md")).content().contains("](https://ci.example/7/model-audit/");
    }

    @Test
    void nothing_is_replaced_where_not_everything_can_be() throws IOException {
        Files.createDirectories(folder.resolve("ci/model-audit-junit.xml"));
        Files.writeString(folder.resolve("ci/model-audit.md"), "as it was");

        assertThatThrownBy(() ->
                        CiReports.main(record.toString(), folder.resolve("ci").toString()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("is a directory; give another folder or delete it.");
        assertThat(folder.resolve("ci/model-audit.md")).hasContent("as it was");
        assertThat(files("ci")).containsExactlyInAnyOrder("model-audit.md", "model-audit-junit.xml");
    }

    @Test
    void half_a_record_makes_nothing() throws IOException {
        String text = Files.readString(record);
        Files.writeString(record, text.substring(0, text.length() / 2));

        assertThatThrownBy(() ->
                        CiReports.main(record.toString(), folder.resolve("ci").toString()))
                .isInstanceOf(ConfigurationException.class);
        assertThat(folder.resolve("ci")).doesNotExist();
    }

    @Test
    void the_command_says_what_it_needs() {
        assertThatThrownBy(() -> CiReports.main(record.toString()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "CiReports needs the record and the output folder, and may be told --pictures none, --pictures ADDRESS and --step-summary, but got 1 places.");
        assertThatThrownBy(() -> CiReports.main("a", "b", "--pictures"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageEndingWith("but nothing stands behind --pictures.");
    }

    @Test
    void a_summary_is_added_to_what_the_step_has_said() throws IOException {
        Path summary = Files.writeString(folder.resolve("summary.md"), "before\n");

        StepSummary.append("### Model audit\n", Optional.of(summary.toString()));

        assertThat(summary).hasContent("before\n\n### Model audit\n");
    }

    @Test
    void a_summary_beyond_what_github_shows_of_a_step_is_refused() throws IOException {
        Path summary = Files.write(folder.resolve("summary.md"), new byte[1 << 20]);

        assertThatThrownBy(() -> StepSummary.append("more", Optional.of(summary.toString())))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("has no room left");
        assertThat(summary).hasSize(1 << 20);
    }

    @Test
    void a_summary_that_nobody_reads_is_refused() {
        assertThatThrownBy(() -> StepSummary.append("more", Optional.empty()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "GITHUB_STEP_SUMMARY is not set, so there is no summary to add to; leave out --step-summary outside of GitHub Actions.");
    }
}
