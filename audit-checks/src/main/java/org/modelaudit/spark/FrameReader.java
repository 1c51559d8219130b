package org.modelaudit.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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
import org.modelaudit.error.DataException;
import org.modelaudit.temporary.PrivateFolder;

/** Reads the rows of a DataFrame once: what is known of each picture, and its bytes, which it copies into a folder. */
final class FrameReader {

    private static final byte[] NOTHING = {};

    private static final List<String> EDGES = List.of("xmin", "ymin", "xmax", "ymax");

    private final String name;
    private final Set<String> columns;
    private final Path folder;

    private FrameReader(String name, Set<String> columns, Path folder) {
        this.name = name;
        this.columns = columns;
        this.folder = folder;
    }

    /**
     * What is known of the pictures, in the order of the rows.
     *
     * @param name of the set
     * @throws DataException if a column is missing, there is no row, or a value cannot be meant
     */
    static FrameIndex read(String name, Dataset<Row> rows, Path folder) {
        Set<String> columns = new HashSet<>(Arrays.asList(rows.columns()));
        for (String column : List.of("id", "content")) {
            if (!columns.contains(column)) {
                throw new DataException("The DataFrame of '%s' has no column '%s', but %s; name it so."
                        .formatted(name, column, columns.stream().sorted().collect(Collectors.joining(", "))));
            }
        }
        return new FrameReader(name, columns, folder).index(rows.toLocalIterator());
    }

    private FrameIndex index(Iterator<Row> rows) {
        boolean repeats = false;
        Map<String, IndexRow> index = new LinkedHashMap<>();
        while (rows.hasNext()) {
            Row row = rows.next();
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
            byte[] content = Objects.requireNonNullElse(row.getAs("content"), NOTHING);
            if (first == null) {
                index.put(id, kept);
                write(id, content);
            } else {
                repeats = true;
                verify(id, content);
            }
        }
        if (index.isEmpty()) {
            throw new DataException("There is no picture in '%s'; an audit needs at least one.".formatted(name));
        }
        return new FrameIndex(new ArrayList<>(index.values()), repeats);
    }

    private static @Nullable Integer number(Row row, String column) {
        Number number = row.getAs(column);
        return number == null ? null : number.intValue();
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
                throw new DataException("The rows of '%s' in '%s' hold two pictures; give each picture an id of its own."
                        .formatted(id, name));
            }
        } catch (IOException e) {
            throw PrivateFolder.cannotWrite("The pictures of a DataFrame cannot be read again", e);
        }
    }
}
