package org.modelaudit.torch.layout;

import ai.djl.ndarray.types.Shape;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.modelaudit.model.OperationTrace.Kind;
import org.modelaudit.torch.program.FlatProgram;
import org.modelaudit.torch.program.FlatStatement;
import org.modelaudit.torch.program.LayerCall;
import org.modelaudit.torch.program.OperationKinds;
import org.modelaudit.torch.source.Expression;
import org.modelaudit.torch.source.ExpressionParts;

/**
 * Which layers' cells reach the logits: a walk from the logits back. A head that reads the class token alone needs nothing of the cells
 * before it, nor does what works on each token by itself, up to the last operation that mixes tokens. What an operation does not tell
 * counts as reading everything, so a layer is never called unread by mistake.
 */
final class ReadCells {

    /** Operations that make each token of the same token. */
    private static final Set<String> BY_TOKEN = Set.of(
            "add",
            "sub",
            "mul",
            "div",
            "linear",
            "layer_norm",
            "native_layer_norm",
            "rms_norm",
            "dropout",
            "feature_dropout",
            "native_dropout",
            "contiguous",
            "clone",
            "to",
            "_to_copy",
            "detach",
            "alias",
            "type_as",
            "permute",
            "transpose",
            "reshape",
            "view",
            "_unsafe_view",
            "flatten",
            "unflatten",
            "squeeze",
            "unsqueeze",
            "expand",
            "select",
            "slice",
            "narrow",
            "chunk",
            "split",
            "split_with_sizes",
            "unbind",
            "cat",
            "addcmul",
            "neg",
            "abs",
            "sign",
            "pow",
            "square",
            "sqrt",
            "rsqrt",
            "reciprocal",
            "exp",
            "log",
            "erf",
            "erfc",
            "clamp",
            "maximum",
            "minimum",
            "matmul",
            "bmm",
            "scaled_dot_product_attention");

    /** Of which the first argument alone is read token by token: queries do not mix, keys and values do. */
    private static final Set<String> FIRST_BY_TOKEN = Set.of("matmul", "bmm", "scaled_dot_product_attention");

    private static final Set<String> ALONG_THE_LAST_AXIS =
            Set.of("linear", "layer_norm", "native_layer_norm", "rms_norm", "matmul", "bmm");

    /** By token where they go over the channels alone, as in a normalisation that is written out. */
    private static final Set<String> REDUCTIONS = Set.of("mean", "sum", "var");

    /** What is read of a variable. */
    private enum Need {
        NOTHING,
        OTHER_TOKENS,
        EVERYTHING
    }

    private final Arguments arguments;
    private final Map<String, Shape> shapes;
    private final Map<String, CellAxes> known;
    private final Map<String, Need> needs = new HashMap<>();

    private ReadCells(Arguments arguments, Map<String, Shape> shapes, Map<String, CellAxes> known) {
        this.arguments = arguments;
        this.shapes = shapes;
        this.known = known;
    }

    /**
     * The layers of whose maps no cell reaches the logits.
     *
     * @param results variables that hold the logits
     */
    static Set<LayerCall> unread(
            FlatProgram program,
            Collection<String> results,
            Arguments arguments,
            Map<String, Shape> shapes,
            Map<String, CellAxes> known) {
        ReadCells walk = new ReadCells(arguments, shapes, known);
        results.forEach(variable -> walk.needs.put(variable, Need.EVERYTHING));
        Map<Integer, List<LayerCall>> ends =
                program.layers().stream().collect(Collectors.groupingBy(LayerCall::position));
        Set<LayerCall> unread = new HashSet<>();
        for (int i = program.statements().size(); i >= 0; i--) {
            ends.getOrDefault(i, List.of()).stream()
                    .filter(call -> walk.need(call.variable()) == Need.OTHER_TOKENS)
                    .forEach(unread::add);
            if (i > 0) {
                walk.back(program.statements().get(i - 1));
            }
        }
        return unread;
    }

