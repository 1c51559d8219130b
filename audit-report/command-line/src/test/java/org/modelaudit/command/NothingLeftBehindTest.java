package org.modelaudit.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be meant is told before anything is written. */
class NothingLeftBehindTest {

    @TempDir
    private Path folder;

    private Path out;
    private Path audits;

    @BeforeEach
    void write() throws IOException {
        out = folder.resolve("out");
        audits = Files.writeString(folder.resolve("a.audit.yaml"), """
                model: no-such-model.pt
                data: no-such-folder
                audits:
                  - name: first
                    explainedBy: gradCam
                    requires:
                      - adcc:
                        atLeast: 0.4
                """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "batch=0             | modelaudit.batch must be at least 1, but is 0.",
                "seed=x              | modelaudit.seed must be a whole number, but is 'x'.",
                "profile=slow        | modelaudit.profile must be full or quick, but is 'slow'.",
                "threads=x           | The system property 'modelaudit.threads' is 'x'; give a whole number from 1 to 9999, or",
                "device=tpu          | The device 'tpu' is unknown; use 'auto', 'cpu' or 'gpu:0'.",
                "progress=loud       | modelaudit.progress must be auto, bar, lines or none, but is 'loud'.",
                "suggest=maybe       | modelaudit.suggest must be true or false, but is 'maybe'.",
                "pictures=some       | modelaudit.pictures must be shown, blurred or none, but is 'some'.",
                "ledger.bytes=all    | modelaudit.ledger.bytes must be a whole number, but is 'all'.",
                "baseline=later      | modelaudit.baseline must be auto, record or check, but is 'later'.",
                "exif=turn           | modelaudit.exif must be one of remark, ignore, apply, apply-to-truth, but is 'turn'.",
                "opening=wide        | The system property 'modelaudit.opening' is 'wide'; give 'isolated' or 'direct'.",
            })
    void a_malformed_setting(String setting, String sentence) {
        refused(sentence, "run", audits, "--out", out, "--set", setting);
        refused(sentence, "run", audits, "--out", out, "--set", setting, "--dry-run");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "baseline"})
    void a_device_of_no_known_name(String command) {
        refused("The device 'tpu' is unknown", command, audits, "--out", out, "--device", "tpu");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "baseline"})
    void a_file_and_a_folder_without_audits(String command) throws IOException {
        Path notes = Files.writeString(folder.resolve("notes.txt"), "no audit");
        Path empty = Files.createDirectory(folder.resolve("empty"));

        refused("There is no audit in what was given;", command, notes, "--out", out);
        Ran ran = refused("There is no file *.audit.yaml in '", command, empty, "--out", out);
        assertThat(ran.out()).isEmpty();
    }

    @Test
    void an_empty_folder_beside_a_file_of_audits_is_told_and_not_counted() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));

        Ran ran = Ran.of("run", empty, audits, "--out", out);

        assertThat(ran.err()).contains("There is no file *.audit.yaml in '");
        assertThat(ran.lines()).endsWith("0 of 1 audits passed");
        assertThat(ran.code()).isEqualTo(ExitCode.TROUBLE);
    }

    @Test
    void a_mistake_in_a_file_is_recorded_as_what_was_not_carried_out() {
        assertThat(Ran.of("run", audits, "--out", out).code()).isEqualTo(ExitCode.TROUBLE);
        assertThat(out.resolve("model-audit.json")).exists();
    }

    @Test
    void a_report_of_files_that_are_not_there() throws IOException {
        Path record = folder.resolve("out/model-audit.json");
        Path shown = folder.resolve("shown");
        Ran.of("run", audits, "--out", out);
        Path nothing = folder.resolve("nothing");

        assertThat(Ran.of("report", nothing, "--out", shown).sentence()).startsWith("The record '");
        for (String option : new String[] {"--requirements", "--before", "--key", "--results"}) {
            Ran ran = Ran.of("report", record, option, nothing, "--out", shown);

            assertThat(ran.code()).as(option).isEqualTo(ExitCode.TROUBLE);
            assertThat(ran.sentence()).as(option).contains("nothing'").hasLineCount(1);
            assertThat(shown).as(option).doesNotExist();
        }
    }

    private Ran refused(String sentence, Object... arguments) {
        Ran ran = Ran.of(arguments);

        assertThat(ran.sentence()).startsWith(sentence).hasLineCount(1);
        assertThat(ran.code()).isEqualTo(ExitCode.TROUBLE);
        assertThat(out).doesNotExist();
        return ran;
    }
}
