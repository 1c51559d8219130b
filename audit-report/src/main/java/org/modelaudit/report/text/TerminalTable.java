package org.modelaudit.report.text;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.WCWidth;

/**
 * Cells in columns that fit into so many columns of a terminal, where a Chinese character takes two. Only those columns are shortened whose
 * names come from outside, in their middle, because their ends tell most.
 */
public final class TerminalTable {

    private static final String GAP = "  ";
    private static final String ELLIPSIS = "…";
    private static final int LEAST = 8;

    /** No terminal is wider. */
    private static final int LONGEST = 1000;

    private final int width;
    private final boolean[] shortened;
    private final List<List<String>> rows = new ArrayList<>();

    /**
     * An empty one.
     *
     * @param width of a line
     * @param shortened of each column, whether it may be
     */
    public TerminalTable(int width, boolean... shortened) {
        this.width = width;
        this.shortened = shortened.clone();
    }

    /** Adds a row. */
    public void row(String... cells) {
        rows.add(java.util.Arrays.stream(cells)
                .map(cell -> OneLine.of(cell, LONGEST))
                .toList());
    }

    /** Its rows, a line each. */
    public List<String> lines() {
        int[] widths = widths();
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < widths.length; column++) {
                String cell = fit(row.get(column), widths[column]);
                line.append(column == 0 ? "" : GAP).append(cell).append(" ".repeat(widths[column] - columns(cell)));
            }
            lines.add(fit(line.toString().stripTrailing(), width));
        }
        return lines;
    }

    /** As wide as the widest cell; what is too much is taken from the widest of those that may be shortened. */
    private int[] widths() {
        int[] widths = new int[shortened.length];
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], columns(row.get(column)));
            }
        }
        int tooMuch = java.util.Arrays.stream(widths).sum() + GAP.length() * (widths.length - 1) - width;
        while (tooMuch > 0) {
            int widest = -1;
            int next = LEAST;
            for (int column = 0; column < widths.length; column++) {
                if (shortened[column] && widths[column] > LEAST) {
                    if (widest < 0 || widths[column] > widths[widest]) {
                        next = widest < 0 ? next : widths[widest];
                        widest = column;
                    } else {
                        next = Math.max(next, widths[column]);
                    }
                }
            }
            if (widest < 0) {
                break;
            }
            int less = Math.max(1, Math.min(tooMuch, widths[widest] - next));
            widths[widest] -= less;
            tooMuch -= less;
        }
        return widths;
    }

    /** The text, or its beginning and end around an ellipsis, in at most so many columns. */
    public static String fit(String text, int most) {
        if (columns(text) <= most) {
            return text;
        }
        int tail = (most - 1) / 2;
        int start = 0;
        for (int used = 0; ; ) {
            int c = text.codePointAt(start);
            used += width(c);
            if (used > most - 1 - tail) {
                break;
            }
            start += Character.charCount(c);
        }
        int end = text.length();
        for (int used = 0; ; ) {
            int c = text.codePointBefore(end);
            used += width(c);
            if (used > tail) {
                break;
            }
            end -= Character.charCount(c);
        }
        return text.substring(0, start) + ELLIPSIS + text.substring(end);
    }

    private static int columns(String text) {
        return text.codePoints().map(TerminalTable::width).sum();
    }

    private static int width(int c) {
        return Math.max(0, WCWidth.wcwidth(c));
    }
}
