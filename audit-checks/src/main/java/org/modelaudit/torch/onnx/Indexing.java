package org.modelaudit.torch.onnx;

import java.util.ArrayList;
import java.util.List;
import org.modelaudit.torch.archive.ElementType;
import org.modelaudit.torch.onnx.Value.Computed;
import org.modelaudit.torch.onnx.Value.Folded;
import org.modelaudit.torch.source.Expression;

/** What reads or writes entries of a tensor by their numbers. */
final class Indexing {

    private static final Expression FLAT = Literals.list(-1);

    private Indexing() {}

    /** Entries of one axis; the axes of the numbers take its place. */
    static Value gather(NodeCall call) {
        Movement movement = new Movement(call.out(), false);
        Value data = Elementwise.isFoldable(call.in(0)) && !(call.in(1) instanceof Computed)
                ? new Folded(Elementwise.folded(call.in(0)))
                : call.in(0);
        int axis = data.dims().axis(call.whole("axis", 0));
        Dims of = call.dims(1);
        Dims to = data.dims().replaced(axis, axis + 1, of.sizes());
        if (!(call.in(1) instanceof Computed)) {
            int[] entries = entries(call.numbers(1), data.dims().fixed(axis));
            if (of.rank() == 0 && !(data instanceof Folded)) {
                return movement.selected(data, axis, entries[0]);
            }
            return movement.reshaped(movement.chosen(data, axis, entries), to);
        }
        Computed flat =
                call.out().emit("reshape", new Dims(List.of(of.elements())), ElementType.INT64, call.read(1), FLAT);
        Computed whole = Elementwise.unary(
                call.out(), flat, "remainder", Literals.of((long) data.dims().fixed(axis)));
        Dims made = data.dims().with(axis, of.elements());
        Expression[] arguments = {call.out().read(data, "weight"), Literals.of((long) axis), whole.variable()};
        return movement.reshaped(call.out().emit("index_select", made, data.type(), arguments), to);
    }

    private static int[] entries(Numbers numbers, int length) {
        int[] entries = new int[numbers.count()];
        for (int i = 0; i < entries.length; i++) {
            int entry = (int) numbers.at(i);
            entries[i] = entry < 0 ? entry + length : entry;
        }
        return entries;
    }

    /** Entries along one axis, another one at each place. */
    static Value gatherElements(NodeCall call) {
        int axis = call.dims(0).axis(call.whole("axis", 0));
        return call.emit(
                "gather", call.dims(1), call.read(0, "weight"), Literals.of((long) axis), call.read(1, "index"));
    }

    /** Entries by the numbers of their first axes, which are known. */
    static Value gatherNd(NodeCall call) {
        if (call.whole("batch_dims", 0) != 0) {
            throw new NotTranslated("it reads other entries for each picture");
        }
        Places places = Places.of(call.numbers(1), call.dims(0));
        List<Size> to = new ArrayList<>(places.outer());
        to.addAll(call.dims(0).sizes().subList(places.depth(), call.dims(0).rank()));
        Movement movement = new Movement(call.out(), false);
        Value data = Elementwise.isFoldable(call.in(0)) ? new Folded(Elementwise.folded(call.in(0))) : call.in(0);
        Value rows = movement.reshaped(data, places.rows(call.dims(0)));
        return movement.reshaped(movement.chosen(rows, 0, places.numbers()), new Dims(to));
    }

    /** Replaces entries by the numbers of their first axes, which are known. */
    static Value scatterNd(NodeCall call) {
        String how = call.text("reduction", "none");
        if (!how.equals("none") && !how.equals("add")) {
            throw new NotTranslated("it takes what it writes together by '%s'".formatted(how));
        }
        Movement movement = new Movement(call.out(), false);
        Dims dims = call.dims(0);
        Places places = Places.of(call.numbers(1), dims);
        Dims rows = places.rows(dims);
        if (Elementwise.areFoldable(List.of(call.in(0), call.in(2))) && how.equals("none")) {
            return new Folded(written(call, places, rows));
        }
        Dims written = rows.with(0, Size.of(places.numbers().length));
        Expression[] arguments = {
            call.out().read(movement.reshaped(call.in(0), rows), "constant"),
            Literals.of(0),
            call.out().read(new Folded(places.asNumbers()), "index"),
            call.out().read(movement.reshaped(call.in(2), written), "constant")
        };
        String operation = how.equals("add") ? "index_add" : "index_copy";
        return movement.reshaped(call.emit(operation, rows, arguments), dims);
    }

