package org.modelaudit.report.text;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;

/** A table that stops in time and says how many rows are missing. */
public final class MarkdownTable {

    private final StringBuilder text = new StringBuilder();
    private final int most;
    private int bytes;
    private int missing;

    /**
     * An empty one.
     *
     * @param most bytes that its rows may take
     * @param columns their headings; one that ends with a colon stands on the right
     */
    public MarkdownTable(int most, List<String> columns) {
        this.most = most;
        columns.forEach(
                column -> text.append("| ").append(column.replace(":", "")).append(' '));
        text.append("|\n");
        columns.forEach(column -> text.append(column.endsWith(":") ? "| ---: " : "| --- "));
        text.append("|\n");
    }

    /**
     * Adds a row, if there is room.
     *
     * @param cells Markdown already; not asked for where there is no room
     */
    public void row(Supplier<List<String>> cells) {
        if (missing == 0) {
            String row = "| " + String.join(" | ", cells.get()) + " |\n";
            int more = row.getBytes(StandardCharsets.UTF_8).length;
            if (bytes + more <= most) {
                bytes += more;
                text.append(row);
                return;
            }
        }
        missing++;
    }

    @Override
    public String toString() {
        return missing == 0 ? text.toString() : text + "\nand %d more, which stand in the record\n".formatted(missing);
    }
}
