package org.modelaudit.report.text;

import java.util.regex.Pattern;

/**
 * Text from outside in a cell of GitHub's Markdown. Plain words stand as they are; everything else stands in {@code code}, in which nobody is
 * mentioned and nothing is linked, each character that could begin markup as an entity. What is written from right to left gets a
 * direction of its own, so that it turns nothing round beside it.
 */
public final class MarkdownText {

    private static final int NAME = 80;
    private static final int CLAUSE = 300;

    /** A longer name pushes the rest of a table out of sight unless it may break. */
    private static final int LONG = 24;

    /** Letters and digits of any script, and marks that mean nothing where they stand. */
    private static final Pattern PLAIN = Pattern.compile(
            "[\\p{L}\\p{N}\\[]([\\p{L}\\p{M}\\p{N} .,;()%+±=≥≤'\"→…\\[\\]-]|:(?= |$)|(?<=[\\p{L}\\p{N}])_(?=[\\p{L}\\p{N}]))*");

    /** What GitHub links though it has no mark: addresses, issues, advisories and commits. */
    private static final Pattern LINKED =
            Pattern.compile("(?i)www\\.|\\b(gh|ghsa|cve)-|\\b[0-9a-f]{7,40}\\b|\\]\\s*[\\[(:]");

    private MarkdownText() {}

    /** A name. */
    public static String of(String name) {
        return of(name, NAME);
    }

    /** A clause or sentence. */
    public static String ofClause(String clause) {
        return of(clause, CLAUSE);
    }

    private static String of(String text, int most) {
        String visible = OneLine.of(text, most);
        boolean turns = visible.codePoints().anyMatch(MarkdownText::runsLeft);
        if (!turns
                && PLAIN.matcher(visible).matches()
                && !LINKED.matcher(visible).find()) {
            String plain = visible.replace("[", "\\[").replace("]", "\\]").replace("…", "&#8230;");
            return most == NAME && plain.length() > LONG ? plain.replace("_", "_<wbr>") : plain;
        }
        StringBuilder escaped = new StringBuilder(turns ? "<code dir=\"auto\">" : "<code>");
        visible.codePoints().forEach(c -> {
            if (Character.isLetterOrDigit(c) || c == ' ' || c == '-') {
                escaped.appendCodePoint(c);
            } else {
                escaped.append("&#").append(c).append(';');
            }
        });
        return escaped.append("</code>").toString();
    }

    private static boolean runsLeft(int c) {
        byte direction = Character.getDirectionality(c);
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }
}
