package org.modelaudit.torch.onnx;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.modelaudit.onnx.file.OnnxAttribute;
import org.modelaudit.torch.graph.ElementType;
import org.modelaudit.torch.onnx.Value.Computed;
import org.modelaudit.torch.onnx.Value.Folded;
import org.modelaudit.torch.source.Expression;

/** Shapes: what asks for them, and what gives a tensor another one. */
record Shapes(boolean lazily) {

    private Movement movement(NodeCall call) {
        return new Movement(call.out(), lazily);
    }

    Value shape(NodeCall call) {
        Dims dims = call.dims(0);
        int from = clamped(call.whole("start", 0), dims.rank());
        int to = Math.max(from, clamped(call.whole("end", dims.rank()), dims.rank()));
        return new Folded(Numbers.of(dims.sizes().subList(from, to)));
    }

    private static int clamped(long axis, int rank) {
        return (int) Math.max(0, Math.min(rank, axis < 0 ? axis + rank : axis));
    }

    Value count(NodeCall call) {
        return new Folded(Numbers.of(List.of(call.dims(0).elements())).reshaped(new long[0]));
    }

    /** 0 stands for the input's own length unless it may be one, -1 for what is left. */
    Value reshape(NodeCall call) {
        Dims dims = call.dims(0);
        List<Size> wanted = call.has(1)
                ? call.numbers(1).sizes()
                : call.wholes("shape").stream().map(Size::of).toList();
        boolean zeros = call.flag("allowzero", false);
        List<Size> to = new ArrayList<>();
        Size known = Size.ONE;
        int open = -1;
        for (int i = 0; i < wanted.size(); i++) {
            Size size = wanted.get(i);
            if (size.is(0) && !zeros) {
                if (i >= dims.rank()) {
                    throw new NotTranslated("it takes over axis %d of a tensor of the shape %s".formatted(i, dims));
                }
                size = dims.at(i);
            }
            if (size.is(-1)) {
                if (open >= 0) {
                    throw new NotTranslated("it leaves two lengths open");
                }
                open = i;
                size = Size.ONE;
            }
            to.add(size);
            known = known.times(size);
        }
        if (open >= 0) {
            to.set(open, dims.elements().over(known));
        }
        return movement(call).reshaped(call.in(0), new Dims(to));
    }

    Value flatten(NodeCall call) {
        Dims dims = call.dims(0);
        long named = call.whole("axis", 1);
        int axis = named == dims.rank() ? dims.rank() : dims.axis(named);
        Size front = new Dims(dims.sizes().subList(0, axis)).elements();
        Size back = new Dims(dims.sizes().subList(axis, dims.rank())).elements();
        return movement(call).reshaped(call.in(0), new Dims(List.of(front, back)));
    }

    Value squeeze(NodeCall call) {
        Dims dims = call.dims(0);
        List<Integer> axes = call.axes(1, "axes", dims)
                .orElseGet(() -> IntStream.range(0, dims.rank())
                        .filter(i -> dims.at(i).is(1))
                        .boxed()
                        .toList());
        return movement(call).reshaped(call.in(0), dims.without(axes));
    }

