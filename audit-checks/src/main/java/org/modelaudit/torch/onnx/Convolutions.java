package org.modelaudit.torch.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.modelaudit.torch.onnx.Value.Computed;
import org.modelaudit.torch.source.Expression;

/** Convolutions; unequal pads become an operation of their own in front. */
final class Convolutions {

    private Convolutions() {}

    static Value convolution(NodeCall call) {
        Dims weight = call.dims(1);
        Window window = window(call, weight);
        long groups = call.whole("group", 1);
        Expression input =
                window.isEven() ? call.read(0) : window.padded(call, 0).variable();
        Dims made = call.dims(0).replaced(1, call.dims(0).rank(), window.made(call.dims(0)));
        made = made.replaced(1, 1, List.of(weight.at(0)));
        return call.emit(
                "conv%dd".formatted(window.axes()),
                made,
                input,
                call.read(1, "weight"),
                call.readOrNone(2, "bias"),
                Literals.list(window.strides()),
                Literals.list((window.isEven() ? window : window.withoutPads()).before()),
                Literals.list(window.dilations()),
                Literals.of(groups));
    }

    private static Window window(NodeCall call, Dims weight) {
        int axes = call.dims(0).rank() - 2;
        if (axes < 1 || axes > 3 || weight.rank() != axes + 2) {
            throw new NotTranslated("it convolves a tensor of the shape %s with weights of the shape %s"
                    .formatted(call.dims(0), weight));
        }
        List<Long> kernel = IntStream.range(0, axes)
                .mapToObj(i -> (long) weight.fixed(i + 2))
                .toList();
        return Window.of(call, kernel);
    }

    /** What the pads take away may differ at both ends: then it is cut off behind. */
    static Value transposed(NodeCall call) {
        Dims weight = call.dims(1);
        Window window = window(call, weight);
        long groups = call.whole("group", 1);
        int axes = window.axes();
        List<Long> more = call.wholes("output_padding");
        if (call.isSet("output_shape") || call.text("auto_pad", "NOTSET").startsWith("SAME")) {
            throw new NotTranslated("it gives the shape of its output and not its pads");
        }
        List<Long> after = new ArrayList<>();
        List<Size> whole = new ArrayList<>();
        for (int i = 0; i < axes; i++) {
            long extra = more.isEmpty() ? 0 : more.get(i);
            after.add(extra);
            whole.add(Size.of((call.dims(0).fixed(i + 2) - 1) * window.strides().get(i)
                    + (window.kernel().get(i) - 1) * window.dilations().get(i)
                    + 1
                    + extra
                    - (window.isEven() ? 2 * window.before().get(i) : 0)));
        }
        List<Size> made =
                new ArrayList<>(List.of(call.dims(0).at(0), weight.at(1).times(Size.of(groups))));
        made.addAll(whole);
        Computed all = call.emit(
                "conv_transpose%dd".formatted(axes),
                new Dims(made),
                call.read(0),
                call.read(1, "weight"),
                call.readOrNone(2, "bias"),
                Literals.list(window.strides()),
                Literals.list((window.isEven() ? window : window.withoutPads()).before()),
                Literals.list(after),
                Literals.of(groups),
                Literals.list(window.dilations()));
        Value cut = all;
        Movement movement = new Movement(call.out(), false);
        for (int i = 0; !window.isEven() && i < axes; i++) {
            int from = Math.toIntExact(window.before().get(i));
            int length = (int) (whole.get(i).count() - from - window.after().get(i));
            cut = movement.narrowed(cut, i + 2, from, length);
        }
        return cut;
    }
}
