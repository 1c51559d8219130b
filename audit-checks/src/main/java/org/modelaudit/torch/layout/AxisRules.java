package org.modelaudit.torch.layout;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.modelaudit.torch.program.FlatStatement;
import org.modelaudit.torch.program.OperationKinds;
import org.modelaudit.torch.source.Expression;
import org.modelaudit.torch.source.Expression.Name;

/**
 * Where the cells lie in what an operation returns, from where they lie in what it reads and from the shapes of both. An operation of no
 * other rule leaves them where they are if every axis that holds them keeps its size.
 */
final class AxisRules {

    /** Operations that put cells in other places, where the shape alone would not tell. */
    private static final Set<String> SHUFFLES = Set.of(
            "roll",
            "flip",
            "fliplr",
            "flipud",
            "rot90",
            "gather",
            "index",
            "index_select",
            "take",
            "take_along_dim",
            "sort",
            "argsort",
            "topk",
            "scatter",
            "index_put",
            "channel_shuffle");

    private static final Set<String> RESHAPES = Set.of(
            "reshape", "view", "_unsafe_view", "flatten", "unflatten", "squeeze", "unsqueeze", "view_as", "reshape_as");

    private final Arguments arguments;
    private final Map<String, Shape> shapes;
    private final Map<String, CellAxes> known;
    private final Shape picture;

    /**
     * @param known where the cells lie in each variable, which grows while the program is walked through
     * @param picture shape of the program's input
     */
    AxisRules(Arguments arguments, Map<String, Shape> shapes, Map<String, CellAxes> known, Shape picture) {
        this.arguments = arguments;
        this.shapes = shapes;
        this.known = known;
        this.picture = picture;
    }

    static boolean shuffles(FlatStatement statement) {
        return SHUFFLES.contains(name(statement));
    }

    /** The operation's name without namespace and without the underscore of a form that writes in place. */
    static String name(FlatStatement statement) {
        return OperationKinds.simpleName(statement.operation()).replaceFirst("(?<!_)_$", "");
    }

    /**
     * @param made a statement
     * @param to shape of a variable that it makes
     * @return null where nothing is known
     */
    @Nullable
    CellAxes of(FlatStatement made, Shape to) {
        FlatStatement statement = arguments.caller(made);
        String name = name(statement);
        if (name.matches("cat|concat|concatenate")) {
            return joined(statement, to);
        }
        for (String argument : statement.arguments()) {
            CellAxes axes = known.get(argument);
            Shape from = shapes.get(argument);
            CellAxes found = axes == null || from == null ? null : of(statement, name, axes, from, to);
            if (found != null && found.fits(to)) {
                return found;
            }
        }
        return null;
    }

    private @Nullable CellAxes of(FlatStatement statement, String name, CellAxes axes, Shape from, Shape to) {
        if (SHUFFLES.contains(name)) {
            return null;
        }
        if (RESHAPES.contains(name)) {
            return ReshapedAxes.of(axes, from, to, from.equals(picture));
        }
        return switch (name) {
            case "permute" -> permuted(axes, arguments.numbers(statement, 1, "dims"), from.dimension());
            case "transpose", "swapaxes", "swapdims" -> swapped(statement, axes, from.dimension());
            case "t" -> permuted(axes, List.of(1L, 0L), from.dimension());
            case "slice", "narrow" -> sliced(statement, name, axes, from, to);
            case "select", "unbind" -> selected(statement, axes, from.dimension());
            case "im2col" -> unfolded(statement, from, to);
            default -> kept(statement, name, axes, from, to);
        };
    }

    private static @Nullable CellAxes kept(FlatStatement statement, String name, CellAxes axes, Shape from, Shape to) {
        if (from.dimension() != to.dimension()) {
            return null;
        }
        boolean pads = name.contains("pad");
        if (!axes.areTokens() && pads) {
            return axes.sized(to.get(axes.row()), to.get(axes.column()));
        }
        boolean resizes = to.dimension() == 4
                && (OperationKinds.of(statement.operation())
                                .filter(kind -> kind.name().equals("CONVOLUTION"))
                                .isPresent()
                        || name.matches(".*(pool|upsample|interpolate|pixel_|grid_sample).*"));
        return resizes && axes.row() == 2 && axes.column() == 3 ? CellAxes.channelsFirst(to) : axes;
    }

    private static @Nullable CellAxes permuted(CellAxes axes, @Nullable List<Long> order, int dimensions) {
        if (order == null || order.size() != dimensions) {
            return null;
        }
        List<Integer> from =
                order.stream().map(axis -> positive(axis, dimensions)).toList();
        return axes.on(from.indexOf(axes.row()), from.indexOf(axes.column()));
    }