    Value unsqueeze(NodeCall call) {
        List<Long> named = call.given(1, "axes").orElse(List.of());
        Dims dims = call.dims(0);
        Dims room = new Dims(Collections.nCopies(dims.rank() + named.size(), Size.ONE));
        List<Integer> axes = named.stream().map(room::axis).toList();
        List<Size> to = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < room.rank(); i++) {
            to.add(axes.contains(i) ? Size.ONE : dims.at(from++));
        }
        return movement(call).reshaped(call.in(0), new Dims(to));
    }

    Value transpose(NodeCall call) {
        int rank = call.dims(0).rank();
        List<Integer> order = new ArrayList<>(Value.identity(rank));
        Collections.reverse(order);
        if (call.isSet("perm")) {
            order = call.wholes("perm").stream().map(call.dims(0)::axis).toList();
        }
        if (order.size() != rank || order.stream().distinct().count() != rank) {
            throw new NotTranslated("it puts %d axes into the order %s".formatted(rank, order));
        }
        return movement(call).permuted(call.in(0), order);
    }

    Value concat(NodeCall call) {
        int axis = call.dims(0).axis(call.whole("axis", 1));
        Dims first = call.dims(0).with(axis, Size.ONE);
        for (Value value : call.values()) {
            if (value.dims().rank() != first.rank()
                    || !value.dims().with(axis, Size.ONE).equals(first)) {
                throw new NotTranslated("it puts tensors of the shapes %s and %s behind one another"
                        .formatted(call.dims(0), value.dims()));
            }
        }
        // Trained numbers next to a shape are tensors; all that is known is folded.
        boolean fold = Elementwise.areFoldable(call.values());
        List<Value> values = fold
                ? call.values().stream()
                        .map(v -> (Value) new Folded(Elementwise.folded(v)))
                        .toList()
                : call.values();
        return movement(call).concatenated(values, axis);
    }

    /** Parts of given lengths, or as many as there are outputs; the last is shorter where they do not go into the whole. */
    List<Value> split(NodeCall call) {
        Dims dims = call.dims(0);
        int axis = dims.axis(call.whole("axis", 0));
        int length = dims.fixed(axis);
        int parts = Math.max(
                1, (int) call.whole("num_outputs", call.node().outputs().size()));
        List<Long> lengths = new ArrayList<>(call.given(1, "split").orElse(List.of()));
        for (int i = 0; lengths.size() < parts && i < parts; i++) {
            int each = (length + parts - 1) / parts;
            lengths.add((long) Math.max(0, Math.min(each, length - i * each)));
        }
        if (lengths.stream().mapToLong(Long::longValue).sum() != length) {
            throw new NotTranslated("it splits %d into %s".formatted(length, lengths));
        }
        List<Value> made = new ArrayList<>();
        int from = 0;
        for (long part : lengths) {
            made.add(movement(call).narrowed(call.in(0), axis, from, (int) part));
            from += (int) part;
        }
        return made;
    }

    Value slice(NodeCall call) {
        List<Long> starts = call.given(1, "starts").orElse(List.of());
        List<Long> ends = call.given(2, "ends").orElse(List.of());
        List<Long> steps = call.has(4) ? call.numbers(4).wholes() : Collections.nCopies(starts.size(), 1L);
        List<Long> axes = call.given(3, "axes")
                .orElse(IntStream.range(0, starts.size())
                        .mapToObj(i -> (long) i)
                        .toList());
        if (ends.size() != starts.size() || axes.size() != starts.size() || steps.size() != starts.size()) {
            throw new NotTranslated("its starts, ends, axes and steps are not of one number");
        }
        Value value = Elementwise.isFoldable(call.in(0)) ? new Folded(Elementwise.folded(call.in(0))) : call.in(0);
        for (int i = 0; i < starts.size(); i++) {
            int axis = value.dims().axis(axes.get(i));
            if (isWhole(starts.get(i), ends.get(i), steps.get(i), value.dims().at(axis))) {
                continue;
            }
            int[] entries = entries(
                    starts.get(i), ends.get(i), steps.get(i), value.dims().fixed(axis));
            value = movement(call).chosen(value, axis, entries);
        }
        return value;
    }

    private static boolean isWhole(long start, long end, long step, Size length) {
        return start == 0 && step == 1 && end >= (length.perPicture() ? Integer.MAX_VALUE : length.count());
    }

    private static int[] entries(long start, long end, long step, int length) {
        if (step == 0) {
            throw new NotTranslated("it slices with a step of 0");
        }
        long least = step > 0 ? 0 : -1;
        long most = step > 0 ? length : length - 1;
        long from = Math.max(least, Math.min(most, start < 0 ? start + length : start));
        long to = Math.max(least, Math.min(most, end < 0 ? end + length : end));
        // Far below 0 stands for everything in front of the first.
        to = step < 0 && end < -length ? -1 : to;
        List<Integer> entries = new ArrayList<>();
        for (long i = from; step > 0 ? i < to : i > to; i += step) {
            entries.add((int) i);
        }
        return entries.stream().mapToInt(Integer::intValue).toArray();
    }

    /** A length of 1 in the wanted shape leaves the input's own. */
    Value expand(NodeCall call) {
        Dims wanted = new Dims(call.numbers(1).sizes());
        Dims to = call.dims(0).broadcast(wanted);
        return movement(call).expanded(foldedOrSelf(call.in(0)), to);
    }

    private static Value foldedOrSelf(Value value) {
        return Elementwise.isFoldable(value) ? new Folded(Elementwise.folded(value)) : value;
    }

    Value tile(NodeCall call) {
        List<Size> times = call.numbers(1).sizes();
        Dims dims = call.dims(0);
        List<Size> made = new ArrayList<>();
        for (int i = 0; i < dims.rank(); i++) {
            made.add(dims.at(i).times(times.get(i)));
        }
        Dims to = new Dims(made);
        if (to.equals(dims)) {
            return call.in(0);
        }
        if (Elementwise.isFoldable(call.in(0)) && to.isFixed()) {
            Numbers numbers = Elementwise.folded(call.in(0));
            for (int axis = 0; axis < dims.rank(); axis++) {
                int length = dims.fixed(axis);
                int[] entries =
                        IntStream.range(0, to.fixed(axis)).map(i -> i % length).toArray();
                numbers = numbers.chosen(axis, entries);
            }
            return new Folded(numbers);
        }
        List<Expression> repeats = times.stream().map(call.out()::length).toList();
        return call.emit("repeat", to, call.read(0), new Expression.ListLiteral(repeats));
    }

    Value constantOfShape(NodeCall call) {
        Dims to = new Dims(call.numbers(0).sizes());
        Numbers value = Numbers.scalar(ElementType.FLOAT32, 0);
        if (call.node().attributes().get("value") instanceof OnnxAttribute.Tensor t) {
            value = StoredNumbers.numbers(StoredNumbers.value("", t.value(), true))
                    .reshaped(new long[0]);
        }
        Folded single = new Folded(value);
        return movement(call).expanded(single, to);
    }

    Value range(NodeCall call) {
        double start = call.numbers(0).at(0);
        double step = call.numbers(2).at(0);
        double count = Math.ceil((call.numbers(1).at(0) - start) / step);
        double[] values = new double[Strides.count(new long[] {(long) Math.max(0, count)})];
        for (int i = 0; i < values.length; i++) {
            values[i] = ElementTypes.rounded(call.type(), start + i * step);
        }
        return new Folded(Numbers.of(call.type(), new long[] {values.length}, values));
    }

    /** Constant, reflected or repeated at the edge. */
    Value pad(NodeCall call) {
        Dims dims = call.dims(0);
        List<Long> given =
                call.given(1, "pads").or(() -> call.given(1, "paddings")).orElse(List.of());
        List<Integer> axes =
                call.has(3) ? call.numbers(3).wholes().stream().map(dims::axis).toList() : Value.identity(dims.rank());
        if (given.size() != 2 * axes.size()) {
            throw new NotTranslated("it pads %d axes by %s".formatted(axes.size(), given));
        }
        List<Integer> order = Orders.common(List.of(call.in(0)));
        long[] before = new long[dims.rank()];
        long[] after = new long[dims.rank()];
        Dims to = dims;
        int used = dims.rank();
        for (int i = 0; i < axes.size(); i++) {
            int own = order.get(axes.get(i));
            before[own] = given.get(i);
            after[own] = given.get(axes.size() + i);
            if (before[own] != 0 || after[own] != 0) {
                used = Math.min(used, own);
                to = to.with(axes.get(i), Size.of(dims.fixed(axes.get(i)) + before[own] + after[own]));
            }
        }
        if (used == dims.rank()) {
            return call.in(0);
        }
        List<Long> pads = new ArrayList<>();
        for (int axis = dims.rank() - 1; axis >= used; axis--) {
            pads.add(before[axis]);
            pads.add(after[axis]);
        }
        Expression input = Orders.read(call.out(), call.in(0), order, "constant");
        Computed made = padded(call, input, pads, to);
        return Movement.ordered(made, order);
    }

    private static Computed padded(NodeCall call, Expression input, List<Long> pads, Dims to) {
        String mode = call.text("mode", "constant");
        if (mode.equals("constant")) {
            double value = call.has(2) ? call.numbers(2).at(0) : call.real("value", 0);
            return call.emit("constant_pad_nd", to, input, Literals.list(pads), Elementwise.number(call.type(), value));
        }
        String torch = switch (mode) {
            case "reflect" -> "reflect";
            case "edge" -> "replicate";
            case "wrap" -> "circular";
            default -> throw new NotTranslated("it pads in the way '%s'".formatted(mode));
        };
        if (pads.size() > 4) {
            throw new NotTranslated("it pads in the way '%s' over more than rows and columns".formatted(mode));
        }
        List<Long> both = new ArrayList<>(pads);
        while (both.size() < Math.min(4, 2 * (to.rank() - 2))) {
            both.add(0L);
        }
        return call.emit("pad", to, input, Literals.list(both), Literals.text(torch));
    }

    /** Blocks of channels become blocks of cells. */
    Value depthToSpace(NodeCall call) {
        Dims d = call.dims(0);
        long b = call.whole("blocksize", 1);
        boolean rowsFirst = call.text("mode", "DCR").equals("DCR");
        Size c = Size.of(d.fixed(1) / (b * b));
        Size block = Size.of(b);
        List<Size> apart = rowsFirst
                ? List.of(d.at(0), block, block, c, d.at(2), d.at(3))
                : List.of(d.at(0), c, block, block, d.at(2), d.at(3));
        List<Integer> order = rowsFirst ? List.of(0, 3, 4, 1, 5, 2) : List.of(0, 1, 4, 2, 5, 3);
        Dims to = new Dims(List.of(d.at(0), c, d.at(2).times(block), d.at(3).times(block)));
        Movement now = new Movement(call.out(), false);
        return now.reshaped(now.permuted(now.reshaped(call.in(0), new Dims(apart)), order), to);
    }

    /** Blocks of cells become blocks of channels. */
    Value spaceToDepth(NodeCall call) {
        Dims d = call.dims(0);
        long b = call.whole("blocksize", 1);
        Size block = Size.of(b);
        Size rows = d.at(2).over(block);
        Size columns = d.at(3).over(block);
        Dims apart = new Dims(List.of(d.at(0), d.at(1), rows, block, columns, block));
        Dims to = new Dims(List.of(d.at(0), d.at(1).times(Size.of(b * b)), rows, columns));
        Movement now = new Movement(call.out(), false);
        return now.reshaped(now.permuted(now.reshaped(call.in(0), apart), List.of(0, 3, 5, 1, 2, 4)), to);
    }
}
