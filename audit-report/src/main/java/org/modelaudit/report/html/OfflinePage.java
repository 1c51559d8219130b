package org.modelaudit.report.html;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.modelaudit.error.ConfigurationException;

/**
 * Keeps the page from the network, twice over: the script that counts visitors is taken out, and a content security
 * policy forbids the browser to load anything that is not in the page itself.
 */
final class OfflinePage {

    private static final Pattern COUNTER = Pattern.compile(
            "<script async src=\"https://www\\.googletagmanager\\.com/[^\"]*\"></script>\\s*<script>.*?gtag\\('config'.*?</script>",
            Pattern.DOTALL);
    private static final String POLICY =
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'unsafe-inline' 'unsafe-eval' data: blob:\">";

    private OfflinePage() {}

    static void seal(Path page) throws IOException {
        String html = COUNTER.matcher(Files.readString(page)).replaceFirst("");
        int head = html.indexOf("<head>");
        if (head < 0 || html.contains("<script async src=\"http")) {
            throw new ConfigurationException(
                    "The page '%s' is not as this allure-generator is known to make it, so it might use the network; use the version that audit-report names."
                            .formatted(page));
        }
        int after = head + "<head>".length();
        Files.writeString(page, html.substring(0, after) + "\n    " + POLICY + html.substring(after));
    }
}
