package org.modelaudit.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.report.allure.NestedRun;

class AllureHtmlTest {

    private final Path folder;

    AllureHtmlTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void one_file_holds_the_whole_report_and_asks_nobody_for_more() throws IOException {
        Path results = folder.resolve("results");
        NestedRun.of(results, Map.of(), TrafficSignTestCase.class);

        String out = printed(() ->
                AllureHtml.main(results.toString(), folder.resolve("report").toString()));

        Path page = folder.resolve("report/index.html");
        assertThat(out.strip().lines().reduce((first, last) -> last).orElseThrow())
                .isEqualTo("Report: " + page.toUri() + "#audits")
                .startsWith("Report: file:///");
        assertThat(folder.resolve("report")).isDirectoryNotContaining(file -> !file.equals(page));
        String html = Files.readString(page);
        assertThat(html)
                .contains("Content-Security-Policy", "default-src 'unsafe-inline'", "data/behaviors.json")
                .doesNotContain("googletagmanager.com/gtag", "google-analytics.com/mp", "<script src=\"http");
        assertThat(html.length()).isGreaterThan(2_000_000);
    }

    @Test
    void a_missing_results_directory_is_named() {
        Path missing = folder.resolve("missing");

        assertThatThrownBy(() -> AllureHtml.generate(missing, folder))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(missing.toString())
                .hasMessageContaining("run the tests first");
    }

    @Test
    void an_empty_results_directory_makes_no_report() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));

        assertThatThrownBy(() -> AllureHtml.generate(empty, folder.resolve("report")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("holds no result of any test");
        assertThat(folder.resolve("report")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{", "no json", "[]", "{\"uuid\": \"a\", \"start\": \"soon\"}"})
    void a_result_that_cannot_be_read_makes_no_report(String content) throws IOException {
        Path results = Files.createDirectory(folder.resolve("results"));
        Files.writeString(
                results.resolve("good-result.json"), "{\"uuid\": \"b\", \"name\": \"b\", \"status\": \"passed\"}");
        Path broken = Files.writeString(results.resolve("broken-result.json"), content);

        assertThatThrownBy(() -> AllureHtml.generate(results, folder.resolve("report")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("The result '" + broken + "' cannot be read")
                .hasMessageContaining("run the tests again, or delete the file");
        assertThat(folder.resolve("report")).doesNotExist();
    }

    @Test
    void a_container_that_cannot_be_read_makes_no_report() throws IOException {
        Path results = Files.createDirectory(folder.resolve("results"));
        Files.writeString(
                results.resolve("good-result.json"), "{\"uuid\": \"b\", \"name\": \"b\", \"status\": \"passed\"}");
        Files.writeString(results.resolve("cut-container.json"), "{\"uuid\": ");

        assertThatThrownBy(() -> AllureHtml.generate(results, folder.resolve("report")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("cut-container.json' cannot be read");
    }

    @Test
    void wrong_arguments_are_explained() {
        assertThatThrownBy(() -> AllureHtml.main("results"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("the results directory and the output directory, but got 1");
    }

    @Test
    void a_page_of_another_generator_is_not_passed_off_as_sealed() throws IOException {
        Path page = Files.writeString(
                folder.resolve("index.html"), "<head></head><script async src=\"https://example.org/a.js\"></script>");

        assertThatThrownBy(() -> OfflinePage.seal(page))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("might use the network");
    }

    private static String printed(Runnable action) {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            action.run();
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