    private static Numbers written(NodeCall call, Places places, Dims rows) {
        Numbers data = Elementwise.folded(call.in(0));
        Numbers updates = Elementwise.folded(call.in(2));
        int width = rows.fixed(1);
        double[] values = new double[data.count()];
        for (int i = 0; i < values.length; i++) {
            values[i] = data.at(i);
        }
        int[] numbers = places.numbers();
        if (updates.count() != numbers.length * width) {
            throw new NotTranslated(
                    "it writes %d numbers where %d are read".formatted(updates.count(), numbers.length * width));
        }
        for (int i = 0; i < updates.count(); i++) {
            values[numbers[i / width] * width + i % width] = updates.at(i);
        }
        return Numbers.of(data.type(), data.dims(), values);
    }

    static Value scatterElements(NodeCall call) {
        String how = call.text("reduction", "none");
        if (!how.equals("none")) {
            throw new NotTranslated("it takes what it writes together by '%s'".formatted(how));
        }
        int axis = call.dims(0).axis(call.whole("axis", 0));
        return call.emit(
                "scatter",
                call.dims(0),
                call.read(0, "weight"),
                Literals.of((long) axis),
                call.read(1, "index"),
                call.read(2, "constant"));
    }

    /** The upper or lower triangle. */
    static Value triangle(NodeCall call) {
        boolean upper = call.flag("upper", true);
        long diagonal = call.has(1) ? call.numbers(1).wholes().get(0) : 0;
        Dims dims = call.dims(0);
        if (!Elementwise.isFoldable(call.in(0))) {
            return call.emit(upper ? "triu" : "tril", dims, call.read(0, "weight"), Literals.of(diagonal));
        }
        Numbers numbers = Elementwise.folded(call.in(0));
        int columns = dims.fixed(dims.rank() - 1);
        int rows = dims.fixed(dims.rank() - 2);
        double[] values = new double[numbers.count()];
        for (int i = 0; i < values.length; i++) {
            int distance = (i % columns) - (i / columns % rows);
            values[i] = (upper ? distance >= diagonal : distance <= diagonal) ? numbers.at(i) : 0;
        }
        return new Folded(Numbers.of(numbers.type(), numbers.dims(), values));
    }

    /**
     * Which rows of a tensor are meant by numbers of its first axes.
     *
     * @param numbers of the rows
     * @param depth how many axes a row's number stands for
     * @param outer lengths of the axes along which rows are named
     */
    @SuppressWarnings("ArrayRecordComponent")
    private record Places(int[] numbers, int depth, List<Size> outer) {

        static Places of(Numbers indices, Dims dims) {
            long[] shape = indices.dims();
            int depth = shape.length == 0 ? 0 : (int) shape[shape.length - 1];
            if (depth < 1 || depth > dims.rank()) {
                throw new NotTranslated("it names entries by %d numbers".formatted(depth));
            }
            int[] numbers = new int[indices.count() / depth];
            for (int i = 0; i < numbers.length; i++) {
                for (int axis = 0; axis < depth; axis++) {
                    int length = dims.fixed(axis);
                    int entry = (int) indices.at(i * depth + axis);
                    numbers[i] = numbers[i] * length + (entry < 0 ? entry + length : entry);
                }
            }
            List<Size> outer = Dims.of(shape).sizes().subList(0, shape.length - 1);
            return new Places(numbers, depth, outer);
        }

        /** The tensor as rows. */
        Dims rows(Dims dims) {
            Size count = new Dims(dims.sizes().subList(0, depth)).elements();
            Size width = new Dims(dims.sizes().subList(depth, dims.rank())).elements();
            return new Dims(List.of(count, width));
        }

        Numbers asNumbers() {
            double[] values = new double[numbers.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = numbers[i];
            }
            return Numbers.of(ElementType.INT64, new long[] {values.length}, values);
        }
    }
}
