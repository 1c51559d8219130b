package org.modelaudit.torch.onnx;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.modelaudit.torch.archive.ElementType;
import org.modelaudit.torch.onnx.Value.Computed;
import org.modelaudit.torch.onnx.Value.Folded;
import org.modelaudit.torch.onnx.Value.Stored;
import org.modelaudit.torch.source.Expression;

/** Computes number by number, whatever the order of the axes is. */
final class Elementwise {

    private Elementwise() {}

    /** What is computed beforehand: all but trained numbers, which an audit may change, and very many. */
    static boolean isFoldable(Value value) {
        if (!(value instanceof Stored s)) {
            return value instanceof Folded;
        }
        long count = s.dims().elements().count();
        return count == 1 || (count <= Strides.MOST && (s.constant() || !ElementTypes.isReal(s.type())));
    }

    static boolean areFoldable(List<Value> values) {
        return values.stream().allMatch(Elementwise::isFoldable);
    }

    static Numbers folded(Value value) {
        return NodeCall.known(value).orElseThrow(() -> new NotTranslated("it hangs on the picture"));
    }

    /** One operation on one tensor, with further arguments. */
    static Value unary(NodeCall call, String operation, Expression... more) {
        return unary(call.out(), call.in(0), operation, more);
    }

    static Computed unary(Emission out, Value value, String operation, Expression... more) {
        Expression[] all = new Expression[more.length + 1];
        System.arraycopy(more, 0, all, 1, more.length);
        List<Integer> order = Orders.common(List.of(value));
        all[0] = Orders.read(out, value, order, "weight");
        return Movement.ordered(out.emit(operation, value.dims(), value.type(), all), order);
    }

    /** The same, computed beforehand where the numbers are known. */
    static Value unary(NodeCall call, String operation, DoubleUnaryOperator known) {
        Value value = call.in(0);
        if (!isFoldable(value)) {
            return unary(call, operation);
        }
        Numbers numbers = folded(value);
        double[] results = new double[numbers.count()];
        for (int i = 0; i < results.length; i++) {
            results[i] = ElementTypes.rounded(numbers.type(), known.applyAsDouble(numbers.at(i)));
        }
        return new Folded(Numbers.of(numbers.type(), numbers.dims(), results));
    }

    /** A test of one tensor. */
    static Value test(NodeCall call, String operation, DoubleUnaryOperator known) {
        Value made = unary(call, operation, known);
        return made instanceof Computed c
                ? new Computed(c.variable(), c.dims(), ElementType.BOOL, c.order())
                : new Folded(((Folded) made).numbers().ofType(ElementType.BOOL));
    }

    static Value binary(NodeCall call, Arithmetic arithmetic) {
        return binary(call.out(), arithmetic, call.in(0), call.in(1));
    }

    static Value binary(Emission out, Arithmetic arithmetic, Value one, Value two) {
        if (areFoldable(List.of(one, two))) {
            return new Folded(arithmetic.apply(folded(one), folded(two)));
        }
        Dims dims = one.dims().broadcast(two.dims());
        Optional<Expression> right = literal(two, one.dims(), dims);
        Optional<Expression> left = literal(one, two.dims(), dims);
        if (right.isPresent() && !arithmetic.isLogical()) {
            return with(out, arithmetic, arithmetic.operation(), one, right.get());
        }
        if (left.isPresent()
                && !arithmetic.isLogical()
                && !arithmetic.reversed().isEmpty()
                && arithmetic != Arithmetic.POW) {
            return with(out, arithmetic, arithmetic.reversed(), two, left.get());
        }
        boolean turned = !(one instanceof Computed) && arithmetic.operation().equals(arithmetic.reversed());
        Value first = turned ? two : one;
        Value second = turned ? one : two;
        List<Integer> order = Orders.common(List.of(first, second));
        List<Expression> arguments =
                List.of(Orders.read(out, first, order, "weight"), Orders.read(out, second, order, second(arithmetic)));
        return emitted(out, arithmetic, arithmetic.operation(), dims, one.type(), arguments, order);
    }

    private static String second(Arithmetic arithmetic) {
        return arithmetic == Arithmetic.ADD || arithmetic == Arithmetic.SUB ? "bias" : "weight";
    }

