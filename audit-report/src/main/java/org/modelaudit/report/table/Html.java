package org.modelaudit.report.table;

import java.util.ArrayDeque;
import java.util.Deque;
import org.modelaudit.display.OutsideText;

/**
 * Writes HTML whose text cannot become markup: everything that is not an element's name or style passes through {@link
 * #escaped}. Styles stand at each element because a report shows the table amid its own page.
 */
final class Html {

    private static final int LONGEST = 600;

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

    /** Writes a text; what is too long for a cell is shortened and kept whole as a tooltip. */
    Html text(String text) {
        String visible = OutsideText.visible(text);
        if (visible.length() <= LONGEST) {
            out.append(escaped(visible));
        } else {
            out.append("<span title=\"").append(escaped(visible)).append("\">");
            out.append(escaped(OutsideText.shortened(visible, LONGEST))).append("</span>");
        }
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

    /** The text with the five characters replaced that mean something in HTML, and hidden ones written out. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        OutsideText.visible(text).codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(c);
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
