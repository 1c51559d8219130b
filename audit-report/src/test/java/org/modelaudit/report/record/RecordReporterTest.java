package org.modelaudit.report.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.content.Sha256;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.gate.Threshold;
import org.modelaudit.report.Audits;
import org.modelaudit.report.FakeMetric;
import org.modelaudit.report.record.RecordedAudit.RecordedAttachment;
import org.modelaudit.report.record.RunRecord.NotCarriedOut;
import org.modelaudit.result.AuditIdentity;
import org.modelaudit.result.AuditResult;
import org.modelaudit.result.RunFacts;
import org.modelaudit.result.VerdictSource;

class RecordReporterTest {

    @TempDir
    Path folder;

    private Path record() {
        return folder.resolve("out/model-audit.json");
    }

    private RecordReporter begun(String... settings) {
        Map<String, String> all = new HashMap<>(Map.of("modelaudit.record", record().toString()));
        for (int i = 0; i < settings.length; i += 2) {
            all.put(settings[i], settings[i + 1]);
        }
        RecordReporter reporter = new RecordReporter();
        reporter.begin(name -> Optional.ofNullable(all.get(name)));
        return reporter;
    }

    private static AuditResult audit(String id, double value) {
        return Audits.result(
                new AuditIdentity(id, id, "", ""),
                "Grad-CAM",
                Audits.verdict(FakeMetric.IOU, Threshold.atLeast(0.1), Audits.values(value)));
    }

    private void run(String id, double value, String... settings) {
        RecordReporter reporter = begun(settings);
        reporter.report(audit(id, value), Audits.evidence());
        reporter.end();
    }

    private RunRecord read() {
        return RecordFile.read(record());
    }