    private Need need(@Nullable String variable) {
        return variable == null ? Need.NOTHING : needs.getOrDefault(variable, Need.NOTHING);
    }

    private void back(FlatStatement statement) {
        Need need = Need.NOTHING;
        for (String made : statement.definitions()) {
            need = need.compareTo(need(made)) > 0 ? need : need(made);
        }
        if (need == Need.NOTHING) {
            return;
        }
        statement.definitions().forEach(needs::remove);
        for (String used : statement.uses()) {
            Need of = of(statement, used, need);
            needs.merge(used, of, (a, b) -> a.compareTo(b) > 0 ? a : b);
        }
    }

    private Need of(FlatStatement statement, String used, Need need) {
        CellAxes axes = known.get(used);
        Shape shape = shapes.get(used);
        if (axes == null || shape == null || !axes.areTokens() || !axes.fits(shape)) {
            return Need.EVERYTHING;
        }
        String name = AxisRules.name(statement);
        if (takesOthers(statement, name, axes, shape)) {
            return Need.OTHER_TOKENS;
        }
        return need == Need.OTHER_TOKENS && isByToken(statement, name, used, axes, shape)
                ? Need.OTHER_TOKENS
                : Need.EVERYTHING;
    }

    /** Whether an operation takes tokens that are no cells, and these alone. */
    private boolean takesOthers(FlatStatement statement, String name, CellAxes axes, Shape shape) {
        long axis = positive(arguments.number(statement, 1, "dim", 0), shape.dimension());
        if (!name.matches("select|slice") || axis != axes.row()) {
            return false;
        }
        long tokens = axes.tokens();
        boolean isOne = name.equals("select");
        long first = positive(arguments.number(statement, 2, isOne ? "index" : "start", 0), tokens);
        long end = isOne ? first + 1 : positive(arguments.number(statement, 3, "end", tokens), tokens);
        return first >= 0 && end >= 0 && (Math.min(tokens, end) <= axes.before() || first >= tokens - axes.after());
    }

    private boolean isByToken(FlatStatement statement, String name, String used, CellAxes axes, Shape shape) {
        boolean isSoftmax = name.equals("softmax");
        boolean isActivation = OperationKinds.of(statement.operation())
                .filter(Kind.ACTIVATION::equals)
                .isPresent();
        boolean isReduction = REDUCTIONS.contains(name);
        if (!isActivation && !isReduction && !BY_TOKEN.contains(name)) {
            return false;
        }
        OptionalLong reduced = isReduction ? only(arguments.numbers(statement, 1, "dim")) : OptionalLong.empty();
        long along = isSoftmax
                ? positive(arguments.number(statement, 1, "dim"), shape.dimension())
                : isReduction
                        ? positive(reduced, shape.dimension())
                        : ALONG_THE_LAST_AXIS.contains(name) ? shape.dimension() - 1 : axes.row() + 1;
        boolean mixes = along < 0 || along == axes.row();
        boolean keepsTokens =
                statement.definitions().stream().map(known::get).allMatch(made -> made != null && made.areTokens());
        return !mixes && keepsTokens && (!FIRST_BY_TOKEN.contains(name) || isFirstAlone(statement.call(), used));
    }

    /** Whether a variable is a call's first argument and in no other: self-attention may have queries, keys and values of one. */
    private static boolean isFirstAlone(Expression.@Nullable Call call, String variable) {
        Expression.Name name = new Expression.Name(variable);
        return call != null
                && !call.arguments().isEmpty()
                && call.arguments().get(0).equals(name)
                && ExpressionParts.names(call).filter(name::equals).count() == 1;
    }

    private static OptionalLong only(@Nullable List<Long> numbers) {
        return numbers == null || numbers.size() != 1 ? OptionalLong.empty() : OptionalLong.of(numbers.get(0));
    }

    /** Counted from the start; -1 where it is not known. */
    private static long positive(OptionalLong given, long size) {
        long number = given.orElse(-size - 1);
        return number < 0 ? Math.max(-1, number + size) : number;
    }
}
