package org.modelaudit.torch.onnx;

import java.util.ArrayList;
import java.util.List;
import org.modelaudit.torch.onnx.Value.Computed;
import org.modelaudit.torch.source.Expression;

/** Pad, whose numbers stand in the order of the axes where PyTorch's begin at the last. */
final class Padding {

    private Padding() {}

    /** Constant, reflected or repeated at the edge. */
    static Value pad(NodeCall call) {
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
}
