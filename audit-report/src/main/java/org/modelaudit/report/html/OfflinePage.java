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
    private static final String BODY = "<body>";

    private OfflinePage() {}

    static void seal(Path page) throws IOException {
        seal(page, "", "");
    }

    /**
     * @param head what stands in the page's head besides
     * @param first what stands first in its body
     */
    static void seal(Path page, String head, String first) throws IOException {
        String html = COUNTER.matcher(Files.readString(page)).replaceFirst("");
        int inHead = html.indexOf("<head>");
        if (inHead < 0 || html.contains("<script async src=\"http")) {
            throw unknown(page);
        }
        int after = inHead + "<head>".length();
        StringBuilder sealed = new StringBuilder(html.substring(0, after));
        sealed.append("\n    ").append(POLICY).append(head);
        int body = html.indexOf(BODY, after);
        if (body < 0) {
            if (!first.isEmpty()) {
                throw unknown(page);
            }
            body = after;
        } else {
            body += BODY.length();
        }
        sealed.append(html, after, body).append(first).append(html, body, html.length());
        Files.writeString(page, sealed);
    }

    private static ConfigurationException unknown(Path page) {
        return new ConfigurationException(
                "The page '%s' is not as this allure-generator is known to make it, so it might use the network; use the version that audit-report names."
                        .formatted(page));
    }
}
