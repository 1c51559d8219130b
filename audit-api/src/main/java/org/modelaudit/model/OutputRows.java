package org.modelaudit.model;

import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which outputs of a file are one row of numbers for one picture, and which of them speak for the classes.
 *
 * <p>For runtimes that open a format.
 *
 * @param lengths M of each such output by its name, in the file's order
 */
public record OutputRows(Map<String, Integer> lengths) {

    /** What common libraries call the output that speaks for the classes. */
    private static final String LOGITS = "logits";

    public OutputRows {
        lengths = new LinkedHashMap<>(lengths);
    }

    /**
     * M where one picture gives {@code (1, M)}, {@code (1, M, 1, 1)}, as a network does that ends in a convolution, or {@code (M)}.
     *
     * @param shape of what one picture gives
     * @return empty where these are several rows, or a map
     */
    public static OptionalInt length(Shape shape) {
        long rows = shape.dimension() > 1 ? shape.get(0) : 1;
        long longer = Arrays.stream(shape.getShape()).filter(n -> n > 1).count();
        boolean row = shape.dimension() > 0 && rows == 1 && longer <= 1 && shape.size() > 0;
        return row ? OptionalInt.of(Math.toIntExact(shape.size())) : OptionalInt.empty();
    }

    /**
     * The only output that has as many numbers as there are labels, the one that is called {@code logits}, or the first of several
     * that are all as long, as auxiliary classifiers are.
     *
     * @param labels how many classes are named, 0 where they have no names
     * @return empty where that leaves several, or none
     */
    public Optional<String> likeliest(int labels) {
        List<String> fitting = lengths.entrySet().stream()
                .filter(row -> fits(row.getValue(), labels))
                .map(Map.Entry::getKey)
                .toList();
        if (fitting.size() == 1) {
            return Optional.of(fitting.get(0));
        }
        if (lengths.containsKey(LOGITS)) {
            return Optional.of(LOGITS);
        }
        boolean alike = lengths.values().stream().distinct().count() == 1;
        return alike ? lengths.keySet().stream().findFirst() : Optional.empty();
    }

    private static boolean fits(int numbers, int labels) {
        return labels > 0 && (numbers == labels || (numbers == 1 && labels == 2));
    }

    /** Why none is taken, as a clause. */
    public String ambiguity() {
        return "it returns several rows of numbers, %s by name and length; say which are the classes', output = @Output(part = \"…\") in @ModelAudit, or give a label file"
                .formatted(lengths);
    }
}
