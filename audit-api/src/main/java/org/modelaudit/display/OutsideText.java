package org.modelaudit.display;

/**
 * Makes text from outside fit to be shown: on a terminal, which obeys escape sequences; in a page or a figure, where a
 * direction mark turns round what follows; in a table, which a text of thousands of characters breaks.
 */
public final class OutsideText {

    private static final int NON_JOINER = 0x200C;
    private static final int JOINER = 0x200D;

    private OutsideText() {}

    /**
     * The text with what cannot be seen written out as {@code \\u202E}: control characters but line feeds and tabs, format
     * characters (direction marks among them) but the joiners that scripts need, separators of lines, halves of
     * surrogate pairs, and what Unicode says will never be a character, which XML forbids.
     */
    public static String visible(String text) {
        if (text.codePoints().noneMatch(OutsideText::isHidden)) {
            return text;
        }
        StringBuilder visible = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            if (isHidden(c)) {
                visible.append(c < 0x10000 ? "\\u%04X".formatted(c) : "\\u{%X}".formatted(c));
            } else {
                visible.appendCodePoint(c);
            }
        });
        return visible.toString();
    }

    private static boolean isHidden(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL -> c != '\n' && c != '\t';
            case Character.FORMAT -> c != NON_JOINER && c != JOINER;
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE -> true;
            case Character.UNASSIGNED -> isNoncharacter(c);
            default -> false;
        };
    }

    private static boolean isNoncharacter(int c) {
        return (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
    }

    /**
     * The text itself if it has at most so many characters, else its beginning and end around an ellipsis, because the ends
     * of a file name tell most. No character is cut in two.
     *
     * @param most at least 3
     */
    public static String shortened(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int tail = (most - 1) / 2;
        int end = most - 1 - tail;
        int start = text.length() - tail;
        if (Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        if (Character.isLowSurrogate(text.charAt(start))) {
            start++;
        }
        return text.substring(0, end) + "…" + text.substring(start);
    }
}
