package org.modelaudit.report.compare;

import java.util.regex.Pattern;
import org.modelaudit.display.OutsideText;

/**
 * Text of others inside a table of GitHub's Markdown. What is no plain word stands in {@code code}, where nobody is mentioned and nothing is
 * linked, and its characters as entities, which can neither end a cell nor begin markup.
 */
final class MarkdownText {

    private static final int LONGEST = 80;
    private static final int LONGEST_CLAUSE = 300;
    /** Letters and digits of any script between marks that mean nothing there, and underscores amid a word. */
    private static final Pattern PLAIN = Pattern.compile(
            "[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N} .,;'()/%+-]|(?<=[\\p{L}\\p{N}])_(?=[\\p{L}\\p{N}]))*");

    private static final Pattern LINK = Pattern.compile("(?i)www\\.");

    private MarkdownText() {}

    /** A name in one line; what is too long is shortened. */
    static String of(String name) {
        return of(name, LONGEST);
    }

    /** A clause that holds names, likewise. */
    static String ofClause(String clause) {
        return of(clause, LONGEST_CLAUSE);
    }

    private static String of(String text, int most) {
        String visible = OutsideText.shortened(
                OutsideText.visible(text).replace("\n", "\\u000A").replace("\t", "\\u0009"), most);
        if (PLAIN.matcher(visible).matches() && !LINK.matcher(visible).find()) {
            return visible;
        }
        StringBuilder escaped = new StringBuilder("<code>");
        visible.codePoints().forEach(c -> {
            if (Character.isLetterOrDigit(c) || c == ' ' || c == '-') {
                escaped.appendCodePoint(c);
            } else {
                escaped.append("&#").append(c).append(';');
            }
        });
        return escaped.append("</code>").toString();
    }
}