    private @Nullable CellAxes swapped(FlatStatement statement, CellAxes axes, int dimensions) {
        OptionalLong one = arguments.number(statement, 1, "dim0");
        OptionalLong other = arguments.number(statement, 2, "dim1");
        if (one.isEmpty() || other.isEmpty()) {
            return null;
        }
        List<Long> order = new ArrayList<>();
        for (long i = 0; i < dimensions; i++) {
            order.add(i);
        }
        int a = positive(one.getAsLong(), dimensions);
        int b = positive(other.getAsLong(), dimensions);
        order.set(a, (long) b);
        order.set(b, (long) a);
        return permuted(axes, order, dimensions);
    }

    /** Some of the tokens, which must hold all cells or be cells alone, or some rows or columns. */
    private @Nullable CellAxes sliced(FlatStatement statement, String name, CellAxes axes, Shape from, Shape to) {
        OptionalLong given = arguments.number(statement, 1, "dim", 0);
        if (given.isEmpty() || from.dimension() != to.dimension()) {
            return null;
        }
        int axis = positive(given.getAsLong(), from.dimension());
        if (!axes.isOn(axis)) {
            return axes;
        }
        if (!axes.areTokens()) {
            return axes.sized(to.get(axes.row()), to.get(axes.column()));
        }
        OptionalLong start = arguments.number(statement, 2, "start", 0);
        boolean everyOne = name.equals("narrow")
                || arguments.number(statement, 4, "step", 1).orElse(0) == 1;
        if (!everyOne || start.isEmpty()) {
            return null;
        }
        long first = start.getAsLong() < 0 ? start.getAsLong() + from.get(axis) : start.getAsLong();
        long before = axes.before() - first;
        long after = to.get(axis) - before - axes.rows() * axes.columns();
        return before >= 0 && after >= 0 ? axes.between(before, after) : null;
    }

    private @Nullable CellAxes selected(FlatStatement statement, CellAxes axes, int dimensions) {
        OptionalLong given = arguments.number(statement, 1, "dim", 0);
        if (given.isEmpty()) {
            return null;
        }
        int axis = positive(given.getAsLong(), dimensions);
        return axes.isOn(axis)
                ? null
                : axes.on(axes.row() - (axes.row() > axis ? 1 : 0), axes.column() - (axes.column() > axis ? 1 : 0));
    }

    /** Patches that are cut out of {@code 1×C×H×W}, {@code 1×(C·k·k)×L}. */
    private @Nullable CellAxes unfolded(FlatStatement statement, Shape from, Shape to) {
        List<Long> kernel = arguments.numbers(statement, 1, "kernel_size");
        List<Long> dilation = arguments.numbers(statement, 2, "dilation");
        List<Long> padding = arguments.numbers(statement, 3, "padding");
        List<Long> stride = arguments.numbers(statement, 4, "stride");
        if (from.dimension() != 4 || kernel == null || dilation == null || padding == null || stride == null) {
            return null;
        }
        long[] cells = new long[2];
        for (int i = 0; i < 2; i++) {
            long reach = dilation.get(i) * (kernel.get(i) - 1) + 1;
            cells[i] = (from.get(2 + i) + 2 * padding.get(i) - reach) / stride.get(i) + 1;
        }
        return new CellAxes(to.dimension() - 1, to.dimension() - 1, cells[0], cells[1], 0, 0);
    }

    /** Channels of the same cells, or cells with other tokens before and behind them. */
    private @Nullable CellAxes joined(FlatStatement statement, Shape to) {
        List<Expression> elements = arguments.elements(statement, 0, "tensors");
        OptionalLong given = arguments.number(statement, 1, "dim", 0);
        if (elements == null || given.isEmpty()) {
            return null;
        }
        int axis = positive(given.getAsLong(), to.dimension());
        CellAxes found = null;
        long ahead = 0;
        boolean aheadIsKnown = true;
        for (Expression element : elements) {
            String variable = element instanceof Name n ? n.name() : "";
            CellAxes axes = known.get(variable);
            Shape shape = shapes.get(variable);
            if (axes != null && axes.isOn(axis)) {
                if (found != null || !axes.areTokens() || !aheadIsKnown) {
                    return null;
                }
                found = axes.between(ahead + axes.before(), 0);
                found = found.between(found.before(), to.get(axis) - found.before() - axes.rows() * axes.columns());
            } else if (axes != null && found == null) {
                found = axes;
            }
            aheadIsKnown &= shape != null;
            ahead += shape == null ? 0 : shape.get(axis);
        }
        return found != null && found.fits(to) ? found : null;
    }

    private static int positive(long axis, int dimensions) {
        return (int) (axis < 0 ? axis + dimensions : axis);
    }
}
