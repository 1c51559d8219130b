package org.modelaudit.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.gate.Status;
import org.modelaudit.report.record.RecordFile;

/** Files of audits, as somebody runs them who has never seen Java. */
class RunCommandTest {

    @TempDir
    private Path folder;

    private Path out;

    @BeforeEach
    void nothing_is_there_yet() {
        out = folder.resolve("out");
    }

    private Path audit(String model, double bound) throws IOException {
        return Files.writeString(folder.resolve("shapes.audit.yaml"), """
                model: %s
                labels: %s
                data: %s
                input: { size: 64, resize: none, mean: [0.5, 0.5, 0.5], deviation: [0.5, 0.5, 0.5] }
                audits:
                  - name: looks at the object
                    explainedBy: gradCam
                    requires:
                      - localizationIoU: { thresholdedAt: 0.3 }
                        atLeast: %s
                        withConfidence: 0.95
                    because: the decision rests on the object
                """.formatted(
                        Starter.file(model), Starter.file("labels.txt"), Starter.file("data"), bound));
    }

    @Test
    void a_model_that_passes_ends_with_0_and_leaves_a_record() throws IOException {
        Ran ran = Ran.of("run", audit("honest.pt", 0.4), "--no-report", "--out", out, "--set", "seed=7");

        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isEqualTo(ExitCode.PASS);
        assertThat(ran.out())
                .contains("PASS  looks at the object: what honest.pt looks at")
                .endsWith("1 of 1 audits passed\n");
        assertThat(RecordFile.read(out.resolve("model-audit.json")).audits())
                .singleElement()
                .satisfies(audit -> assertThat(audit.status()).isEqualTo(Status.PASS))
                .satisfies(audit -> assertThat(audit.environment()).containsEntry("seed", "7"));
    }

    @Test
    void one_that_fails_ends_with_1_and_says_why() throws IOException {
        Ran ran = Ran.of("run", audit("clever-hans.pt", 0.4), "--no-report", "--out", out);

        assertThat(ran.code()).isEqualTo(ExitCode.FAIL);
        assertThat(ran.out())
                .contains(
                        "The audit failed: what clever-hans.pt looks at, according to Grad-CAM, on 24 pictures of data.",
                        "  because    the decision rests on the object",
                        "measured 0.0206, 95.0 % interval [0.0078, 0.0435], n = 24 of 24",
                        "allure-results holds pictures and numbers, modelaudit makes a page of them")
                .endsWith("0 of 1 audits passed\n");
    }

    @Test
    void one_that_the_evidence_does_not_decide_ends_with_3() throws IOException {
        assertThat(Ran.of("run", audit("clever-hans.pt", 0.02), "--no-report", "--out", out)
                        .code())
                .isEqualTo(ExitCode.INCONCLUSIVE);
    }

    @Test
    void another_program_gets_nothing_but_what_it_reads() throws IOException {
        Ran ran = Ran.of("run", audit("honest.pt", 0.4), "--no-report", "--out", out, "--format", "junit");

        assertThat(ran.out()).startsWith("<?xml").endsWith("</testsuites>\n\n");
        assertThat(ran.err()).contains("PASS  looks at the object");
    }

    @Test
    void a_mistake_names_file_line_and_the_nearest_word_and_makes_no_report() throws IOException {
        Path file = audit("honest.pt", 0.4);
        Files.writeString(file, Files.readString(file).replace("gradCam", "gradCan"));
        Ran ran = Ran.of("run", file, "--out", out);

        assertThat(ran.sentence())
                .matches(".*shapes\\.audit\\.yaml:7:18: There is no explainer 'gradCan'; the nearest .*")
                .hasLineCount(1);
        assertThat(ran.code()).isEqualTo(ExitCode.TROUBLE);
        assertThat(out.resolve("report")).doesNotExist();
        assertThat(out.resolve("dossier")).doesNotExist();
    }

    @Test
    void a_dry_run_lists_the_audits_of_a_folder_plans_them_and_writes_nothing() throws IOException {
        audit("honest.pt", 0.4);
        Ran ran = Ran.of("run", folder, "--dry-run", "--out", out);

        assertThat(ran.out())
                .contains(
                        "shapes.audit.yaml",
                        "  looks at the object",
                        "1 audit",
                        "looks at the object: 24 pictures of data, costs up to 24 first halves, 24 second halves, 24 backward")
                .containsPattern(
                        "looks at the object: about \\d+ s on this machine, \\S+ s a picture after the first 5\n")
                .doesNotContain("measured");
        assertThat(ran.code()).isEqualTo(ExitCode.PASS);
        assertThat(out).doesNotExist();
    }

