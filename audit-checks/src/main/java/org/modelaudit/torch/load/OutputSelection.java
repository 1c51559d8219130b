package org.modelaudit.torch.load;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.modelaudit.model.OutputRows;
import org.modelaudit.torch.libtorch.TorchValue;
import org.modelaudit.torch.source.Expression;
import org.modelaudit.torch.source.Expression.Literal;
import org.modelaudit.torch.source.ProgramException;

/**
 * Which part of what {@code forward} returns are the logits.
 *
 * @param key index in a tuple or list, key in a dictionary; empty where it returns the logits themselves
 * @param dictionary whether the key is one of a dictionary
 */
record OutputSelection(String key, boolean dictionary) {

    static final OutputSelection WHOLE = new OutputSelection("", false);

    /**
     * What is known of the output that is looked for.
     *
     * @param part index or key that the user names, empty for none
     * @param classes how many classes the label file names, 0 where there is none
     * @param fields names of what is returned, in its order; empty where the format does not say
     */
    record Wanted(String part, int classes, List<String> fields) {

        /** What is returned at a place of a tuple, by its name where it has one. */
        private String name(String key) {
            boolean named = key.matches("\\d{1,3}") && Integer.parseInt(key) < fields.size();
            return named && !fields.contains(key) ? fields.get(Integer.parseInt(key)) : key;
        }

        private String key(String name) {
            return fields.contains(name) ? Integer.toString(fields.indexOf(name)) : name;
        }
    }

    /**
     * Looks at what one picture gives. Of several rows of numbers the named one is taken, else the {@link OutputRows#likeliest}.
     *
     * @throws ProgramException if no part looks like logits, or more than one, or there is none of that name
     */
    static OutputSelection find(TorchValue result, Wanted wanted, NDManager manager) {
        return result.isTensor() ? whole(wanted) : result.parts(parts -> among(parts, result, wanted, manager));
    }

    private static OutputSelection whole(Wanted wanted) {
        String part = wanted.part;
        if (!part.isEmpty() && !part.equals("0") && !wanted.fields.contains(part)) {
            throw new ProgramException("it returns one tensor and no output '%s'%s"
                    .formatted(
                            part,
                            wanted.fields.isEmpty()
                                    ? "; name no part of the output"
                                    : "; name one of the outputs " + wanted.fields));
        }
        return WHOLE;
    }

    private static OutputSelection among(
            Map<String, TorchValue> parts, TorchValue result, Wanted wanted, NDManager manager) {
        boolean named = !result.isDictionary() && !wanted.fields.isEmpty();
        Map<String, Integer> rows = new LinkedHashMap<>();
        rows(parts, manager).forEach((key, length) -> rows.put(named ? wanted.name(key) : key, length));
        String part = named ? wanted.name(wanted.part) : wanted.part;
        String type = result.type();
        if (type.contains("Dict(str, Tensor)[]") || parts.containsKey("boxes")) {
            throw new ProgramException(
                    "it is a detector: it returns %s, boxes instead of one score for each class".formatted(type));
        }
        if (rows.isEmpty() || (!part.isEmpty() && !rows.containsKey(part))) {
            throw new ProgramException("it returns %s and not logits, one row of numbers for each picture%s"
                    .formatted(type, rows.isEmpty() ? "" : "; name one of the outputs " + rows.keySet()));
        }
        OutputRows all = new OutputRows(rows);
        String chosen = part.isEmpty()
                ? all.likeliest(wanted.classes).orElseThrow(() -> new ProgramException(all.ambiguity()))
                : part;
        return new OutputSelection(named ? wanted.key(chosen) : chosen, result.isDictionary());
    }

    /** How many numbers each part has that is one row for the picture. */
    private static Map<String, Integer> rows(Map<String, TorchValue> parts, NDManager manager) {
        Map<String, Integer> rows = new LinkedHashMap<>();
        parts.forEach((key, part) -> {
            if (part.isTensor()) {
                try (NDArray tensor = part.tensor(manager)) {
                    if (tensor.getDataType().isFloating()) {
                        OutputRows.length(tensor.getShape()).ifPresent(length -> rows.put(key, length));
                    }
                }
            }
        });
        return rows;
    }

    boolean isWhole() {
        return key.isEmpty();
    }

    /** The logits among what {@code forward} returned, as a tensor that {@code manager} owns. */
    NDArray pick(TorchValue result, NDManager manager) {
        if (isWhole()) {
            return result.tensor(manager);
        }
        return result.parts(parts -> {
            TorchValue part = parts.get(key);
            if (part == null || !part.isTensor()) {
                throw new ProgramException("its output '%s' is no tensor".formatted(key));
            }
            return part.tensor(manager);
        });
    }

    /** How the source language takes the logits out of {@code result}. */
    Expression in(Expression result) {
        Literal index = new Literal(dictionary ? '"' + key + '"' : key);
        return new Expression.Subscript(result, List.of(index));
    }
}
