package org.modelaudit.report.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.report.record.Records;

/** The page in a real browser, where there is one. */
class BrowserTest {

    private static final long PATIENCE_MINUTES = 3;

    // The browser's own processes may still write when it has answered.
    @TempDir(cleanup = CleanupMode.NEVER)
    private Path folder;

    private static Optional<Path> chromium() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .flatMap(place -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(place, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private String opened(Path page) throws IOException, InterruptedException {
        Optional<Path> chromium = chromium();
        assumeTrue(chromium.isPresent(), "There is no Chromium on the PATH, so the page was not opened in it.");
        Path dom = folder.resolve("dom.html");
        Process browser = new ProcessBuilder(
                        chromium.orElseThrow().toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--dump-dom",
                        page.toUri().toString())
                .redirectOutput(dom.toFile())
                .redirectError(folder.resolve("log.txt").toFile())
                .start();
        try {
            assertThat(browser.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)).isTrue();
        } finally {
            browser.destroyForcibly();
        }
        return Files.readString(dom);
    }

    @Test
    void a_browser_runs_nothing_of_what_a_record_says() throws IOException, InterruptedException {
        String attack =
                "</title></style><script>document.title = 'run'</script><img src=x onerror=\"document.title = 'run'\">";
        Path page = Files.writeString(
                folder.resolve("dossier.html"),
                Pages.html(HostileRecord.of(Records.run(Records.audit("one", 0.1, 0.5)), attack)));

        String dom = opened(page);

        assertThat(dom)
                .contains("<title>Model audit dossier: one.pt</title>", "&lt;script&gt;")
                .doesNotContain("<script", "<img");
    }
}
