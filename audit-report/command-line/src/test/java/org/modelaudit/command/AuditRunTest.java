package org.modelaudit.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run of audits makes of what became of each, whichever engine reads them. */
class AuditRunTest {

    @TempDir
    private Path folder;

    private Ran run(String audits, Function<AuditRun, ExitCode> work) throws IOException {
        Path file = Files.writeString(folder.resolve("audits"), audits.replace(' ', '\n'));
        return Ran.doing(() -> work.apply(AuditRun.of(List.of(file)).by(StandInEngine.ID)));
    }

    private static ExitCode executed(AuditRun run) {
        return run.execute(() -> {});
    }

    @ParameterizedTest
    @CsvSource({
        "passes, PASS",
        "passes passes, PASS",
        "passes violated, FAIL",
        "trouble violated passes, FAIL",
        "passes trouble, TROUBLE",
        "broken, TROUBLE"
    })
    void the_worst_of_all_decides(String audits, ExitCode code) throws IOException {
        assertThat(run(audits, AuditRunTest::executed).code()).isEqualTo(code);
    }

    @Test
    void what_failed_says_why_and_the_last_line_counts() throws IOException {
        Ran ran = run("passes violated trouble broken", AuditRunTest::executed);

        assertThat(ran.lines()).containsExactly("Something else was required.", "", "1 of 4 audits passed");
        assertThat(ran.err().lines()).containsExactly("There is no model.", "Something unforeseen.");
    }

    @Test
    void no_audit_is_no_success() throws IOException {
        Ran ran = run("", AuditRunTest::executed);

        assertThat(ran.code()).isEqualTo(ExitCode.TROUBLE);
        assertThat(ran.sentence()).startsWith("There is no audit in what was given");
        assertThat(run("", AuditRun::plan).code()).isEqualTo(ExitCode.TROUBLE);
    }

    @Test
    void a_dry_run_lists_all_and_says_what_is_wrong_with_one() throws IOException {
        Ran ran = run("planned trouble planned", AuditRun::plan);

        assertThat(ran.code()).isEqualTo(ExitCode.TROUBLE);
        assertThat(ran.lines()).containsExactly("planned", "trouble", "planned", "3 audits");
        assertThat(ran.sentence()).isEqualTo("There is no model.");
        assertThat(run("planned", AuditRun::plan).code()).isEqualTo(ExitCode.PASS);
    }

    @Test
    void a_dry_run_looks_for_audits_once() throws IOException {
        run("planned", AuditRun::plan);

        assertThat(folder.resolve(StandInEngine.SEARCHES)).hasContent("audits");
    }

    @Test
    void nothing_is_made_ready_for_no_audit() throws IOException {
        List<String> made = new ArrayList<>();
        Function<AuditRun, ExitCode> execute = run -> run.execute(() -> made.add("folder"));

        run("", execute);
        assertThat(made).isEmpty();
        run("passes violated", execute);
        assertThat(made).containsExactly("folder");
    }

    @Test
    void an_audit_that_is_not_there_is_told() {
        Ran ran = Ran.of("run", folder.resolve("no.audit.yaml"));

        assertThat(ran.sentence()).endsWith("no.audit.yaml'; give an audit that is there.");
        assertThat(ran.code()).isEqualTo(ExitCode.TROUBLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "baseline"})
    void an_empty_name_is_no_folder(String command) {
        Ran ran = Ran.of(command, "");

        assertThat(ran.sentence()).isEqualTo("There is no file or folder ''; give an audit that is there.");
        assertThat(ran.code()).isEqualTo(ExitCode.TROUBLE);
    }
}
