package org.modelaudit.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.gate.Status;
import org.modelaudit.report.record.Records;

/** What a page knows of the runs before. */
class TrendTest {

    private static final long TIME = 1_700_000_000_000L;

    private final Path folder;

    TrendTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Path results(int run) throws IOException {
        Path results = folder.resolve("results-" + run);
        if (Files.notExists(results)) {
            WrittenResults.in(results)
                    .with(
                            "test" + run,
                            WrittenResults.named(
                                    Records.audit("cats.pt", 0.1 * run, 0.5), "looks at the cat", Status.FAIL),
                            TIME + 1000L * run);
        }
        return results;
    }

    private String page(int run) throws IOException {
        return Files.readString(AllureHtml.generate(results(run), folder.resolve("report")));
    }

    private static JsonArray data(String page, String name) {
        Matcher matcher = Pattern.compile("d\\('" + Pattern.quote(name) + "','([^']*)'\\)")
                .matcher(page);
        assertThat(matcher.find()).as(name).isTrue();
        String json = new String(Base64.getDecoder().decode(matcher.group(1)), StandardCharsets.UTF_8);
        return JsonParser.parseString(json).getAsJsonArray();
    }

    @Test
    void the_second_page_shows_a_trend_and_who_ran() throws IOException {
        String first = page(1);
        String second = page(2);

        assertThat(data(first, "widgets/history-trend.json")).hasSize(1);
        assertThat(data(second, "widgets/history-trend.json")).hasSize(2);
        assertThat(data(second, "widgets/executors.json")).hasSize(1);
        assertThat(data(second, "widgets/executors.json").toString()).contains("buildOrder");
        assertThat(first).doesNotContain("class=\"trend\"");
        assertThat(second).contains("class=\"trend\"", "over the last 2 runs: 0.50, 0.50");
        assertThat(folder.resolve("report-history"))
                .isDirectoryContaining(path -> Files.exists(path.resolve("run.json")));
    }

    @Test
    void the_same_results_make_one_run_however_often_their_page_is_made() throws IOException {
        page(1);
        page(2);
        String again = page(2);

        assertThat(data(again, "widgets/history-trend.json")).hasSize(2);
        assertThat(again).contains("over the last 2 runs");
    }

    @Test
    void files_of_the_user_s_own_in_the_results_stand() throws IOException {
        page(1);
        Path results = results(2);
        Files.createDirectories(results.resolve("history"));
        Files.writeString(results.resolve("history/history-trend.json"), "[]");
        Files.writeString(results.resolve("executor.json"), "{\"name\": \"my own\", \"type\": \"bamboo\"}");

        String page = page(2);

        assertThat(data(page, "widgets/history-trend.json")).hasSize(1);
        assertThat(data(page, "widgets/executors.json").toString())
                .contains("my own")
                .doesNotContain("Run by hand");
    }

    @Test
    void a_history_that_cannot_be_read_is_said_on_the_page_and_the_page_is_made() throws IOException {
        Files.writeString(folder.resolve("report-history"), "a file");

        assertThat(page(1)).contains("class=\"note\"", "cannot be read", "looks at the cat");
    }

    @Test
    void broken_files_of_the_generator_cost_its_trend_and_no_page() throws IOException {
        page(1);
        try (var all = Files.walk(folder.resolve("report-history"))) {
            for (Path file : all.filter(path -> path.toString().endsWith("history-trend.json"))
                    .toList()) {
                Files.writeString(file, "{\"no\": ");
            }
        }

        assertThat(page(2)).contains("over the last 2 runs");
    }
}
