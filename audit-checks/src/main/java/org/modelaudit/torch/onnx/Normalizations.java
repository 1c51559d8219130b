package org.modelaudit.torch.onnx;

import java.util.List;
import java.util.stream.IntStream;
import org.modelaudit.torch.onnx.Value.Computed;
import org.modelaudit.torch.source.Expression;
import org.modelaudit.torch.source.Expression.Literal;

/** Normalisations. */
final class Normalizations {

    private static final double EPSILON = 1e-5;

    /** What only training reads. */
    private static final Expression MOMENTUM = Literals.of(0.1);

    private Normalizations() {}

    static Value batch(NodeCall call) {
        if (call.flag("training_mode", false)
                || call.whole("spatial", 1) == 0
                || call.node().outputs().size() > 1) {
            throw new NotTranslated("it normalises with what it sees in the batch, as in training");
        }
        return call.emit(
                "batch_norm",
                call.dims(0),
                call.read(0),
                call.read(1, "weight"),
                call.read(2, "bias"),
                call.read(3, "running_mean"),
                call.read(4, "running_var"),
                Literal.FALSE,
                MOMENTUM,
                epsilon(call),
                Literal.FALSE);
    }

    private static Expression epsilon(NodeCall call) {
        return Literals.of(call.real("epsilon", EPSILON));
    }

    static Value instance(NodeCall call) {
        return call.emit(
                "instance_norm",
                call.dims(0),
                call.read(0),
                call.read(1, "weight"),
                call.read(2, "bias"),
                Literal.NONE,
                Literal.NONE,
                Literal.TRUE,
                MOMENTUM,
                epsilon(call),
                Literal.FALSE);
    }

    /** Over the axes from one on, of which scale and bias have the shape. */
    static Value layer(NodeCall call) {
        if (call.node().outputs().stream().skip(1).anyMatch(name -> !name.isEmpty())) {
            throw new NotTranslated("it returns the mean beside what it normalises");
        }
        Dims dims = call.dims(0);
        int axis = dims.axis(call.whole("axis", -1));
        Dims over = new Dims(dims.sizes().subList(axis, dims.rank()));
        if (!call.dims(1).equals(over) || (call.has(2) && !call.dims(2).equals(over))) {
            throw new NotTranslated("its scale or bias has another shape than %s".formatted(over));
        }
        return call.emit(
                "layer_norm",
                dims,
                call.read(0),
                Literals.list(Value.boxed(over.fixed())),
                call.read(1, "weight"),
                call.readOrNone(2, "bias"),
                epsilon(call),
                Literal.FALSE);
    }

    /** Scale and bias are those of a channel; of a group in version 18 of the operators. */
    static Value group(NodeCall call) {
        Dims dims = call.dims(0);
        int groups = Math.toIntExact(call.whole("num_groups", 1));
        int channels = dims.fixed(1);
        boolean each = call.dims(1).equals(Dims.of(channels));
        Computed made = call.emit(
                "group_norm",
                dims,
                call.read(0),
                Literals.of((long) groups),
                each ? call.read(1, "weight") : Literal.NONE,
                each ? call.read(2, "bias") : Literal.NONE,
                epsilon(call),
                Literal.FALSE);
        if (each) {
            return made;
        }
        int[] group =
                IntStream.range(0, channels).map(c -> c / (channels / groups)).toArray();
        Value scale = spread(call, 1, group);
        Value shifted = spread(call, 2, group);
        return Elementwise.binary(
                call.out(), Arithmetic.ADD, Elementwise.binary(call.out(), Arithmetic.MUL, made, scale), shifted);
    }

    private static Value spread(NodeCall call, int input, int[] group) {
        Movement movement = new Movement(call.out(), false);
        Dims to = Dims.of(group.length)
                .replaced(1, 1, java.util.Collections.nCopies(call.dims(0).rank() - 2, Size.ONE));
        return movement.reshaped(movement.chosen(call.in(input), 0, group), to);
    }

    /** {@code x / (k + α/n · Σ x²)^β}, the sum over {@code n} channels around each. */
    static Value localResponse(NodeCall call) {
        Dims dims = call.dims(0);
        long size = call.whole("size", 1);
        if (dims.rank() != 4 || size % 2 == 0) {
            throw new NotTranslated("it normalises over %d channels of a tensor of the shape %s".formatted(size, dims));
        }
        Dims raised = dims.replaced(1, 1, List.of(Size.ONE));
        Computed squares = call.emit("mul", dims, call.read(0), call.read(0));
        Computed apart = call.emit("unsqueeze", raised, squares.variable(), Literals.of(1));
        long[] pads = new long[2 * (dims.rank() - 1)];
        pads[pads.length - 2] = (size - 1) / 2;
        pads[pads.length - 1] = size - 1 - (size - 1) / 2;
        Dims wider = raised.with(2, Size.of(dims.fixed(1) + size - 1));
        Computed padded = call.emit(
                "constant_pad_nd", wider, apart.variable(), Literals.list(Value.boxed(pads)), Literals.of(0.0));
        Computed mean = call.emit(
                "avg_pool3d",
                raised,
                padded.variable(),
                Literals.list(size, 1, 1),
                Literals.list(1, 1, 1),
                Literals.list(0, 0, 0),
                Literal.FALSE,
                Literal.TRUE);
        Computed flat = call.emit("squeeze", dims, mean.variable(), Literals.of(1));
        Computed scaled = Elementwise.unary(call.out(), flat, "mul", Literals.of(call.real("alpha", 1e-4)));
        Computed shifted = Elementwise.unary(call.out(), scaled, "add", Literals.of(call.real("bias", 1)));
        Computed power = Elementwise.unary(call.out(), shifted, "pow", Literals.of(call.real("beta", 0.75)));
        return Elementwise.binary(call.out(), Arithmetic.DIV, call.in(0), power);
    }

    /** {@code x / ‖x‖} along an axis. */
    static Value unitLength(NodeCall call) {
        int axis = call.dims(0).axis(call.whole("axis", -1));
        Computed norm = call.emit(
                "linalg_vector_norm",
                call.dims(0).with(axis, Size.ONE),
                call.read(0),
                Literals.of(call.whole("p", 2)),
                Literals.list(axis),
                Literal.TRUE);
        Computed above = Elementwise.unary(call.out(), norm, "clamp_min", Literals.of((double) Float.MIN_NORMAL));
        return Elementwise.binary(call.out(), Arithmetic.DIV, call.in(0), above);
    }
}
