package org.modelaudit.torch.onnx;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.modelaudit.onnx.file.OnnxAttribute;
import org.modelaudit.torch.archive.ElementType;
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
}
