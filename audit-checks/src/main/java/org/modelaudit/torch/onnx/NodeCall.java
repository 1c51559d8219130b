package org.modelaudit.torch.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.modelaudit.onnx.file.OnnxAttribute;
import org.modelaudit.onnx.file.OnnxNode;
import org.modelaudit.torch.archive.ElementType;
import org.modelaudit.torch.onnx.Value.Computed;
import org.modelaudit.torch.onnx.Value.Folded;
import org.modelaudit.torch.onnx.Value.Stored;
import org.modelaudit.torch.source.Expression;

/**
 * A node with the values that it reads, as a translation of its operator sees it.
 *
 * @param inputs null for one that is left out
 * @param opset version of the operators
 */
record NodeCall(OnnxNode node, int opset, List<@Nullable Value> inputs, Emission out) {

    boolean has(int input) {
        return input < inputs.size() && inputs.get(input) != null;
    }

    Value in(int input) {
        Value value = input < inputs.size() ? inputs.get(input) : null;
        if (value == null) {
            throw new NotTranslated("its input %d is missing".formatted(input));
        }
        return value;
    }

    Dims dims(int input) {
        return in(input).dims();
    }

    ElementType type() {
        return in(0).type();
    }

    /** The input in the order of the file's axes. */
    Expression read(int input, String role) {
        return out.read(in(input), role);
    }

    Expression read(int input) {
        return read(input, "constant");
    }

    /** The input, or {@code None} where it is left out. */
    Expression readOrNone(int input, String role) {
        return has(input) ? read(input, role) : Expression.Literal.NONE;
    }

    /** What the input holds, where that is known. */
    Optional<Numbers> known(int input) {
        return has(input) ? known(in(input)) : Optional.empty();
    }

    static Optional<Numbers> known(Value value) {
        if (value instanceof Folded f) {
            return Optional.of(f.numbers());
        }
        return value instanceof Stored s ? Optional.of(StoredNumbers.numbers(s)) : Optional.empty();
    }

    /** What the input holds. */
    Numbers numbers(int input) {
        return known(input).orElseThrow(() -> new NotTranslated("its input %d hangs on the picture".formatted(input)));
    }

    Computed emit(String operation, Dims dims, Expression... arguments) {
        return out.emit(operation, dims, type(), arguments);
    }

    boolean isSet(String attribute) {
        return node.attributes().containsKey(attribute);
    }

    long whole(String attribute, long otherwise) {
        return node.attributes().get(attribute) instanceof OnnxAttribute.Whole w ? w.value() : otherwise;
    }

    boolean flag(String attribute, boolean otherwise) {
        return whole(attribute, otherwise ? 1 : 0) != 0;
    }

    double real(String attribute, double otherwise) {
        return node.attributes().get(attribute) instanceof OnnxAttribute.Real r ? r.value() : (float) otherwise;
    }

    String text(String attribute, String otherwise) {
        return node.attributes().get(attribute) instanceof OnnxAttribute.Text t ? t.value() : otherwise;
    }

    /** Empty where it is not set. */
    List<Long> wholes(String attribute) {
        return node.attributes().get(attribute) instanceof OnnxAttribute.Wholes w ? w.values() : List.of();
    }

    /** Whole numbers that newer operators take as an input and older ones as an attribute; empty where they are not given. */
    Optional<List<Long>> given(int input, String attribute) {
        if (has(input)) {
            return Optional.of(numbers(input).wholes());
        }
        return isSet(attribute) ? Optional.of(wholes(attribute)) : Optional.empty();
    }

    /** The axes that are given so, counted from the front and in their order. */
    Optional<List<Integer>> axes(int input, String attribute, Dims of) {
        return given(input, attribute)
                .map(axes -> axes.stream().map(of::axis).sorted().distinct().toList());
    }

    List<Value> values() {
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            values.add(in(i));
        }
        return values;
    }
}
