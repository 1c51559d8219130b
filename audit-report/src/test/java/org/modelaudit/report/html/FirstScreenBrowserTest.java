package org.modelaudit.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.report.Browser;

/** The page in a real browser, where there is one. */
class FirstScreenBrowserTest {

    @TempDir(cleanup = CleanupMode.NEVER)
    private Path folder;

    private static String main(String dom) {
        Matcher matcher = Pattern.compile("<main id=\"modelaudit\"[^>]*>").matcher(dom);
        assertThat(matcher.find()).isTrue();
        return matcher.group();
    }

    /** What a page has become once its scripts have run. */
    private String opened(String address) throws IOException, InterruptedException {
        Optional<Browser> browser = Browser.onPath(folder);
        assumeTrue(browser.isPresent(), "There is no Chromium on the PATH, so the page was not opened in it.");
        return browser.orElseThrow().dom(address, "--virtual-time-budget=10000");
    }

    @Test
    void the_page_opens_on_the_audits_with_their_pictures_and_runs_nothing_of_what_they_say()
            throws IOException, InterruptedException {
        Path page = FirstScreenTest.page(folder);

        String dom = opened(page.toUri().toString());

        assertThat(main(dom)).doesNotContain("hidden");
        assertThat(dom)
                .contains("<title>Model audit</title>", "src=\"data:image/png;base64,")
                .doesNotContain("data-source");
    }

    @Test
    void allure_s_own_screens_are_seen_where_they_are_asked_for() throws IOException, InterruptedException {
        Path page = FirstScreenTest.page(folder);

        String dom = opened(page.toUri() + "#suites");

        assertThat(main(dom)).contains("hidden");
        assertThat(dom).contains("side-nav");
    }
}
