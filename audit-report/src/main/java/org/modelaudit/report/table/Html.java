package org.modelaudit.report.table;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes HTML whose text cannot become markup: everything that is not an element's name or style passes through {@link
 * #escaped}. Styles stand at each element because a report shows the table amid its own page.
 */
final class Html {

    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    Html open(String element, String style) {
        out.append('<').append(element);
        if (!style.isEmpty()) {
            out.append(" style=\"").append(style).append('"');
        }
        out.append('>');
        open.push(element);
        return this;
    }

    Html text(String text) {
        out.append(escaped(text));
        return this;
    }

    Html close() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    /** An element that holds nothing but text. */
    Html element(String element, String style, String text) {
        return open(element, style).text(text).close();
    }

    /** The text with the five characters replaced that mean something in HTML, and control characters left out. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> {
                    if (!Character.isISOControl(c) || c == '\n' || c == '\t') {
                        escaped.appendCodePoint(c);
                    }
                }
            }
        });
        return escaped.toString();
    }

    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("The element '%s' is not closed.".formatted(open.peek()));
        }
        return out.toString();
    }
}
