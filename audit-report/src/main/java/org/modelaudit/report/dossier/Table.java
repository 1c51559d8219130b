package org.modelaudit.report.dossier;

import java.util.List;
import java.util.function.Consumer;

/** A table of the page; each column is named for those who hear it read. */
final class Table {

    private final Markup out;

    private Table(Markup out) {
        this.out = out;
    }

    /**
     * Writes a table that has one row for each thing.
     *
     * @param caption what it shows
     * @param columns their names
     * @param rows writes them
     */
    static void of(Markup out, String caption, List<String> columns, Consumer<Table> rows) {
        of(out, "", caption, columns, rows);
    }

    /** The same with a style of its own. */
    static void of(Markup out, String style, String caption, List<String> columns, Consumer<Table> rows) {
        out.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", caption);
        out.open("table", "class", style)
                .element("caption", caption)
                .open("thead")
                .open("tr");
        columns.forEach(column -> out.element("th", column, "scope", "col"));
        out.close().close().open("tbody");
        rows.accept(new Table(out));
        out.close().close().close();
    }

    /** Writes a table of names and what they stand for. */
    static void ofFacts(Markup out, String caption, Consumer<Table> rows) {
        of(out, "facts", caption, List.of("what", "value"), rows);
    }

    /** A row of texts, the first its name. */
    Table row(String name, String... cells) {
        out.open("tr").element("th", name, "scope", "row");
        for (String cell : cells) {
            out.element("td", cell);
        }
        out.close();
        return this;
    }

    /** A row whose value leads to another place in the page. */
    Table link(String name, String id, String text) {
        out.open("tr").element("th", name, "scope", "row");
        out.open("td").link(id, text).close().close();
        return this;
    }

    /** A row whose value is a digest, a path or another text for machines. */
    Table code(String name, String value) {
        out.open("tr").element("th", name, "scope", "row");
        out.open("td").element("code", value).close().close();
        return this;
    }
}
