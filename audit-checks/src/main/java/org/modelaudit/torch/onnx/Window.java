package org.modelaudit.torch.onnx;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.modelaudit.torch.onnx.Value.Computed;
import org.modelaudit.torch.source.Expression;

/**
 * How a convolution or pooling moves over the rows and columns of its input.
 *
 * @param kernel lengths along each axis but for pictures and channels
 * @param before rows and columns that are added in front
 * @param after those behind
 */
record Window(
        List<Long> kernel,
        List<Long> strides,
        List<Long> dilations,
        List<Long> before,
        List<Long> after,
        boolean ceil) {

    /** From the attributes that all of these operators share. */
    static Window of(NodeCall call, List<Long> kernelOfWeight) {
        Dims dims = call.dims(0);
        int axes = dims.rank() - 2;
        List<Long> kernel = or(call.wholes("kernel_shape"), kernelOfWeight, axes);
        List<Long> strides = or(call.wholes("strides"), Collections.nCopies(axes, 1L), axes);
        List<Long> dilations = or(call.wholes("dilations"), Collections.nCopies(axes, 1L), axes);
        List<Long> pads = or(call.wholes("pads"), Collections.nCopies(2 * axes, 0L), 2 * axes);
        if (strides.stream().anyMatch(s -> s < 1)
                || dilations.stream().anyMatch(d -> d < 1)
                || kernel.stream().anyMatch(k -> k < 1)) {
            throw new NotTranslated(
                    "its kernel %s, strides %s or dilations %s are not positive".formatted(kernel, strides, dilations));
        }
        List<Long> before = new ArrayList<>(pads.subList(0, axes));
        List<Long> after = new ArrayList<>(pads.subList(axes, 2 * axes));
        String auto = call.text("auto_pad", "NOTSET");
        if (auto.startsWith("SAME")) {
            for (int i = 0; i < axes; i++) {
                long all = same(dims.fixed(i + 2), kernel.get(i), strides.get(i), dilations.get(i));
                boolean upper = auto.equals("SAME_UPPER");
                before.set(i, upper ? all / 2 : all - all / 2);
                after.set(i, all - before.get(i));
            }
        } else if (auto.equals("VALID")) {
            Collections.fill(before, 0L);
            Collections.fill(after, 0L);
        }
        if (before.stream().anyMatch(p -> p < 0) || after.stream().anyMatch(p -> p < 0)) {
            throw new NotTranslated("its pads %s are negative".formatted(pads));
        }
        return new Window(kernel, strides, dilations, before, after, call.flag("ceil_mode", false));
    }

    private static List<Long> or(List<Long> given, List<Long> otherwise, int count) {
        List<Long> taken = given.isEmpty() ? otherwise : given;
        if (taken.size() != count) {
            throw new NotTranslated(
                    "its kernel, strides or pads have %d numbers for %d axes".formatted(taken.size(), count));
        }
        return taken;
    }

    /** So many rows make {@code ⌈length / stride⌉} of {@code length}. */
    private static long same(long length, long kernel, long stride, long dilation) {
        long made = (length + stride - 1) / stride;
        return Math.max(0, (made - 1) * stride + (kernel - 1) * dilation + 1 - length);
    }

    int axes() {
        return kernel.size();
    }

    boolean isEven() {
        return before.equals(after);
    }

    /** Whether PyTorch's poolings take these pads: even ones of no more than half a window. */
    boolean isPlainPooling() {
        boolean small = true;
        for (int i = 0; i < axes(); i++) {
            small &= before.get(i) <= kernel.get(i) / 2;
        }
        return small && isEven();
    }

    Window withoutPads() {
        List<Long> none = Collections.nCopies(axes(), 0L);
        return new Window(kernel, strides, dilations, none, none, ceil);
    }

    /** What it is moved over, with rows and columns of {@code value} added. */
    Computed padded(NodeCall call, double value) {
        List<Long> pads = new ArrayList<>();
        Dims to = call.dims(0);
        for (int i = axes() - 1; i >= 0; i--) {
            pads.add(before.get(i));
            pads.add(after.get(i));
            to = to.with(i + 2, Size.of(to.fixed(i + 2) + before.get(i) + after.get(i)));
        }
        return call.emit("constant_pad_nd", to, call.read(0), Literals.list(pads), Literals.of(value));
    }

    /** Lengths of what comes out. */
    List<Size> made(Dims dims) {
        List<Size> made = new ArrayList<>();
        for (int i = 0; i < axes(); i++) {
            long padded = dims.fixed(i + 2) + before.get(i) + after.get(i);
            long room = padded - (kernel.get(i) - 1) * dilations.get(i) - 1;
            long stride = strides.get(i);
            long count = (ceil ? Math.floorDiv(room + stride - 1, stride) : Math.floorDiv(room, stride)) + 1;
            // A window that begins behind the input and the rows in front of it is none.
            if (ceil && (count - 1) * stride >= dims.fixed(i + 2) + before.get(i)) {
                count--;
            }
            if (room < 0 || count < 1) {
                throw new NotTranslated("its window of %s is larger than its input of %s".formatted(kernel, dims));
            }
            made.add(Size.of(count));
        }
        return made;
    }

    /** Arguments of PyTorch's poolings behind the input. */
    List<Expression> ofPooling() {
        return List.of(Literals.list(kernel), Literals.list(strides), Literals.list(before));
    }
}
