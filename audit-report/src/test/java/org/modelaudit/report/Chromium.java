package org.modelaudit.report;

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

/** A real browser, where there is one. */
public final class Chromium {

    private static final long PATIENCE_MINUTES = 3;

    private Chromium() {}

    private static Optional<Path> found() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .flatMap(place -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(place, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * What a page has become once its scripts have run; the test is skipped where there is no browser.
     *
     * @param folder for what the browser leaves behind, whose own processes may still write when it has answered
     */
    public static String opened(String address, Path folder) throws IOException, InterruptedException {
        Optional<Path> chromium = found();
        assumeTrue(chromium.isPresent(), "There is no Chromium on the PATH, so the page was not opened in it.");
        Path dom = Files.createTempFile(folder, "dom", ".html");
        Process browser = new ProcessBuilder(
                        chromium.orElseThrow().toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--virtual-time-budget=10000",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--dump-dom",
                        address)
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
}
