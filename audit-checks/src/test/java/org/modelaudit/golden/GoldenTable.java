package org.modelaudit.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Compares entries and writes one line for each quantity. */
public final class GoldenTable {

    private final Map<String, GoldenComparison> comparisons;

    public GoldenTable(Map<String, GoldenComparison> comparisons) {
        this.comparisons = Map.copyOf(comparisons);
    }

    /** Compares every entry of the directory, also those that nobody knows, and writes the table line by line. */
    public List<GoldenRow> compareAll(GoldenDirectory directory, Writer out) {
        List<GoldenRow> all = new ArrayList<>();
        try {
            out.write(GoldenRow.HEADER);
            for (GoldenEntry entry : directory.entries()) {
                for (GoldenRow row : compare(entry)) {
                    out.write(row.csv(entry));
                    System.out.print(row.csv(entry));
                    all.add(row);
                }
                out.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    /** Compares the entries that one of the comparisons is for; for the tests of a family. */
    public List<String> failures(GoldenDirectory directory) {
        List<String> failures = new ArrayList<>();
        for (GoldenEntry entry : directory.entries()) {
            if (comparisons.containsKey(key(entry))) {
                compare(entry).stream()
                        .filter(row -> row.outcome() == GoldenRow.Outcome.FAIL)
                        .forEach(row -> failures.add(row.csv(entry)));
            }
        }
        return failures;
    }

    /** The rows of one entry, at least one. */
    public List<GoldenRow> compare(GoldenEntry entry) {
        GoldenComparison comparison = comparisons.get(key(entry));
        if (comparison == null) {
            return List.of(GoldenRow.unknown("there is no method of this name"));
        }
        if (entry.json().has("torchscript_files") && entry.files().isEmpty()) {
            return List.of(GoldenRow.unknown("none of its model files is there"));
        }
        try {
            List<GoldenRow> rows = comparison.compare(entry);
            return rows.isEmpty() ? List.of(GoldenRow.unknown("it holds nothing to compare")) : rows;
        } catch (RuntimeException | AssertionError e) {
            return List.of(GoldenRow.broken(e));
        }
    }

    private static String key(GoldenEntry entry) {
        return entry.section() + "/" + entry.method();
    }
}
