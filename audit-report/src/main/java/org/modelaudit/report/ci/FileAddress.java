package org.modelaudit.report.ci;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.modelaudit.display.OutsideText;

/** A relative path as a relative address. */
final class FileAddress {

    private static final Pattern LEADING = Pattern.compile("^/+");

    private FileAddress() {}

    /** With slashes; what may not stand in an address, or would end it in Markdown, is written as {@code %20}. */
    static String of(String path) {
        try {
            String slashed = OutsideText.visible(path.replace('\\', '/'));
            return new URI(null, null, "/" + LEADING.matcher(slashed).replaceFirst(""), null)
                    .toASCIIString()
                    .substring(1)
                    .replace("(", "%28")
                    .replace(")", "%29");
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("A path became no address.", e);
        }
    }
}
