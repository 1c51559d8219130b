package org.modelaudit.torch.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.modelaudit.torch.source.Expression;
import org.modelaudit.torch.source.Expression.Literal;

/** Resize and its predecessor Upsample, of rows and columns. */
final class Resizing {

    private static final double CUBIC = -0.75;

    private Resizing() {}

    static Value resize(NodeCall call) {
        Dims dims = call.dims(0);
        boolean before =
                call.node().operator().equals("Upsample") || call.inputs().size() == 2;
        Optional<Numbers> scales = call.known(before ? 1 : 2).filter(s -> s.count() > 0);
        List<Double> factors = new ArrayList<>();
        Dims to = dims;
        for (int axis = 0; axis < dims.rank(); axis++) {
            double factor = 1;
            if (scales.isPresent()) {
                factor = scales.get().at(axis);
            } else if (call.isSet("scales")) {
                throw new NotTranslated("it has its scales as an attribute");
            }
            if (factor != 1) {
                to = to.with(axis, Size.of((long) Math.floor(dims.fixed(axis) * factor)));
            }
            factors.add(factor);
        }
        if (call.has(3)) {
            to = new Dims(call.numbers(3).sizes());
        }
        boolean plain = dims.rank() == 4
                && to.rank() == 4
                && to.at(0).equals(dims.at(0))
                && to.at(1).equals(dims.at(1));
        if (!plain
                || call.isSet("axes")
                || call.flag("antialias", false)
                || !call.text("keep_aspect_ratio_policy", "stretch").equals("stretch")) {
            throw new NotTranslated("it changes the size of %s to %s in an uncommon way".formatted(dims, to));
        }
        if (to.equals(dims)) {
            return call.in(0);
        }
        return switch (call.text("mode", "nearest")) {
            case "nearest" -> nearest(call, to, factors);
            case "linear" -> smooth(call, "upsample_bilinear2d", to, scales.isPresent() ? factors : List.of());
            case "cubic" -> smooth(call, "upsample_bicubic2d", to, scales.isPresent() ? factors : List.of());
            default -> throw new NotTranslated("it changes the size by '%s'".formatted(call.text("mode", "")));
        };
    }

    private static Value smooth(NodeCall call, String operation, Dims to, List<Double> factors) {
        String place = call.opset() < 11 ? "asymmetric" : call.text("coordinate_transformation_mode", "half_pixel");
        boolean aligned = place.equals("align_corners");
        boolean single = to.fixed(2) == 1 || to.fixed(3) == 1;
        boolean half = place.equals("half_pixel") || (place.equals("pytorch_half_pixel") && !single);
        boolean cubic = operation.contains("cubic");
        boolean common = (aligned || half)
                && !call.flag("exclude_outside", false)
                && (!cubic || call.real("cubic_coeff_a", CUBIC) == (float) CUBIC);
        if (!common) {
            throw new NotTranslated("it changes the size with the coordinates '%s'".formatted(place));
        }
        List<Expression> arguments = new ArrayList<>();
        arguments.add(call.read(0));
        arguments.add(Literals.list(to.fixed(2), to.fixed(3)));
        arguments.add(Literals.of(aligned));
        for (int axis = 2; axis < 4; axis++) {
            arguments.add(factors.isEmpty() ? Literal.NONE : Literals.of(factors.get(axis)));
        }
        return call.emit(operation, to, arguments.toArray(Expression[]::new));
    }

    /** Which cell is nearest is computed beforehand, as the standard says; rows and columns are taken so. */
    private static Value nearest(NodeCall call, Dims to, List<Double> factors) {
        int[] rows = nearest(call, to.fixed(2), call.dims(0).fixed(2), factors.get(2));
        int[] columns = nearest(call, to.fixed(3), call.dims(0).fixed(3), factors.get(3));
        if (isFloor(rows, call.dims(0).fixed(2))
                && isFloor(columns, call.dims(0).fixed(3))) {
            return call.emit("upsample_nearest2d", to, call.read(0), Literals.list(to.fixed(2), to.fixed(3)));
        }
        Movement movement = new Movement(call.out(), false);
        return movement.chosen(movement.chosen(call.in(0), 2, rows), 3, columns);
    }

    private static boolean isFloor(int[] entries, int length) {
        for (int i = 0; i < entries.length; i++) {
            if (entries[i] != (int) Math.floor((float) i * ((float) length / entries.length))) {
                return false;
            }
        }
        return true;
    }

    private static int[] nearest(NodeCall call, int made, int length, double factor) {
        String place = call.opset() < 11 ? "asymmetric" : call.text("coordinate_transformation_mode", "half_pixel");
        String rounding = call.opset() < 11 ? "floor" : call.text("nearest_mode", "round_prefer_floor");
        double scale = factor == 1 && made != length ? (double) made / length : factor;
        int[] entries = new int[made];
        for (int i = 0; i < made; i++) {
            double x = switch (place) {
                case "asymmetric" -> i / scale;
                case "half_pixel" -> (i + 0.5) / scale - 0.5;
                case "pytorch_half_pixel" -> made > 1 ? (i + 0.5) / scale - 0.5 : 0;
                case "align_corners" -> made > 1 ? i * (length - 1.0) / (made - 1.0) : 0;
                default -> throw new NotTranslated("it changes the size with the coordinates '%s'".formatted(place));
            };
            double entry = switch (rounding) {
                case "floor" -> Math.floor(x);
                case "ceil" -> Math.ceil(x);
                case "round_prefer_ceil" -> Math.floor(x + 0.5);
                case "round_prefer_floor" -> Math.ceil(x - 0.5);
                default -> throw new NotTranslated("it rounds by '%s'".formatted(rounding));
            };
            entries[i] = (int) Math.max(0, Math.min(length - 1, entry));
        }
        return entries;
    }
}
