package org.modelaudit.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.modelaudit.data.AuditSet;
import org.modelaudit.error.DataException;
import org.modelaudit.temporary.PrivateFolder;

/** The DataFrames that the tests of this process audit, so that their rows can be sent to executors again. */
final class DriverFrames {

    static final DriverFrames INSTANCE = new DriverFrames();

    private static final List<String> EDGES = List.of("xmin", "ymin", "xmax", "ymax");

    private final Map<String, Frame> frames = new LinkedHashMap<>();

    private DriverFrames() {}

    /**
     * @param rows with id and content
     */
    record Frame(String name, Dataset<Row> rows, ArrayList<IndexRow> index, PrivateFolder folder) {}

    /** Reads a frame once, copies its pictures into a private folder, and makes a set of them. */
    synchronized AuditSet read(String name, Dataset<Row> rows) {
        Frame known = frames.get(name);
        if (known == null || !known.rows().equals(rows)) {
            known = copied(name, rows);
            frames.put(name, known);
        }
        return SparkPictures.set(name, known.index(), known.folder().path());
    }

    private static Frame copied(String name, Dataset<Row> rows) {
        Set<String> columns = new HashSet<>(Arrays.asList(rows.columns()));
        for (String column : List.of("id", "content")) {
            if (!columns.contains(column)) {
                throw new DataException("The DataFrame of '%s' has no column '%s', but %s; name it so."
                        .formatted(name, column, columns.stream().sorted().collect(Collectors.joining(", "))));
            }
        }
        PrivateFolder folder = PrivateFolder.create();
        Map<String, IndexRow> index = new LinkedHashMap<>();
        for (Iterator<Row> each = rows.toLocalIterator(); each.hasNext(); ) {
            Row row = each.next();
            String id = Optional.ofNullable(row.<Object>getAs("id"))
                    .map(Object::toString)
                    .orElseThrow(() -> new DataException("A row of '%s' has no id; give each one.".formatted(name)));
            IndexRow first = index.get(id);
            IndexRow read = new IndexRow(
                    id,
                    columns.contains("class_index") ? number(row, "class_index") : null,
                    columns.contains("class_name") ? row.getAs("class_name") : null,
                    new ArrayList<>());
            if (first != null
                    && !(Objects.equals(first.classIndex(), read.classIndex())
                            && Objects.equals(first.className(), read.className()))) {
                throw new DataException("The rows of '%s' in '%s' name two classes; give each class an id of its own."
                        .formatted(id, name));
            }
            IndexRow kept = first == null ? read : first;
            if (columns.containsAll(EDGES) && !row.isNullAt(row.fieldIndex("xmin"))) {
                kept.boxes()
                        .add(EDGES.stream()
                                .mapToDouble(edge -> row.<Number>getAs(edge).doubleValue())
                                .toArray());
            }
            if (first == null) {
                index.put(id, kept);
                write(folder, id, row.getAs("content"));
            }
        }
        if (index.isEmpty()) {
            throw new DataException("There is no picture in '%s'; an audit needs at least one.".formatted(name));
        }
        return new Frame(name, rows.select("id", "content"), new ArrayList<>(index.values()), folder);
    }

    private static @Nullable Integer number(Row row, String column) {
        Number number = row.getAs(column);
        return number == null ? null : number.intValue();
    }

    private static void write(PrivateFolder folder, String id, byte @Nullable [] content) {
        try {
            Files.write(IndexRow.file(folder.path(), id), content == null ? new byte[0] : content);
        } catch (IOException e) {
            throw PrivateFolder.cannotWrite("The pictures of a DataFrame cannot be copied", e);
        }
    }

    /** The frame that all of these pictures are of; empty where they lie in a folder. */
    synchronized Optional<Frame> of(Collection<String> samples) {
        return frames.values().stream()
                .filter(frame -> frame.index().stream()
                        .map(IndexRow::id)
                        .collect(Collectors.toSet())
                        .containsAll(samples))
                .findFirst();
    }
}
