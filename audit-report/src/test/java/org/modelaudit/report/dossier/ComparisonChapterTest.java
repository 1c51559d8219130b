package org.modelaudit.report.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.content.Sha256;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.report.record.RecordText;
import org.modelaudit.report.record.Records;
import org.modelaudit.report.record.RunRecord;
import org.w3c.dom.Document;

class ComparisonChapterTest {

    private static final int PICTURES = 24;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private static RunRecord run(String model, double mean) {
        return Records.run(Records.audit(
                model,
                DoubleStream.iterate(0, i -> i + 1)
                        .limit(PICTURES)
                        .map(i -> mean + i / 100)
                        .toArray()));
    }

    private Path written(RunRecord run, String name) throws IOException {
        String text = RecordText.of(run);
        // Another file, which the records of tests do not tell by its digest.
        return Files.writeString(
                folder.resolve(name), text.contains("old.pt") ? text.replace("1".repeat(64), "9".repeat(64)) : text);
    }

    private String html(RunRecord before, RunRecord now) throws IOException {
        Path record = written(now, "model-audit.json");
        DossierOptions options = new DossierOptions(
                DossierOptions.NONE.requirements(),
                written(before, "released.json"),
                null,
                DossierOptions.NONE.fonts());
        return Pages.html(now, options.sources(record, now));
    }

    @Test
    void what_became_worse_is_told_with_its_pictures_and_on_the_first_page() throws IOException {
        Document page = Pages.parsed(html(run("old", 0.6), run("new", 0.3)));

        String section = Pages.section(page, "change");
        assertThat(section)
                .contains("Of 1 metric: 1 worse.")
                .contains("old.pt then, new.pt now")
                .contains(Sha256.ofFile(folder.resolve("released.json")))
                .contains("0.715")
                .contains("0.415")
                .contains("-0.30")
                .contains("Worse: localization IoU, looks at the cat")
                .contains("The pictures that are worse most");
        assertThat(Pages.section(page, "verdicts")).contains("Against the record beforeOf 1 metric: 1 worse.");
    }

    @Test
    void the_same_record_shows_no_change() throws IOException {
        String section = Pages.section(Pages.parsed(html(run("net", 0.4), run("net", 0.4))), "change");

        assertThat(section)
                .contains("Nothing differs")
                .contains("the same file")
                .doesNotContain("Worse:");
    }

    @Test
    void hostile_text_of_the_earlier_record_is_text() throws IOException {
        String text = "<script>alert(1)</script>\u202E" + "x".repeat(10_000);
        String html = html(HostileRecord.of(run("old", 0.6), text), run("new", 0.3));

        assertThat(html).doesNotContain("<script").doesNotContain("\u202E").doesNotContain("x".repeat(1000));
        assertThat(Pages.section(Pages.parsed(html), "change")).contains("<script>");
    }

    @Test
    void an_earlier_record_that_cannot_be_read_is_a_sentence() throws IOException {
        Path record = written(run("net", 0.5), "model-audit.json");
        Path older = Files.writeString(folder.resolve("older.json"), "{\"schema\":\"modelaudit-record/0\"}");
        String out = folder.resolve("out").toString();

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> Dossier.main(record.toString(), out, "--before", older.toString()))
                .withMessage(
                        "The record '%s' cannot be used: it is of schema 'modelaudit-record/0', and this version reads 'modelaudit-record/1'; give a model-audit.json that a run of audits wrote."
                                .formatted(older));
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> Dossier.main(record.toString(), out, "--before"))
                .withMessage("--before needs the earlier record behind it.");
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> Dossier.main(record.toString(), out, "--befor", older.toString()))
                .withMessageStartingWith("Dossier knows no option '--befor'; it is called as Dossier RECORD FOLDER");
    }
}
