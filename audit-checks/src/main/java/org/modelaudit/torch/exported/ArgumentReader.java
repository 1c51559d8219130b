package org.modelaudit.torch.exported;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.modelaudit.torch.archive.ElementType;
import org.modelaudit.torch.graph.ValueNames;
import org.modelaudit.torch.source.Expression;
import org.modelaudit.torch.source.Expression.Call;
import org.modelaudit.torch.source.Expression.ListLiteral;
import org.modelaudit.torch.source.Expression.Literal;
import org.modelaudit.torch.source.Expression.Name;
import org.modelaudit.torch.source.Expression.Subscript;
import org.modelaudit.torch.source.Printable;
import org.modelaudit.torch.source.ProgramException;

/** Arguments of operations, unions of the schema, as the source language writes them. */
final class ArgumentReader {

    private static final Map<Long, Integer> MEMORY_FORMATS = Map.of(1L, 0, 2L, 2, 3L, 3, 4L, 1);

    private static final Map<Long, Integer> LAYOUTS = Map.of(7L, 0);

    private final SymbolicNumbers symbolic;
    private final String device;

    /**
     * @param device that the program runs on, {@code cpu}
     */
    ArgumentReader(SymbolicNumbers symbolic, String device) {
        this.symbolic = symbolic;
        this.device = device;
    }

    /**
     * @throws ProgramException if it is of a kind that no classifier needs
     */
    Expression read(Fields argument) {
        String kind = argument.kind();
        return switch (kind) {
            case "as_none" -> Literal.NONE;
            case "as_tensor" -> value(argument.object(kind));
            case "as_tensors" -> list("Tensor", argument.objects(kind), ArgumentReader::value);
            case "as_optional_tensor" -> optional(argument.object(kind));
            case "as_optional_tensors" ->
                annotated(
                        "Optional[Tensor]",
                        argument.objects(kind).stream()
                                .map(ArgumentReader::optional)
                                .toList());
            case "as_int" -> Literal.of(argument.whole(kind));
            case "as_ints" -> list("int", argument.wholes(kind), Literal::of);
            case "as_sym_int" -> symbolic.whole(argument.object(kind));
            case "as_sym_ints" -> list("int", argument.objects(kind), symbolic::whole);
            case "as_float" -> real(argument.at(kind), argument);
            case "as_floats" -> list("float", argument.array(kind).asList(), e -> real(e, argument));
            case "as_sym_float" -> symbolic.real(argument.object(kind), e -> real(e, argument));
            case "as_bool" -> Literal.of(argument.flag(kind));
            case "as_bools" -> list("bool", argument.array(kind).asList(), e -> truth(e, argument));
            case "as_sym_bool" -> symbolic.truth(argument.object(kind));
            case "as_string" -> text(argument.text(kind));
            case "as_strings" -> list("str", argument.texts(kind), ArgumentReader::text);
            case "as_scalar_type" -> type(argument.whole(kind));
            case "as_memory_format" -> numbered("memory format", argument.whole(kind), MEMORY_FORMATS);
            case "as_layout" -> numbered("layout", argument.whole(kind), LAYOUTS);
            case "as_device" -> new Call(Expression.ofDotted("torch.device"), List.of(text(device)));
            default ->
                throw new ProgramException(
                        "it gives an operation a value of the kind '%s', which cannot be followed; export the model without it"
                                .formatted(Printable.of(kind)));
        };
    }

    static Name value(Fields tensor) {
        return new Name(ValueNames.of(tensor.text("name")));
    }

    private static Expression optional(Fields tensor) {
        return tensor.has("as_tensor") ? value(tensor.object("as_tensor")) : Literal.NONE;
    }

    private static <T> Expression list(String type, List<T> elements, Function<T, Expression> read) {
        List<Expression> read1 = new ArrayList<>();
        elements.forEach(element -> read1.add(read.apply(element)));
        return elements.isEmpty() ? annotated(type, List.of()) : new ListLiteral(read1);
    }

    private static Expression annotated(String type, List<Expression> elements) {
        Expression element = type.equals("Optional[Tensor]")
                ? new Subscript(new Name("Optional"), List.of(new Name("Tensor")))
                : new Name(type);
        return new Call(
                new Name("annotate"),
                List.of(new Subscript(new Name("List"), List.of(element)), new ListLiteral(elements)));
    }

    /** Infinite and undefined numbers are written by name. */
    private static Expression real(JsonElement element, Fields argument) {
        if (element instanceof JsonPrimitive p && p.isNumber()) {
            return real(p.getAsDouble());
        }
        String name = element instanceof JsonPrimitive p && p.isString() ? p.getAsString() : "";
        return switch (name) {
            case "Infinity" -> real(Double.POSITIVE_INFINITY);
            case "-Infinity" -> real(Double.NEGATIVE_INFINITY);
            case "NaN" -> real(Double.NaN);
            default ->
                throw new ProgramException(
                        "its %s holds something else than a number; export it again".formatted(argument.where()));
        };
    }

    private static Expression real(double number) {
        if (Double.isNaN(number)) {
            return new Name("nan");
        } else if (Double.isInfinite(number)) {
            return number > 0 ? new Name("inf") : new Expression.Unary("-", new Name("inf"));
        }
        return Literal.of(number);
    }

    private static Expression truth(JsonElement element, Fields argument) {
        if (element instanceof JsonPrimitive p && p.isBoolean()) {
            return Literal.of(p.getAsBoolean());
        }
        throw new ProgramException(
                "its %s holds something else than a truth value; export it again".formatted(argument.where()));
    }

    /** Text of an operation's argument is a word: a mode, an equation. */
    private static Literal text(String text) {
        if (text.length() > 1000 || !text.chars().allMatch(c -> c >= ' ' && c < 0x7f && c != '"' && c != '\\')) {
            throw new ProgramException("it gives an operation a text that no operation takes; export it again");
        }
        return new Literal('"' + text + '"');
    }

    private static Literal type(long number) {
        ElementType type = TensorMeta.type(number);
        if (type == null) {
            throw unknown("type of numbers", number);
        }
        return Literal.of(type.number());
    }

    private static Literal numbered(String what, long number, Map<Long, Integer> numbers) {
        Integer known = numbers.get(number);
        if (known == null) {
            throw unknown(what, number);
        }
        return Literal.of(known);
    }

    private static ProgramException unknown(String what, long number) {
        return new ProgramException("it names the %s %d, which is not known; export a model of dense 32-bit floats"
                .formatted(what, number));
    }
}
