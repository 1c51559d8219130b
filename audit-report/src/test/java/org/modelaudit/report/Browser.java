package org.modelaudit.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.text.StringEscapeUtils;

/** A headless Chromium, where there is one, that looks at pages as a person would: in a narrow and a wide window, in light and in dark. */
public final class Browser {

    private static final long PATIENCE_MINUTES = 3;
    private static final String BEGIN = "<pre id=\"looks\">";

    private final Path chromium;
    private final Path folder;

    private Browser(Path chromium, Path folder) {
        this.chromium = chromium;
        this.folder = folder;
    }

    /**
     * One page in one window.
     *
     * @param page its name
     * @param width of the window, in pixels
     * @param dark whether the page was asked for in dark
     * @param overflow by how many pixels the page is wider than the window
     * @param elements in the page
     * @param ready milliseconds until all of it was there
     * @param contrast least of any text, as WCAG 2.2 computes it, divided by what it asks for at that size
     * @param faintest that text, with its colours
     * @param firstScreen what can be read without scrolling
     */
    public record Look(
            String page,
            int width,
            boolean dark,
            int overflow,
            int elements,
            double ready,
            double contrast,
            String faintest,
            String firstScreen) {}

    /** The browser on the path. */
    public static Optional<Browser> onPath(Path folder) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .flatMap(place -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(place, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .map(chromium -> new Browser(chromium, folder));
    }

    /** Opens a page and gives what became of it. */
    public String dom(Path page, String... options) throws IOException, InterruptedException {
        return dom(page.toUri().toString(), options);
    }

    /** The same of an address, which may name a place in the page. */
    public String dom(String address, String... options) throws IOException, InterruptedException {
        Path dom = folder.resolve("dom.html");
        List<String> command = new ArrayList<>(List.of(
                chromium.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--user-data-dir=" + folder.resolve("profile"),
                "--dump-dom"));
        command.addAll(List.of(options));
        command.add(address);
        Process browser = new ProcessBuilder(command)
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

    /**
     * Looks at pages from a page around them, which measures what they may not measure themselves: their policies forbid every script.
     *
     * @param dark whether they are asked for in dark
     */
    public List<Look> look(List<Path> pages, List<Integer> widths, boolean dark)
            throws IOException, InterruptedException {
        Path probe = Files.writeString(
                folder.resolve("probe.html"),
                probe().replace(
                                "PAGES",
                                new Gson()
                                        .toJson(pages.stream()
                                                .map(page -> page.toUri().toString())
                                                .toList()))
                        .replace("WIDTHS", widths.toString()));
        String dom = dom(
                probe,
                "--allow-file-access-from-files",
                "--window-size=1800,1000",
                "--blink-settings=preferredColorScheme=" + (dark ? 0 : 1));
        int begin = dom.indexOf(BEGIN);
        assertThat(begin).as(dom.substring(0, Math.min(2000, dom.length()))).isPositive();
        String json = dom.substring(begin + BEGIN.length(), dom.indexOf("</pre>", begin));
        return new Gson().fromJson(StringEscapeUtils.unescapeHtml4(json), new TypeToken<List<Look>>() {}.getType());
    }

    private static String probe() throws IOException {
        try (InputStream in = Browser.class.getResourceAsStream("probe.html")) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