    private static Value with(Emission out, Arithmetic arithmetic, String operation, Value value, Expression number) {
        String name = switch (arithmetic) {
            case MAX -> "clamp_min";
            case MIN -> "clamp_max";
            default -> operation;
        };
        List<Integer> order = Orders.common(List.of(value));
        List<Expression> arguments = List.of(Orders.read(out, value, order, "weight"), number);
        return emitted(out, arithmetic, name, value.dims(), value.type(), arguments, order);
    }

    private static Value emitted(
            Emission out,
            Arithmetic arithmetic,
            String operation,
            Dims dims,
            ElementType type,
            List<Expression> arguments,
            List<Integer> order) {
        boolean truncates = arithmetic == Arithmetic.DIV && !ElementTypes.isReal(type);
        Map<String, Expression> keywords = truncates ? Map.of("rounding_mode", Literals.text("trunc")) : Map.of();
        Computed made = out.emit(operation, dims, arithmetic.result(type), arguments, keywords);
        return Movement.ordered(made, order);
    }

    /** A single number that changes no shape, as it is written into the program. */
    static Optional<Expression> literal(Value value, Dims other, Dims result) {
        if (!isFoldable(value)
                || !value.dims().elements().is(1)
                || !other.equals(result)
                || other.elements().is(1)) {
            return Optional.empty();
        }
        Numbers number = folded(value);
        if (number.isPerPicture(0) || number.type() == ElementType.BOOL) {
            return Optional.empty();
        }
        return Optional.of(number(number.type(), number.at(0)));
    }

    static Expression number(ElementType type, double value) {
        return ElementTypes.isReal(type) ? Literals.of(value) : Literals.of((long) value);
    }

    /** The arithmetic over any number of inputs. */
    static Value over(NodeCall call, Arithmetic arithmetic) {
        Value all = call.in(0);
        for (Value next : call.values().subList(1, call.inputs().size())) {
            all = binary(call.out(), arithmetic, all, next);
        }
        return all;
    }

    static Value mean(NodeCall call) {
        Value count = new Folded(Numbers.scalar(call.type(), call.inputs().size()));
        return binary(call.out(), Arithmetic.DIV, over(call, Arithmetic.ADD), count);
    }

    static Value where(NodeCall call) {
        List<Value> all = call.values();
        Dims dims = call.dims(0).broadcast(call.dims(1)).broadcast(call.dims(2));
        if (areFoldable(all)) {
            Numbers test = folded(all.get(0)).expanded(dims.fixed());
            int count = test.count();
            // One behind the other, so that the place says which.
            Numbers both = folded(new Movement(call.out(), false)
                    .concatenated(List.of(flat(all.get(1), dims, count), flat(all.get(2), dims, count)), 0));
            int[] places = new int[count];
            for (int i = 0; i < count; i++) {
                places[i] = test.at(i) != 0 ? i : count + i;
            }
            return new Folded(both.picked(dims.fixed(), places));
        }
        List<Integer> order = Orders.common(all);
        Expression[] arguments = all.stream()
                .map(v -> Orders.read(call.out(), v, order, "constant"))
                .toArray(Expression[]::new);
        Computed made = call.out().emit("where", dims, call.in(1).type(), arguments);
        return Movement.ordered(made, order);
    }

    private static Value flat(Value value, Dims dims, int count) {
        return new Folded(folded(value).expanded(dims.fixed()).reshaped(new long[] {count}));
    }

    static Value cast(NodeCall call, ElementType to) {
        Value value = call.in(0);
        if (value.type() == to) {
            return value;
        }
        if (isFoldable(value)) {
            Numbers numbers = folded(value);
            if (!numbers.isFixed()) {
                return new Folded(numbers.ofType(to));
            }
            double[] cast = new double[numbers.count()];
            for (int i = 0; i < cast.length; i++) {
                cast[i] = ElementTypes.rounded(to, numbers.at(i));
            }
            return new Folded(Numbers.of(to, numbers.dims(), cast));
        }
        Computed made = unary(call.out(), value, "to", Literals.of(to.number()));
        return new Computed(made.variable(), made.dims(), to, made.order());
    }
}
