package org.modelaudit.spark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.NullType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.modelaudit.error.DataException;
import org.modelaudit.image.Box;

/** The columns of a DataFrame of pictures, checked before anything is read, and what a row has there. Others are passed over. */
final class FrameColumns {

    private static final List<String> NEEDED = List.of("id", "content");
    private static final List<String> EDGES = List.of("xmin", "ymin", "xmax", "ymax");
    private static final byte[] NOTHING = {};

    private static final Map<String, Kind> KINDS = new LinkedHashMap<>();

    private final String name;
    private final List<String> columns;

    private record Kind(String words, Predicate<DataType> holds) {}

    static {
        Kind number = new Kind("numbers", type -> type instanceof NumericType || type instanceof NullType);
        KINDS.put(
                "id",
                new Kind(
                        "text or numbers",
                        type -> !(type instanceof BinaryType
                                || type instanceof ArrayType
                                || type instanceof MapType
                                || type instanceof StructType)));
        KINDS.put("content", new Kind("the bytes of files", BinaryType.class::isInstance));
        KINDS.put("class_index", number);
        KINDS.put("class_name", new Kind("text", type -> type instanceof StringType || type instanceof NullType));
        EDGES.forEach(edge -> KINDS.put(edge, number));
    }

    /**
     * @param name of the set
     * @throws DataException if one is missing, there twice, or of another kind than it must be
     */
    FrameColumns(String name, StructType schema) {
        this.name = name;
        this.columns = Arrays.asList(schema.fieldNames());
        List<String> missing = new ArrayList<>(NEEDED);
        if (EDGES.stream().anyMatch(columns::contains)) {
            missing.addAll(EDGES);
        }
        missing.removeAll(columns);
        if (!missing.isEmpty()) {
            throw new DataException("The DataFrame of '%s' has no column '%s', but %s; name it so."
                    .formatted(name, missing.get(0), columns.stream().sorted().collect(Collectors.joining(", "))));
        }
        KINDS.forEach((column, kind) -> {
            if (columns.indexOf(column) != columns.lastIndexOf(column)) {
                throw new DataException(
                        "The DataFrame of '%s' has two columns '%s'; drop one.".formatted(name, column));
            }
            if (columns.contains(column)) {
                verify(column, kind, schema.apply(column).dataType());
            }
        });
    }

    private void verify(String column, Kind kind, DataType type) {
        if (!kind.holds().test(type)) {
            throw new DataException("The column '%s' of '%s' holds %s, but it must be of %s; cast it."
                    .formatted(column, name, type.sql(), kind.words()));
        }
    }

    String id(Row row) {
        return Optional.ofNullable(row.<Object>getAs("id"))
                .map(Object::toString)
                .orElseThrow(() -> new DataException("A row of '%s' has no id; give each one.".formatted(name)));
    }

    /** The bytes of the picture's file; none where there is no value, so that the picture fails alone. */
    byte[] content(Row row) {
        return Objects.requireNonNullElse(row.getAs("content"), NOTHING);
    }

    @Nullable
    Integer classIndex(Row row) {
        Number number = columns.contains("class_index") ? row.getAs("class_index") : null;
        if (number == null) {
            return null;
        }
        int index = number.intValue();
        if (index < 0 || index != number.doubleValue()) {
            throw new DataException("The class index of '%s' in '%s' is %s; give a whole number of at least 0."
                    .formatted(id(row), name, number));
        }
        return index;
    }

    @Nullable
    String className(Row row) {
        return columns.contains("class_name") ? row.getAs("class_name") : null;
    }

    /** Left, top, right and bottom; empty where there is none. */
    Optional<double[]> box(Row row) {
        List<Number> edges = columns.containsAll(EDGES)
                ? EDGES.stream()
                        .map(row::<Number>getAs)
                        .filter(Objects::nonNull)
                        .toList()
                : List.of();
        if (edges.isEmpty()) {
            return Optional.empty();
        }
        if (edges.size() < EDGES.size()) {
            throw new DataException("A box of '%s' in '%s' has %d of its four edges; give all of them, or none."
                    .formatted(id(row), name, edges.size()));
        }
        double[] values = edges.stream().mapToDouble(Number::doubleValue).toArray();
        try {
            new Box(values[0], values[1], values[2], values[3]);
        } catch (IllegalArgumentException e) {
            throw new DataException("'%s' in '%s': %s".formatted(id(row), name, e.getMessage()), e);
        }
        return Optional.of(values);
    }
}
