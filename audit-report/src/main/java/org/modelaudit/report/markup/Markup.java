package org.modelaudit.report.markup;

import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.commons.text.StringEscapeUtils;
import org.modelaudit.display.OutsideText;

/**
 * Writes HTML and SVG whose text cannot become markup: every text and every value of an attribute is escaped, and what is hidden in it is
 * written out. Text of others stands in a {@code bdi}, so that letters that run from right to left turn nothing round.
 */
public final class Markup {

    private static final int LONGEST = 200;
    private static final int LONGEST_SENTENCE = 2000;

    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /**
     * Opens an element.
     *
     * @param attributes names and values in turn
     */
    public Markup open(String element, String... attributes) {
        tag(element, attributes);
        open.push(element);
        return this;
    }

    /** Closes the element that was opened last. */
    public Markup close() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    /** An element without content, such as {@code img}. */
    public Markup empty(String element, String... attributes) {
        tag(element, attributes);
        return this;
    }

    /** An element that holds nothing but text. */
    public Markup element(String element, String text, String... attributes) {
        return open(element, attributes).text(text).close();
    }

    /** A text of our own. */
    public Markup text(String text) {
        out.append(escaped(text));
        return this;
    }

    /** A name that others gave, such as that of a file; what is too long is shortened and kept whole as a tooltip. */
    public Markup outside(String name) {
        return outside(name, LONGEST);
    }

    /** A sentence that holds names of others. */
    public Markup sentence(String sentence) {
        return outside(sentence, LONGEST_SENTENCE);
    }

    private Markup outside(String text, int most) {
        String visible = OutsideText.visible(text);
        if (visible.length() <= most) {
            return element("bdi", visible);
        }
        return element("bdi", OutsideText.shortened(visible, most), "title", visible);
    }

    /** What another of this kind wrote, or a style sheet of our own. */
    public Markup raw(String markup) {
        out.append(markup);
        return this;
    }

    /** A line break, for who reads the source. */
    public Markup line() {
        out.append('\n');
        return this;
    }

    private void tag(String element, String... attributes) {
        out.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(escaped(attributes[i + 1]))
                    .append('"');
        }
        out.append('>');
    }

    private static String escaped(String text) {
        return StringEscapeUtils.escapeXml10(OutsideText.visible(text));
    }

    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("The element '%s' is not closed.".formatted(open.peek()));
        }
        return out.toString();
    }
}
