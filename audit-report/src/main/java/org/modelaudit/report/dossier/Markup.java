package org.modelaudit.report.dossier;

import java.util.ArrayDeque;
import java.util.Deque;
import org.modelaudit.display.OutsideText;

/**
 * Writes XHTML, which a browser reads as HTML. Texts and attributes are escaped and can never become markup; what no XML may hold is
 * written out as {@code \\uFFFE}.
 */
final class Markup {

    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /**
     * Opens an element.
     *
     * @param attributes names and values in turn
     */
    Markup open(String element, String... attributes) {
        tag(element, attributes).append('>');
        open.push(element);
        return this;
    }

    /** An element that has no content, such as a picture. */
    Markup empty(String element, String... attributes) {
        tag(element, attributes).append(" />");
        return this;
    }

    private StringBuilder tag(String element, String... attributes) {
        out.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            out.append('"');
        }
        return out;
    }

    Markup text(String text) {
        escape(text);
        return this;
    }

    Markup close() {
        out.append("</").append(open.pop()).append('>');
        if (open.size() <= 3) {
            out.append('\n');
        }
        return this;
    }

    /** An element that holds nothing but text. */
    Markup element(String element, String text, String... attributes) {
        return open(element, attributes).text(text).close();
    }

    /** A link to a place in the page. */
    Markup link(String id, String text) {
        return element("a", text, "href", "#" + id);
    }

    /** Writes what is markup already: a style sheet of our own, and nothing from outside. */
    Markup raw(String markup) {
        out.append(markup);
        return this;
    }

    private void escape(String text) {
        OutsideText.visible(text).codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.appendCodePoint(c);
            }
        });
    }

    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("The element '%s' is not closed.".formatted(open.peek()));
        }
        return out.toString();
    }
}
