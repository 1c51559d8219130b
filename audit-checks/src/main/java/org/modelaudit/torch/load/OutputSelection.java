package org.modelaudit.torch.load;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /** The key that common libraries keep logits under. */
    private static final String LOGITS = "logits";

    /**
     * Looks at what one picture gives. The only matrix with one row is taken; of several the one that is called
     * {@code logits}, else the first.
     *
     * @param wanted key that the user names, empty for none
     * @throws ProgramException if no part looks like logits
     */
    static OutputSelection find(TorchValue result, String wanted, NDManager manager) {
        return result.isTensor() ? WHOLE : result.parts(parts -> among(parts, result, wanted, manager));
    }

    private static OutputSelection among(
            Map<String, TorchValue> parts, TorchValue result, String wanted, NDManager manager) {
        Map<String, Shape> matrices = new LinkedHashMap<>();
        parts.forEach((key, part) -> {
            if (part.isTensor()) {
                try (NDArray tensor = part.tensor(manager)) {
                    Shape shape = tensor.getShape();
                    if (shape.dimension() == 2
                            && shape.get(0) == 1
                            && tensor.getDataType().isFloating()) {
                        matrices.put(key, shape);
                    }
                }
            }
        });
        String type = result.type();
        if (type.contains("Dict(str, Tensor)[]") || parts.containsKey("boxes")) {
            throw new ProgramException(
                    "it is a detector: it returns %s, boxes instead of one score for each class".formatted(type));
        }
        if (matrices.isEmpty() || (!wanted.isEmpty() && !matrices.containsKey(wanted))) {
            throw new ProgramException("it returns %s and not logits, one row of numbers for each picture%s"
                    .formatted(type, matrices.isEmpty() ? "" : "; name one of the outputs " + matrices.keySet()));
        }
        String first = matrices.containsKey(LOGITS)
                ? LOGITS
                : matrices.keySet().iterator().next();
        return new OutputSelection(wanted.isEmpty() ? first : wanted, result.isDictionary());
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
