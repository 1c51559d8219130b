package org.modelaudit.torch.program;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.modelaudit.torch.source.ProgramException;

/** Type of a value that crosses a cut, as libtorch names it at run time. */
public sealed interface ValueType {

    /** {@code Tensor}, {@code int}, {@code float}, {@code bool}, {@code str} or {@code NoneType}. */
    record Simple(String name) implements ValueType {

        public static final Simple TENSOR = new Simple("Tensor");
    }

    record ListOf(ValueType element) implements ValueType {}

    record TupleOf(List<ValueType> elements) implements ValueType {}

    record DictOf(ValueType key, ValueType value) implements ValueType {}

    /** A value that may be None. */
    record OptionalOf(ValueType element) implements ValueType {}

    /** Anything that cannot be passed as tensors. */
    record Other(String name) implements ValueType {}

    /** How the source language writes it. */
    default String annotation() {
        if (this instanceof ListOf l) {
            return "List[" + l.element.annotation() + "]";
        } else if (this instanceof TupleOf t) {
            return "Tuple[" + t.elements.stream().map(ValueType::annotation).collect(Collectors.joining(", ")) + "]";
        }
        if (this instanceof DictOf d) {
            return "Dict[" + d.key.annotation() + ", " + d.value.annotation() + "]";
        }
        if (this instanceof OptionalOf o) {
            return "Optional[" + o.element.annotation() + "]";
        }
        return this instanceof Simple s ? s.name : ((Other) this).name;
    }

    /** Reads libtorch's notation: {@code Tensor}, {@code int[]}, {@code Tensor?}, {@code (Tensor, int)}, {@code Dict(str, Tensor)}. */
    static ValueType parse(String text) {
        String t = text.strip();
        if (t.endsWith("[]")) {
            return new ListOf(parse(t.substring(0, t.length() - 2)));
        } else if (t.endsWith("?")) {
            return new OptionalOf(parse(t.substring(0, t.length() - 1)));
        } else if (t.startsWith("(") && t.endsWith(")")) {
            return new TupleOf(split(t.substring(1, t.length() - 1)).stream()
                    .map(ValueType::parse)
                    .toList());
        }
        if (t.startsWith("Dict(") && t.endsWith(")")) {
            List<String> parts = split(t.substring("Dict(".length(), t.length() - 1));
            return parts.size() == 2 ? new DictOf(parse(parts.get(0)), parse(parts.get(1))) : new Other(t);
        }
        return switch (t) {
            case "Tensor", "int", "float", "bool", "str", "NoneType" -> new Simple(t);
            default -> new Other(t);
        };
    }

    private static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
            if (c == ',' && depth == 0) {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        if (depth != 0) {
            throw new ProgramException("libtorch names a type '%s'".formatted(text));
        }
        if (!text.isBlank()) {
            parts.add(text.substring(start));
        }
        return parts;
    }
}
