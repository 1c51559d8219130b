package org.modelaudit.torch.onnx;

import java.util.ArrayList;
import java.util.List;
import org.modelaudit.torch.archive.ElementType;
import org.modelaudit.torch.onnx.Value.Computed;
import org.modelaudit.torch.onnx.Value.Folded;
import org.modelaudit.torch.source.Expression;
import org.modelaudit.torch.source.Expression.Literal;

/** Poolings. */
final class Poolings {

    private Poolings() {}

    static Value max(NodeCall call) {
        Window window = Window.of(call, List.of());
        checkAxes(window);
        boolean plain = window.isPlainPooling();
        Expression input = plain
                ? call.read(0)
                : window.padded(call, Double.NEGATIVE_INFINITY).variable();
        List<Expression> arguments = new ArrayList<>(List.of(input));
        arguments.addAll((plain ? window : window.withoutPads()).ofPooling());
        arguments.add(Literals.list(window.dilations()));
        arguments.add(Literals.of(window.ceil()));
        return emitted(call, "max_pool", window, arguments);
    }

    /**
     * The mean over a window. Unless told so ({@code count_include_pad}), pads count neither as numbers nor as how many there are:
     * at a border that is padded on one side only, the sum is divided by the number of cells that are there.
     */
    static Value average(NodeCall call) {
        Window window = Window.of(call, List.of());
        checkAxes(window);
        if (window.dilations().stream().anyMatch(d -> d != 1)) {
            throw new NotTranslated("it averages over cells that lie apart");
        }
        boolean counted = call.flag("count_include_pad", false);
        if (window.isPlainPooling()) {
            List<Expression> arguments = new ArrayList<>(List.of(call.read(0)));
            arguments.addAll(window.ofPooling());
            arguments.addAll(List.of(Literals.of(window.ceil()), Literals.of(counted)));
            return emitted(call, "avg_pool", window, arguments);
        }
        List<Expression> arguments =
                new ArrayList<>(List.of(window.padded(call, 0).variable()));
        arguments.addAll(window.withoutPads().ofPooling());
        arguments.addAll(List.of(Literals.of(window.ceil()), Literal.FALSE));
        if (counted) {
            return emitted(call, "avg_pool", window, arguments);
        }
        long cells = window.kernel().stream().reduce(1L, Math::multiplyExact);
        if (window.axes() == 1) {
            throw new NotTranslated("it averages with unequal pads along one axis");
        }
        arguments.add(Literals.of(1));
        Computed sums = emitted(call, "avg_pool", window, arguments);
        return Elementwise.binary(call.out(), Arithmetic.MUL, sums, shares(call, window, cells));
    }

    private static void checkAxes(Window window) {
        if (window.axes() < 1 || window.axes() > 3) {
            throw new NotTranslated("it pools over %d axes".formatted(window.axes()));
        }
    }

    private static Computed emitted(NodeCall call, String operation, Window window, List<Expression> arguments) {
        Dims dims = call.dims(0);
        Dims made = dims.replaced(2, dims.rank(), window.made(dims));
        String name = "%s%dd".formatted(operation, window.axes());
        return call.emit(name, made, arguments.toArray(Expression[]::new));
    }

    /** One over the number of cells of the input in each window. */
    private static Value shares(NodeCall call, Window window, long cells) {
        List<Size> made = window.made(call.dims(0));
        long[] dims = new long[made.size() + 2];
        dims[0] = 1;
        dims[1] = 1;
        for (int i = 0; i < made.size(); i++) {
            dims[i + 2] = made.get(i).count();
        }
        double[] shares = new double[Strides.count(dims)];
        long[] strides = Strides.dense(dims);
        for (int at = 0; at < shares.length; at++) {
            long count = 1;
            for (int i = 0; i < made.size(); i++) {
                long from = at / strides[i + 2] % dims[i + 2] * window.strides().get(i)
                        - window.before().get(i);
                long to = Math.min(from + window.kernel().get(i), call.dims(0).fixed(i + 2));
                count *= Math.max(0, to - Math.max(0, from));
            }
            shares[at] = (float) (1.0 / Math.max(1, Math.min(count, cells)));
        }
        return new Folded(Numbers.of(ElementType.FLOAT32, dims, shares));
    }

    static Value globalAverage(NodeCall call) {
        Dims dims = call.dims(0);
        Dims made = pooled(dims);
        if (dims.rank() == 4) {
            return call.emit("adaptive_avg_pool2d", made, call.read(0), Literals.list(1, 1));
        }
        return call.emit("mean", made, call.read(0), Literals.list(behind(dims)), Literal.TRUE);
    }

    static Value globalMax(NodeCall call) {
        Dims dims = call.dims(0);
        if (dims.rank() == 4) {
            return call.emit("max_pool2d", pooled(dims), call.read(0), Literals.list(dims.fixed(2), dims.fixed(3)));
        }
        return call.emit("amax", pooled(dims), call.read(0), Literals.list(behind(dims)), Literal.TRUE);
    }

    private static List<Long> behind(Dims dims) {
        return java.util.stream.LongStream.range(2, dims.rank()).boxed().toList();
    }

    private static Dims pooled(Dims dims) {
        Dims made = dims;
        for (int i = 2; i < dims.rank(); i++) {
            made = made.with(i, Size.ONE);
        }
        return made;
    }
}
