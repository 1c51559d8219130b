package org.modelaudit.torch.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import org.modelaudit.torch.archive.ElementType;
import org.modelaudit.torch.onnx.Value.Computed;
import org.modelaudit.torch.onnx.Value.Folded;
import org.modelaudit.torch.source.Expression;

/** What takes several numbers together along axes. */
final class Reductions {

    private Reductions() {}

    /** One that PyTorch has under one name for several axes. */
    static Value over(NodeCall call, String operation, DoubleBinaryOperator known) {
        List<Integer> axes = axes(call);
        if (Elementwise.isFoldable(call.in(0)) && Elementwise.folded(call.in(0)).isFixed()) {
            return new Folded(folded(call, axes, known, operation.equals("mean")));
        }
        return axes.isEmpty() ? call.in(0) : reduced(call, call.in(0), operation, axes);
    }

    /** Of a value that is computed of the node's input, along the node's axes. */
    static Value over(NodeCall call, Value value, String operation) {
        List<Integer> axes = axes(call);
        return axes.isEmpty() ? value : reduced(call, value, operation, axes);
    }

    /** Axes are attributes in older operators and inputs in newer; none stand for all, or for none where that is asked for. */
    private static List<Integer> axes(NodeCall call) {
        List<Integer> axes = call.axes(1, "axes", call.dims(0)).orElse(List.of());
        boolean all = axes.isEmpty() && !call.flag("noop_with_empty_axes", false);
        return all ? Value.identity(call.dims(0).rank()) : axes;
    }

    private static Value reduced(NodeCall call, Value value, String operation, List<Integer> axes) {
        boolean keep = call.flag("keepdims", true);
        if (axes.stream().anyMatch(axis -> value.dims().at(axis).perPicture())) {
            throw new NotTranslated("it takes the numbers of different pictures together");
        }
        List<Integer> order = Orders.common(List.of(value));
        List<Integer> own = axes.stream().map(order::get).sorted().toList();
        Dims dims = value.dims();
        for (int axis : axes) {
            dims = dims.with(axis, Size.ONE);
        }
        dims = keep ? dims : dims.without(axes);
        Computed made = call.out()
                .emit(
                        operation,
                        dims,
                        value.type(),
                        Orders.read(call.out(), value, order, "weight"),
                        Literals.list(own),
                        Literals.of(keep));
        return Movement.ordered(made, keep ? order : left(order, axes));
    }

    /** The order of the axes that are left. */
    private static List<Integer> left(List<Integer> order, List<Integer> gone) {
        List<Integer> left = new ArrayList<>();
        for (int axis = 0; axis < order.size(); axis++) {
            if (!gone.contains(axis)) {
                int own = order.get(axis);
                left.add(own
                        - (int) gone.stream().filter(g -> order.get(g) < own).count());
            }
        }
        return left;
    }

    private static Numbers folded(NodeCall call, List<Integer> axes, DoubleBinaryOperator known, boolean mean) {
        Numbers numbers = Elementwise.folded(call.in(0));
        long[] dims = numbers.dims();
        long[] kept = dims.clone();
        for (int axis : axes) {
            kept[axis] = 1;
        }
        long[] strides = Strides.broadcast(kept, dims);
        int[] places = Strides.places(dims, strides, 0);
        double[] results = new double[Strides.count(kept)];
        boolean[] begun = new boolean[results.length];
        for (int i = 0; i < places.length; i++) {
            int at = places[i];
            results[at] = begun[at] ? known.applyAsDouble(results[at], numbers.at(i)) : numbers.at(i);
            begun[at] = true;
        }
        int together = results.length == 0 ? 1 : places.length / results.length;
        for (int i = 0; mean && i < results.length; i++) {
            results[i] = ElementTypes.rounded(numbers.type(), results[i] / together);
        }
        Numbers all = Numbers.of(numbers.type(), kept, results);
        return call.flag("keepdims", true)
                ? all
                : all.reshaped(Dims.of(kept).without(axes).fixed());
    }

    static Value sumOfSquares(NodeCall call) {
        Value squares = Elementwise.binary(call.out(), Arithmetic.MUL, call.in(0), call.in(0));
        return over(call, squares, "sum");
    }

    static Value sumOfSizes(NodeCall call) {
        return over(call, Elementwise.unary(call.out(), call.in(0), "abs"), "sum");
    }

    static Value length(NodeCall call) {
        return Elementwise.unary(call.out(), sumOfSquares(call), "sqrt");
    }

    /** One axis after the other, as PyTorch has it. */
    static Value product(NodeCall call) {
        Value value = call.in(0);
        if (Elementwise.isFoldable(value)) {
            Numbers numbers = Elementwise.folded(value);
            return numbers.isFixed() || numbers.dims().length != 1
                    ? new Folded(folded(call, axes(call), (a, b) -> a * b, false))
                    : new Folded(Numbers.of(List.of(new Dims(numbers.sizes()).elements()))
                            .reshaped(call.flag("keepdims", true) ? new long[] {1} : new long[0]));
        }
        throw new NotTranslated("it multiplies numbers that hang on the picture");
    }

    static Value logOfSum(NodeCall call) {
        return Elementwise.unary(call.out(), over(call, call.in(0), "sum"), "log");
    }

    /** Number of the largest or least along an axis; where several are, the first. */
    static Value place(NodeCall call, String operation) {
        int axis = call.dims(0).axis(call.whole("axis", 0));
        boolean keep = call.flag("keepdims", true);
        if (call.flag("select_last_index", false) || call.dims(0).at(axis).perPicture()) {
            throw new NotTranslated("it looks for the last of the largest, or among pictures");
        }
        Dims dims = keep ? call.dims(0).with(axis, Size.ONE) : call.dims(0).without(List.of(axis));
        Expression[] arguments = {call.read(0), Literals.of((long) axis), Literals.of(keep)};
        return call.out().emit(operation, dims, ElementType.INT64, arguments);
    }

    /** The largest or least along an axis, with their numbers. */
    static List<Value> top(NodeCall call) {
        int axis = call.dims(0).axis(call.whole("axis", -1));
        long count = call.has(1) ? call.numbers(1).wholes().get(0) : call.whole("k", 1);
        Dims dims = call.dims(0).with(axis, Size.of(count));
        if (call.dims(0).fixed(axis) < count || count < 0) {
            throw new NotTranslated(
                    "it takes %d of %s".formatted(count, call.dims(0).at(axis)));
        }
        return List.copyOf(call.out()
                .emitTuple(
                        "topk",
                        List.of(dims, dims),
                        List.of(call.type(), ElementType.INT64),
                        call.read(0),
                        Literals.of(count),
                        Literals.of((long) axis),
                        Literals.of(call.flag("largest", true)),
                        Literals.of(call.flag("sorted", true))));
    }

    static Value runningSum(NodeCall call) {
        if (call.flag("exclusive", false)) {
            throw new NotTranslated("it sums what stands in front alone");
        }
        int axis = call.dims(0).axis(call.numbers(1).wholes().get(0));
        Expression axes = Literals.list(axis);
        boolean back = call.flag("reverse", false);
        Expression input =
                back ? call.emit("flip", call.dims(0), call.read(0), axes).variable() : call.read(0);
        Computed sums = call.emit("cumsum", call.dims(0), input, Literals.of((long) axis));
        return back ? call.emit("flip", call.dims(0), sums.variable(), axes) : sums;
    }
}
