package org.modelaudit.report.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.report.record.RecordText;

class CompareRecordsTest {

    @TempDir
    private Path folder;

    private Path before;
    private Path after;
    private Path output;

    @BeforeEach
    void records() throws IOException {
        before = Files.writeString(
                folder.resolve("old.json"),
                RecordText.of(Recorded.pictures(20).with(i -> 0.5).run()));
        after = Files.writeString(
                folder.resolve("new.json"),
                RecordText.of(Recorded.pictures(20).with(i -> 0.4).run()));
        output = folder.resolve("made").resolve("here");
    }

    @Test
    void the_page_and_the_table_are_written_and_their_places_printed_last() throws IOException {
        String out = printed(() -> CompareRecords.main(before.toString(), after.toString(), output.toString()));

        assertThat(out.lines())
                .containsExactly(
                        "Comparison: " + output.resolve("compare.html").toUri(),
                        "Table: " + output.resolve("compare.md").toUri());
        assertThat(Files.readString(output.resolve("compare.html")))
                .startsWith("<!DOCTYPE html>")
                .endsWith("</html>\n");
        assertThat(Files.readString(output.resolve("compare.md"))).contains("**worse**");
        assertThat(output).isDirectoryNotContaining("glob:**draft*");
    }

    @Test
    void two_writes_are_equal_to_the_byte_and_replace_each_other() throws IOException {
        CompareRecords.compare(before, after, output, Map.of());
        String page = Files.readString(output.resolve("compare.html"));
        String table = Files.readString(output.resolve("compare.md"));

        CompareRecords.compare(before, after, output, Map.of());

        assertThat(output.resolve("compare.html")).hasContent(page);
        assertThat(output.resolve("compare.md")).hasContent(table);
        assertThat(page).doesNotContain("2026", folder.toString());
    }

    @Test
    void audits_can_be_named() throws IOException {
        Files.writeString(
                after,
                RecordText.of(
                        Recorded.pictures(20).called("x.Y.z").with(i -> 0.4).run()));

        String out = printed(() -> CompareRecords.main(
                before.toString(),
                after.toString(),
                "--audit",
                "org.example.CatAudit.looks_at_the_cat=x.Y.z",
                output.toString()));

        assertThat(out).contains("compare.html");
        assertThatThrownBy(() ->
                        CompareRecords.main(before.toString(), after.toString(), output.toString(), "--audit", "x.Y.z"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("--audit needs two audits, as A=B, but got 'x.Y.z'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "no json", "{\"schema\": \"modelaudit-baseline/1\"}"})
    void a_foreign_file_is_refused_by_its_name_and_nothing_is_written(String content) throws IOException {
        Files.writeString(after, content);

        assertThatThrownBy(() -> CompareRecords.compare(before, after, output, Map.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("'" + after + "'");
        assertThat(output).doesNotExist();
    }

    @Test
    void half_a_record_is_refused_by_its_name() throws IOException {
        String text = Files.readString(before);
        Files.writeString(before, text.substring(0, text.length() / 2));

        assertThatThrownBy(() -> CompareRecords.compare(before, after, output, Map.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("'" + before + "'");
    }

    @Test
    void a_record_that_is_not_there_is_named() {
        Path missing = folder.resolve("missing.json");

        assertThatThrownBy(() -> CompareRecords.compare(missing, after, output, Map.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("'" + missing + "'");
    }

    @Test
    void what_cannot_be_written_leaves_both_older_files_as_they_were() throws IOException {
        Files.createDirectories(output.resolve("compare.md"));
        Files.writeString(output.resolve("compare.html"), "older");

        assertThatThrownBy(() -> CompareRecords.compare(before, after, output, Map.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("'" + output.resolve("compare.md") + "' is a directory");
        assertThat(output.resolve("compare.html")).hasContent("older");
        assertThatThrownBy(() -> CompareRecords.compare(before, after, after.resolve("under-a-file"), Map.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("The comparison cannot be written to '" + after.resolve("under-a-file") + "'");
    }

    @Test
    void other_arguments_are_answered_by_what_it_needs() {
        assertThatThrownBy(() -> CompareRecords.main("one"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("CompareRecords needs the old record, the new record and the output directory")
                .hasMessageEndingWith("but got 1 places.");
        assertThatThrownBy(() -> CompareRecords.main("one", "two", "three", "--audit"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageEndingWith("but nothing stands behind --audit.");
    }

    private static String printed(Runnable command) {
        PrintStream real = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            command.run();
        } finally {
            System.setOut(real);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