    private List<String> ids() {
        return read().audits().stream().map(RecordedAudit::id).toList();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(record().resolveSibling("model-audit"))) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> !name.equals(".lock"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void a_run_leaves_a_record_with_its_audits_its_settings_and_its_costs() throws IOException {
        RecordReporter reporter = begun("modelaudit.seed", "7", "modelaudit.run", "night 12");
        reporter.report(audit("b", 0.5), Audits.evidence());
        reporter.report(audit("a", 0.6), Audits.evidence());
        reporter.notCarriedOut(
                "c",
                "The model '%s' cannot be opened.".formatted(Path.of("x.pt").toAbsolutePath()));
        reporter.end();

        RunRecord run = read();
        assertThat(ids()).containsExactly("a", "b");
        assertThat(run.notCarriedOut()).containsExactly(new NotCarriedOut("c", "The model 'x.pt' cannot be opened."));
        assertThat(run.settings()).containsEntry("modelaudit.seed", "7").doesNotContainKey("modelaudit.run");
        assertThat(run.environment()).containsKeys("java", "processor", "system", "libraries");
        assertThat(run.circumstances().run()).isEqualTo("night 12");
        assertThat(run.circumstances().costs()).hasEntrySatisfying("a", cost -> {
            assertThat(cost.seconds()).isEqualTo(1.5);
            assertThat(cost.backward()).isEqualTo(4);
        });
        assertThat(Files.readString(record())).isEqualTo(RecordText.of(run));
        assertThat(Files.getPosixFilePermissions(record())).contains(PosixFilePermission.OTHERS_READ);
        assertThat(record().getParent()).isDirectoryNotContaining("glob:**.draft");
    }

    @Test
    void sheets_lie_beside_it_under_their_digests() throws IOException {
        run("a", 0.5);

        RecordedAttachment sheet = read().audits().get(0).attachments().get(0);
        Path file = record().resolveSibling(sheet.file());
        assertThat(sheet.name()).isEqualTo("Worst, median and best samples: localization IoU");
        assertThat(sheet.file()).isEqualTo("model-audit/" + sheet.sha256().substring(0, 16) + ".png");
        assertThat(Sha256.ofFile(file)).isEqualTo(sheet.sha256());
        assertThat(Files.size(file)).isEqualTo(sheet.bytes());
    }

    @Test
    void what_verdicts_rest_on_lies_beside_it_as_the_audit_read_it_once_for_all_audits() throws IOException {
        VerdictSource baseline = new VerdictSource(
                VerdictSource.Kind.BASELINE, Path.of("src/test/modelaudit/baselines/a.json"), "{\"values\": \"ä\"}\n");
        VerdictSource waivers =
                new VerdictSource(VerdictSource.Kind.WAIVERS, Path.of("src/test/modelaudit/waivers.json"), "[]");
        RecordReporter reporter = begun();
        reporter.report(restingOn(audit("a", 0.5), baseline, waivers), Audits.evidence());
        reporter.report(restingOn(audit("b", 0.5), waivers), Audits.evidence());
        reporter.end();

        List<RecordedAttachment> ofA = read().audits().get(0).attachments();
        assertThat(ofA)
                .extracting(RecordedAttachment::name)
                .containsExactly(
                        "Worst, median and best samples: localization IoU",
                        "Baseline: src/test/modelaudit/baselines/a.json",
                        "Waivers: src/test/modelaudit/waivers.json");
        assertThat(record().resolveSibling(ofA.get(1).file())).hasContent(baseline.text());
        assertThat(ofA.get(1).mediaType()).isEqualTo("application/json");
        assertThat(ofA.get(1).sha256()).isEqualTo(Sha256.of(baseline.text().getBytes(StandardCharsets.UTF_8)));
        assertThat(read().audits().get(1).attachments()).endsWith(ofA.get(2));
        assertThat(files()).filteredOn(file -> file.endsWith(".json")).hasSize(2);

        run("a", 0.5, "modelaudit.run", "another");
        assertThat(files()).noneMatch(file -> file.endsWith(".json"));
    }

    private static AuditResult restingOn(AuditResult result, VerdictSource... sources) {
        RunFacts run = result.run();
        return new AuditResult(
                result.identity(),
                result.subject(),
                result.explainedBy(),
                result.verdicts(),
                result.samples(),
                new RunFacts(
                        run.environment(),
                        run.remarks(),
                        run.passes(),
                        run.duration(),
                        run.ledger(),
                        List.of(sources)));
    }

    @Test
    void without_an_audit_or_with_none_said_nothing_is_written() {
        begun().end();
        new RecordReporter().report(audit("a", 0.5), Audits.evidence());
        run("a", 0.5, "modelaudit.record", "none");

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void another_run_takes_the_place_of_the_record_and_of_the_sheets_that_it_alone_named() throws IOException {
        run("a", 0.5, "modelaudit.run", "one");
        List<String> first = files();
        Files.writeString(record().resolveSibling("model-audit/mine.png"), "the user's own");
        run("b", 0.6, "modelaudit.run", "two");

        assertThat(ids()).containsExactly("b");
        assertThat(files()).hasSize(2).contains("mine.png").doesNotContainAnyElementsOf(first);
    }

    @Test
    void processes_that_say_the_same_name_are_one_run_whose_later_word_counts() {
        run("a", 0.5, "modelaudit.run", "one", "modelaudit.seed", "7");
        RecordReporter second = begun("modelaudit.run", "one", "modelaudit.seed", "8");
        second.report(audit("b", 0.6), Audits.evidence());
        second.notCarriedOut("c", "It was interrupted.");
        second.end();
        run("a", 0.9, "modelaudit.run", "one", "modelaudit.seed", "7");
        run("c", 0.3, "modelaudit.run", "one", "modelaudit.seed", "7");

        RunRecord run = read();
        assertThat(ids()).containsExactly("a", "b", "c");
        assertThat(run.audit("a").orElseThrow().verdicts().get(0).values()).containsValue(0.9);
        assertThat(run.notCarriedOut()).isEmpty();
        assertThat(run.settings()).containsEntry("modelaudit.seed", "7 | 8");
        assertThat(run.circumstances().costs()).containsOnlyKeys("a", "b", "c");
    }

    @Test
    void forks_without_a_name_are_one_run_if_one_ended_after_the_other_had_started() {
        RecordFolder early = new RecordFolder(record(), Instant.EPOCH);
        RecordFolder late = new RecordFolder(record(), Instant.now().plusSeconds(60));
        early.write(Alike.now(Records.run(Records.audit("net", 0.5))), false);
        early.write(Alike.now(Records.run(Alike.named("other", Records.audit("net", 0.5)))), false);

        assertThat(read().audits()).hasSize(2);

        late.write(Alike.now(Records.run(Records.audit("net", 0.5))), false);

        assertThat(read().audits()).hasSize(1);
    }

    @Test
    void an_audit_that_was_tried_again_and_carried_out_has_a_verdict_alone() {
        RecordReporter reporter = begun();
        reporter.notCarriedOut("a", "The device is lost.");
        reporter.report(audit("a", 0.5), Audits.evidence());
        reporter.end();

        assertThat(read().notCarriedOut()).isEmpty();
    }

    @Test
    void a_record_of_a_newer_schema_stays_and_the_sentence_says_so() throws IOException {
        Files.createDirectories(record().getParent());
        Files.writeString(record(), "{\"schema\": \"modelaudit-record/9\"}");

        assertThatThrownBy(() -> run("a", 0.5))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "The record of this run was not written, because '%s' is there and cannot be read as one (it is of schema 'modelaudit-record/9', and this version reads 'modelaudit-record/1'); remove it, or name another with modelaudit.record.",
                        record());
        assertThat(record()).hasContent("{\"schema\": \"modelaudit-record/9\"}");
    }

    @Test
    void a_file_that_is_no_record_stays_too() throws IOException {
        Files.createDirectories(record().getParent());
        Files.write(record(), new byte[] {(byte) 0xFF, (byte) 0xFE, 0x41});

        assertThatThrownBy(() -> run("a", 0.5)).hasMessageContaining("cannot be read as one");
        assertThat(Files.size(record())).isEqualTo(3);
    }

    @Test
    void a_folder_of_that_name_or_a_file_in_place_of_the_folder_is_said_at_the_end_and_not_before() throws IOException {
        Files.createDirectories(record());
        assertThatThrownBy(() -> run("a", 0.5)).hasMessageContaining("is no file; name another");

        Path file = Files.writeString(folder.resolve("file"), "");
        RecordReporter reporter =
                begun("modelaudit.record", file.resolve("model-audit.json").toString());
        reporter.report(audit("a", 0.5), Audits.evidence());
        assertThatThrownBy(reporter::end)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("The record '%s' cannot be written (", file.resolve("model-audit.json"));
    }
}
