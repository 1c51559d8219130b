package org.modelaudit.torch.onnx;

import java.util.List;
import java.util.Map;
import org.modelaudit.torch.onnx.Value.Computed;
import org.modelaudit.torch.source.Expression;

/** Activations, whose parameters ONNX and PyTorch do not presume alike. */
final class Activations {

    private static final Expression ONE = Literals.of(1.0);

    private static final double SELU_ALPHA = 1.6732631921768188;
    private static final double SELU_GAMMA = 1.0507010221481323;

    private Activations() {}

    static Value elu(NodeCall call) {
        return Elementwise.unary(call, "elu", Literals.of(call.real("alpha", 1)), ONE, ONE);
    }

    static Value selu(NodeCall call) {
        Expression alpha = Literals.of(call.real("alpha", SELU_ALPHA));
        return Elementwise.unary(call, "elu", alpha, Literals.of(call.real("gamma", SELU_GAMMA)), ONE);
    }

    static Value celu(NodeCall call) {
        return Elementwise.unary(call, "celu", Literals.of(call.real("alpha", 1)));
    }

    static Value leakyRelu(NodeCall call) {
        return Elementwise.unary(call, "leaky_relu", Literals.of(call.real("alpha", 0.01)));
    }

    static Value thresholdedRelu(NodeCall call) {
        return Elementwise.unary(call, "threshold", Literals.of(call.real("alpha", 1)), Literals.of(0.0));
    }

    /** {@code clamp(α·x + β, 0, 1)}; PyTorch's own has α = 1/6 where ONNX presumes 0.2. */
    static Value hardSigmoid(NodeCall call) {
        float alpha = (float) call.real("alpha", 0.2);
        float beta = (float) call.real("beta", 0.5);
        if (Math.abs(alpha - 1 / 6f) < 1e-7f && beta == 0.5f) {
            return Elementwise.unary(call, "hardsigmoid");
        }
        Computed scaled = Elementwise.unary(call.out(), call.in(0), "mul", Literals.of((double) alpha));
        Computed shifted = Elementwise.unary(call.out(), scaled, "add", Literals.of((double) beta));
        return Elementwise.unary(call.out(), shifted, "clamp", Literals.of(0.0), ONE);
    }

    static Value softplus(NodeCall call) {
        // Beyond the threshold PyTorch returns its input: from 50 on both are the same number.
        return Elementwise.unary(call, "softplus", ONE, Literals.of(50.0));
    }

    static Value softsign(NodeCall call) {
        Computed size = Elementwise.unary(call.out(), call.in(0), "abs");
        Computed below = Elementwise.unary(call.out(), size, "add", ONE);
        return Elementwise.binary(call.out(), Arithmetic.DIV, call.in(0), below);
    }

    static Value gelu(NodeCall call) {
        List<Integer> order = Orders.common(List.of(call.in(0)));
        Computed made = call.out()
                .emit(
                        "gelu",
                        call.dims(0),
                        call.type(),
                        List.of(Orders.read(call.out(), call.in(0), order, "weight")),
                        Map.of("approximate", Literals.text(call.text("approximate", "none"))));
        return Movement.ordered(made, order);
    }

    /** The slope of each channel, axis 1 of the file; other forms of slopes are computed of their parts. */
    static Value prelu(NodeCall call) {
        Dims dims = call.dims(0);
        Dims slope = call.dims(1).padded(dims.rank());
        boolean eachChannel = dims.rank() > 1
                && slope.rank() == dims.rank()
                && slope.elements().equals(slope.at(1))
                && (slope.at(1).is(1) || slope.at(1).equals(dims.at(1)));
        if (eachChannel) {
            Value flat = new Movement(call.out(), false).reshaped(call.in(1), Dims.of(slope.fixed(1)));
            return call.emit("prelu", dims, call.read(0), call.out().read(flat, "weight"));
        }
        Computed above = Elementwise.unary(call.out(), call.in(0), "relu");
        Computed below = Elementwise.unary(call.out(), call.in(0), "clamp_max", Literals.of(0.0));
        Value scaled = Elementwise.binary(call.out(), Arithmetic.MUL, below, call.in(1));
        return Elementwise.binary(call.out(), Arithmetic.ADD, above, scaled);
    }

    /** Bounds are attributes before version 11 of the operators and inputs since. */
    static Value clip(NodeCall call) {
        double least = bound(call, 1, "min", Double.NEGATIVE_INFINITY);
        double most = bound(call, 2, "max", Double.POSITIVE_INFINITY);
        Expression from = least <= -Float.MAX_VALUE ? Expression.Literal.NONE : Elementwise.number(call.type(), least);
        Expression to = most >= Float.MAX_VALUE ? Expression.Literal.NONE : Elementwise.number(call.type(), most);
        boolean open = from.equals(Expression.Literal.NONE) && to.equals(Expression.Literal.NONE);
        return open ? call.in(0) : Elementwise.unary(call, "clamp", from, to);
    }

    private static double bound(NodeCall call, int input, String attribute, double otherwise) {
        if (call.has(input)) {
            return call.numbers(input).at(0);
        }
        return call.isSet(attribute) ? call.real(attribute, 0) : otherwise;
    }

    /** Over one axis since version 13 of the operators; over it and all behind it before. */
    static Value softmax(NodeCall call, String operation) {
        Dims dims = call.dims(0);
        if (call.opset() >= 13) {
            return along(call, operation, dims.axis(call.whole("axis", -1)));
        }
        int axis = dims.axis(call.whole("axis", 1));
        if (axis == dims.rank() - 1
                || dims.sizes().subList(axis + 1, dims.rank()).stream().allMatch(s -> s.is(1))) {
            return along(call, operation, axis);
        }
        Movement movement = new Movement(call.out(), false);
        Size behind = Size.ONE;
        for (int i = axis; i < dims.rank(); i++) {
            behind = behind.times(dims.at(i));
        }
        Value flat = movement.reshaped(call.in(0), dims.replaced(axis, dims.rank(), List.of(behind)));
        Computed made = call.emit(operation, flat.dims(), call.out().read(flat, "weight"), Literals.of((long) axis));
        return movement.reshaped(made, dims);
    }

    private static Value along(NodeCall call, String operation, int axis) {
        List<Integer> order = Orders.common(List.of(call.in(0)));
        return Elementwise.unary(call, operation, Literals.of((long) order.get(axis)));
    }
}