    @Test
    void a_dry_run_says_what_is_wrong_within_each_audit() throws IOException {
        Path file = audit("honest.pt", 0.4);
        Files.writeString(folder.resolve("empty.audit.yaml"), "");
        Files.writeString(file, Files.readString(file).replace("gradCam", "{ gradCam: { at: features.block9 } }"));
        Ran ran = Ran.of("run", folder, "--dry-run", "--out", out);

        assertThat(ran.err())
                .contains("empty.audit.yaml")
                .contains("it has no layer 'features.block9'; the nearest are features.block1");
        assertThat(ran.out()).doesNotContain("on this machine");
        assertThat(ran.code()).isEqualTo(ExitCode.TROUBLE);
        assertThat(out).doesNotExist();
    }

    @Test
    void a_setting_that_is_not_there_and_a_file_in_place_of_the_folder_are_told_before_anything_runs()
            throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThat(Ran.of("run", audit("honest.pt", 0.4), "--set", "sed=3", "--out", out)
                        .sentence())
                .isEqualTo("There is no setting 'sed'; the nearest is 'seed'.");
        assertThat(out).doesNotExist();
        assertThat(Ran.of("run", audit("honest.pt", 0.4), "--out", file).sentence())
                .endsWith("file' is a file; give a folder to write to.");
    }

    @Test
    void what_a_run_left_is_signed_verified_compared_and_shown() throws IOException {
        Ran.of("run", audit("honest.pt", 0.4), "--no-report", "--out", out);
        Path record = out.resolve("model-audit.json");
        Path key = Files.writeString(folder.resolve("key.pem"), """
                -----BEGIN PRIVATE KEY-----
                MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
                -----END PRIVATE KEY-----
                -----BEGIN PUBLIC KEY-----
                MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=
                -----END PUBLIC KEY-----
                """);
        Path requirements =
                Files.writeString(folder.resolve("requirements.csv"), "id,text\nSIGN-17,looks at the sign\n");

        assertThat(Ran.of("sign", record, "--key", key).out()).startsWith("Signature: file:");
        assertThat(Ran.of("verify", record, "--key", key).out())
                .endsWith("is as it was signed, and so are its attachments.\n");
        assertThat(Ran.of("card", record).out()).contains("honest");
        assertThat(Ran.of("coverage", requirements, record).out()).contains("SIGN-17", "not covered");
        assertThat(Ran.of("compare", record, record, "--out", folder.resolve("compared"))
                        .out())
                .contains("Comparison: file:");
        assertThat(Ran.of("report", record, "--requirements", requirements, "--out", folder.resolve("shown"))
                        .code())
                .isEqualTo(ExitCode.PASS);
        assertThat(folder.resolve("shown/dossier/dossier.html")).exists();
        assertThat(folder.resolve("shown/dossier/dossier.pdf")).exists();
        assertThat(folder.resolve("shown/ci/model-audit-junit.xml")).exists();

        Files.writeString(record, Files.readString(record).replace("honest", "honesT"));
        Ran changed = Ran.of("verify", record, "--key", key);
        assertThat(changed.code()).isEqualTo(ExitCode.FAIL);
        assertThat(changed.sentence()).contains("is not as it was").hasLineCount(1);
    }

    @Test
    void a_baseline_is_recorded_and_held_against_the_next_run() throws IOException {
        Path file = audit("honest.pt", 0.4);
        Files.writeString(
                file,
                Files.readString(file)
                        .replace(
                                "        atLeast: 0.4\n        withConfidence: 0.95\n",
                                "        noWorseThanBaseline: true\n"));
        Path baselines = folder.resolve("baselines");
        Ran recorded = Ran.of("baseline", file, "--baselines", baselines, "--out", out);
        Ran checked = Ran.of(
                "run", file, "--no-report", "--out", out, "--set", "baseline=check", "--set", "baselines=" + baselines);

        assertThat(recorded.code()).as(recorded.toString()).isEqualTo(ExitCode.PASS);
        assertThat(baselines).isNotEmptyDirectory();
        assertThat(checked.code()).as(checked.toString()).isEqualTo(ExitCode.PASS);
    }

    @Test
    void the_file_that_the_readme_shows_is_one() throws IOException {
        String readme = Files.readString(Starter.checkout().resolve("README.md"));
        String shown = readme.split("```yaml\n", -1)[1].split("```", -1)[0];
        Path file = Files.writeString(
                folder.resolve("signs.audit.yaml"),
                shown.replace("models/signs.pt", Starter.file("clever-hans.pt").toString())
                        .replace("models/signs.txt", Starter.file("labels.txt").toString())
                        .replace("data/signs-holdout", Starter.file("data").toString())
                        .replace("layer4", "features.block6"));
        Ran ran = Ran.of("run", file, "--no-report", "--out", out);

        assertThat(ran.err()).isEmpty();
        assertThat(ran.out())
                .contains("  because    requirement SIGN-17: the decision rests on the sign itself")
                .contains(
                        "FAIL       localization IoU at least 0.50",
                        "FAIL       energy-based pointing game at least 0.60");
        assertThat(ran.code()).isEqualTo(ExitCode.FAIL);
    }
}
