package org.modelaudit.report.dossier;

import java.util.List;

/** A table of the page; each column is named for those who hear it read. */
final class Table implements AutoCloseable {

    private final Markup out;

    private Table(Markup out) {
        this.out = out;
    }

    /**
     * Begins a table that has one row for each thing.
     *
     * @param caption what it shows
     * @param columns their names
     */
    static Table of(Markup out, String caption, List<String> columns) {
        return of(out, "", caption, columns);
    }

    /** The same with a style of its own. */
    static Table of(Markup out, String style, String caption, List<String> columns) {
        out.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", caption);
        out.open("table", "class", style)
                .element("caption", caption)
                .open("thead")
                .open("tr");
        columns.forEach(column -> out.element("th", column, "scope", "col"));
        out.close().close().open("tbody");
        return new Table(out);
    }

    /** Begins a table of names and what they stand for. */
    static Table ofFacts(Markup out, String caption) {
        return of(out, "facts", caption, List.of("what", "value"));
    }

    /** A row of texts, the first its name. */
    Table row(String name, String... cells) {
        return row(name, "", cells);
    }

    private Table row(String name, String style, String... cells) {
        out.open("tr").element("th", name, "scope", "row");
        for (String cell : cells) {
            if (style.isEmpty()) {
                out.element("td", cell);
            } else {
                out.element("td", cell, "class", style);
            }
        }
        out.close();
        return this;
    }

    /** A row whose value is a digest, a path or another text for machines. */
    Table code(String name, String value) {
        out.open("tr").element("th", name, "scope", "row");
        out.open("td").element("code", value).close().close();
        return this;
    }

    @Override
    public void close() {
        out.close().close().close();
    }
}
