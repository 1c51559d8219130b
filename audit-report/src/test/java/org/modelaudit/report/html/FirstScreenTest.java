package org.modelaudit.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.gate.Status;
import org.modelaudit.report.record.RecordedAudit;
import org.modelaudit.report.record.Records;

/** The first screen of the page. */
class FirstScreenTest {

    static final String HOSTILE =
            "</main></style><script>document.title = 'run'</script><img src=x onerror=\"document.title = 'run'\">\u202E";

    private static final long TIME = 1_700_000_000_000L;
    private static final RecordedAudit AUDIT = Records.audit("cats.pt", 0.1, 0.5);

    private final Path folder;

    FirstScreenTest(@TempDir Path folder) {
        this.folder = folder;
    }

    static Path page(Path folder) throws IOException {
        Path results = folder.resolve("results");
        WrittenResults.in(results)
                .with("a", WrittenResults.named(AUDIT, "a passes", Status.PASS), TIME)
                .with("b", WrittenResults.named(AUDIT, "b fails", Status.FAIL), TIME)
                .with("c", WrittenResults.named(AUDIT, "c is undecided", Status.INCONCLUSIVE), TIME)
                .with("d", WrittenResults.named(AUDIT, HOSTILE, Status.FAIL), TIME)
                .with("e", "opens the model", "broken", "The model file 'x.pt' does not exist." + HOSTILE, TIME)
                .with("f", "is no audit", "passed", "", TIME);
        return AllureHtml.generate(results, folder.resolve("report"));
    }

    private static String screen(String page) {
        int start = page.indexOf("<main id=\"modelaudit\"");
        return page.substring(start, page.indexOf("</main>", start));
    }

    @Test
    void what_fails_stands_first_with_what_was_required_and_measured_and_its_worst_picture() throws IOException {
        String screen = screen(Files.readString(page(folder)));

        assertThat(screen)
                .containsSubsequence(
                        "FAIL</span> 2",
                        "opens the model",
                        "b fails",
                        "c is undecided",
                        "Passed or waived",
                        "a passes");
        assertThat(screen)
                .contains(
                        "<bdi>localization IoU at least 0.5</bdi>",
                        "<b>0.50</b>",
                        "2 of 2",
                        "alt=\"Worst picture: 00.png, localization IoU 0.1\" data-source=\"data/attachments/",
                        "Tests without an audit: 1.")
                .contains("href=\"#testresult/");
        assertThat(screen.split("data-source", -1)).hasSize(4);
    }

    @Test
    void names_of_others_are_text() throws IOException {
        String screen = screen(Files.readString(page(folder)));

        assertThat(screen).contains("&lt;script&gt;").doesNotContain("<script", "<img src=x", "\u202E");
    }

    @Test
    void a_file_of_another_s_that_is_called_a_result_is_none() throws IOException {
        Path results = folder.resolve("results");
        WrittenResults.in(results).with("a", WrittenResults.named(AUDIT, "a passes", Status.PASS), TIME);
        Files.writeString(results.resolve("a-audit.json"), "{\"title\": 1}");

        assertThat(screen(Files.readString(AllureHtml.generate(results, folder.resolve("report")))))
                .contains("No audit stands in these results");
    }
}
