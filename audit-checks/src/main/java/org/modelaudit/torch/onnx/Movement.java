package org.modelaudit.torch.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.modelaudit.torch.archive.ElementType;
import org.modelaudit.torch.onnx.Value.Computed;
import org.modelaudit.torch.onnx.Value.Folded;
import org.modelaudit.torch.onnx.Value.Stored;
import org.modelaudit.torch.source.Expression;

/**
 * What puts numbers elsewhere and changes none of them: done at once for what is known, by another view of what the file stores where
 * there is one, and by an operation otherwise.
 *
 * @param out gets the operations
 * @param lazily whether axes are put in another order only where that matters, see {@link Value.Computed}
 */
record Movement(Emission out, boolean lazily) {

    private static final String WEIGHT = "weight";

    Value permuted(Value value, List<Integer> order) {
        if (order.equals(Value.identity(value.dims().rank()))) {
            return value;
        }
        if (value instanceof Folded f) {
            return new Folded(f.numbers().permuted(order));
        }
        if (value instanceof Stored s) {
            return s.permuted(order);
        }
        Computed moved = ((Computed) value).permuted(order);
        return lazily ? moved : out.plain(moved);
    }

    Value reshaped(Value value, Dims to) {
        if (value.dims().equals(to) && (!(value instanceof Computed c) || c.isPlain())) {
            return value;
        }
        Size count = value.dims().elements();
        if (!count.equals(to.elements())) {
            throw new NotTranslated("it gives a tensor of the shape %s the shape %s".formatted(value.dims(), to));
        }
        if (value instanceof Folded f) {
            return new Folded(f.numbers().reshaped(to.fixed()));
        }
        if (value instanceof Stored s && s.isDense()) {
            return s.reshaped(Value.boxed(to.fixed()));
        }
        return out.emit("reshape", to, value.type(), out.read(value, WEIGHT), out.lengths(to));
    }

    /** Entries of one axis, in the order of the given numbers. */
    Value chosen(Value value, int axis, int[] entries) {
        int length = value.dims().fixed(axis);
        for (int entry : entries) {
            if (entry < 0 || entry >= length) {
                throw new NotTranslated("it takes entry %d of %d".formatted(entry, length));
            }
        }
        if (value instanceof Folded f) {
            return new Folded(f.numbers().chosen(axis, entries));
        }
        if (entries.length == 0) {
            throw new NotTranslated("it leaves nothing of a tensor");
        }
        Dims to = value.dims().with(axis, Size.of(entries.length));
        int step = entries.length > 1 ? entries[1] - entries[0] : 1;
        boolean even =
                step > 0 && IntStream.range(1, entries.length).allMatch(i -> entries[i] - entries[i - 1] == step);
        if (even && value instanceof Stored s) {
            List<Long> strides = new ArrayList<>(s.strides());
            strides.set(axis, s.strides().get(axis) * step);
            long offset = s.offset() + entries[0] * s.strides().get(axis);
            return new Stored(s.name(), s.source(), s.constant(), s.type(), offset, Value.boxed(to.fixed()), strides);
        }
        if (even && value instanceof Computed c) {
            if (entries.length == length) {
                return value;
            }
            Expression[] arguments = {
                c.variable(),
                Literals.of((long) c.order().get(axis)),
                Literals.of((long) entries[0]),
                Literals.of((long) entries[entries.length - 1] + 1),
                Literals.of((long) step)
            };
            return ordered(out.emit("slice", to, c.type(), arguments), c.order());
        }
        Numbers index = Numbers.of(
                ElementType.INT64,
                new long[] {entries.length},
                Arrays.stream(entries).asDoubleStream().toArray());
        return out.emit(
                "index_select",
                to,
                value.type(),
                out.read(value, WEIGHT),
                Literals.of((long) axis),
                out.read(new Folded(index), "index"));
    }

    /** The same variable, whose axes stand in the given order. */
    static Computed ordered(Computed made, List<Integer> order) {
        return new Computed(made.variable(), made.dims(), made.type(), order);
    }

    /** From an entry on, so many. */
    Value narrowed(Value value, int axis, int from, int length) {
        return chosen(value, axis, IntStream.range(from, from + length).toArray());
    }

    /** One entry of an axis, which is gone then. */
    Value selected(Value value, int axis, int entry) {
        if (value instanceof Computed c && c.isPlain()) {
            Dims to = c.dims().without(List.of(axis));
            return out.emit("select", to, c.type(), c.variable(), Literals.of((long) axis), Literals.of((long) entry));
        }
        return reshaped(chosen(value, axis, new int[] {entry}), value.dims().without(List.of(axis)));
    }

    Value expanded(Value value, Dims to) {
        if (value.dims().equals(to)) {
            return value;
        }
        if (value instanceof Folded f && to.isFixed()) {
            return new Folded(f.numbers().expanded(to.fixed()));
        }
        Dims own = value.dims().padded(to.rank());
        List<Expression> lengths = new ArrayList<>();
        for (int i = 0; i < to.rank(); i++) {
            boolean kept =
                    own.at(i).equals(to.at(i)) && i >= to.rank() - value.dims().rank();
            lengths.add(kept ? Literals.of(-1) : out.length(to.at(i)));
        }
        return out.emit("expand", to, value.type(), out.read(value, WEIGHT), new Expression.ListLiteral(lengths));
    }

    Value concatenated(List<Value> values, int axis) {
        if (values.size() == 1) {
            return values.get(0);
        }
        Size length = new Size(0, false);
        for (Value value : values) {
            Size more = value.dims().at(axis);
            if (more.perPicture() != length.perPicture() && length.count() > 0 && more.count() > 0) {
                throw new NotTranslated("it puts other tensors behind the pictures");
            }
            length = new Size(length.count() + more.count(), length.perPicture() || more.perPicture());
        }
        Dims to = values.get(0).dims().with(axis, length);
        if (values.stream().allMatch(Folded.class::isInstance)) {
            return new Folded(folded(values, axis, to.fixed()));
        }
        List<Integer> order = Orders.common(values);
        List<Expression> parts =
                values.stream().map(v -> Orders.read(out, v, order, "constant")).toList();
        Computed made = out.emit("cat", to, values.get(0).type(), new Expression.ListLiteral(parts), Literals.of((long)
                order.get(axis)));
        return ordered(made, order);
    }

    private static Numbers folded(List<Value> values, int axis, long[] to) {
        double[] all = new double[Strides.count(to)];
        boolean[] per = new boolean[all.length];
        boolean any = false;
        long[] strides = Strides.dense(to);
        long offset = 0;
        for (Value value : values) {
            Numbers part = ((Folded) value).numbers();
            int[] places = Strides.places(part.dims(), strides, offset);
            for (int i = 0; i < places.length; i++) {
                all[places[i]] = part.size(i).count();
                per[places[i]] = part.isPerPicture(i);
                any |= per[places[i]];
                if (!per[places[i]]) {
                    all[places[i]] = part.at(i);
                }
            }
            offset += part.dims()[axis] * strides[axis];
        }
        return new Numbers(values.get(0).type(), to, all, any ? per : null);
    }
}
