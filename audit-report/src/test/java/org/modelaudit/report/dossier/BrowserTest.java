package org.modelaudit.report.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.report.Browser;
import org.modelaudit.report.record.Records;

/** The page in a real browser, where there is one. */
class BrowserTest {

    // The browser's own processes may still write when it has answered.
    @TempDir(cleanup = CleanupMode.NEVER)
    private Path folder;

    @Test
    void a_browser_runs_nothing_of_what_a_record_says() throws IOException, InterruptedException {
        String attack =
                "</title></style><script>document.title = 'run'</script><img src=x onerror=\"document.title = 'run'\">";
        Path page = Files.writeString(
                folder.resolve("dossier.html"),
                Pages.html(HostileRecord.of(Records.run(Records.audit("one", 0.1, 0.5)), attack)));

        Optional<Browser> browser = Browser.onPath(folder);
        assumeTrue(browser.isPresent(), "There is no Chromium on the PATH, so the page was not opened in it.");
        String dom = browser.get().dom(page);

        assertThat(dom)
                .contains("<title>Model audit dossier: one.pt</title>", "&lt;script&gt;")
                .doesNotContain("<script", "<img");
    }
}
