package org.modelaudit.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.modelaudit.error.AuditException;
import org.modelaudit.error.DataException;
import org.modelaudit.temporary.PrivateFolder;

/** Reads the rows of a DataFrame once: what is known of each picture, and its bytes, which it copies into a folder. */
final class FrameReader {

    private final String name;
    private final FrameColumns columns;
    private final Path folder;
    private final Map<String, IndexRow> index = new LinkedHashMap<>();
    private boolean repeats;

    private FrameReader(String name, FrameColumns columns, Path folder) {
        this.name = name;
        this.columns = columns;
        this.folder = folder;
    }

    /**
     * What is known of the pictures, in the order of the rows.
     *
     * @param name of the set
     * @throws DataException if a column is missing or of the wrong kind, there is no row, a value cannot be meant, or Spark cannot compute
     *     the rows
     */
    static FrameIndex read(String name, Dataset<Row> rows, Path folder) {
        FrameReader reader = new FrameReader(name, new FrameColumns(name, rows.schema()), folder);
        try {
            for (Iterator<Row> each = rows.toLocalIterator(); each.hasNext(); ) {
                reader.take(each.next());
            }
        } catch (AuditException said) {
            throw said;
        } catch (Exception e) {
            // Scala declares none of those that it throws.
            throw new DataException(
                    "The rows of '%s' cannot be computed by Spark: %s".formatted(name, Trouble.words(e)), e);
        }
        if (reader.index.isEmpty()) {
            throw new DataException("There is no picture in '%s'; an audit needs at least one.".formatted(name));
        }
        return new FrameIndex(new ArrayList<>(reader.index.values()), reader.repeats);
    }

    private void take(Row row) {
        String id = columns.id(row);
        IndexRow read = new IndexRow(id, columns.classIndex(row), columns.className(row), new ArrayList<>());
        IndexRow first = index.putIfAbsent(id, read);
        IndexRow kept = first == null ? read : first;
        if (!(Objects.equals(kept.classIndex(), read.classIndex())
                && Objects.equals(kept.className(), read.className()))) {
            throw new DataException(
                    "The rows of '%s' in '%s' name two classes; give each class an id of its own.".formatted(id, name));
        }
        columns.box(row).ifPresent(kept.boxes()::add);
        if (first == null) {
            write(id, columns.content(row));
        } else {
            repeats = true;
            verify(id, columns.content(row));
        }
    }

    private void write(String id, byte[] content) {
        try {
            Files.write(IndexRow.file(folder, id), content);
        } catch (IOException e) {
            throw PrivateFolder.cannotWrite("The pictures of a DataFrame cannot be copied", e);
        }
    }

    private void verify(String id, byte[] content) {
        try {
            if (!Arrays.equals(Files.readAllBytes(IndexRow.file(folder, id)), content)) {
                throw new DataException(
                        "The rows of '%s' in '%s' hold two pictures; give each picture an id of its own."
                                .formatted(id, name));
            }
        } catch (IOException e) {
            throw PrivateFolder.cannotWrite("The pictures of a DataFrame cannot be read again", e);
        }
    }
}
