package org.modelaudit.torch.exported;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modelaudit.torch.graph.GraphNode;
import org.modelaudit.torch.source.Expression;
import org.modelaudit.torch.source.Expression.Call;
import org.modelaudit.torch.source.Expression.ListLiteral;
import org.modelaudit.torch.source.Expression.Literal;
import org.modelaudit.torch.source.Expression.Name;
import org.modelaudit.torch.source.ExpressionParts;
import org.modelaudit.torch.source.Statement.Assign;

/**
 * Puts together what {@code run_decompositions()} took apart and libtorch computes in the same way: a linear layer, a normalisation, a
 * softmax, a pooling. So every rule for these holds for both forms of an export.
 */
final class Recomposition {

    private static final ListLiteral SWAPPED = new ListLiteral(List.of(new Literal("1"), new Literal("0")));

    private final Map<String, String> transposed = new HashMap<>();
    private final Set<String> used;
    private final Set<String> tensors;

    private Recomposition(Set<String> used, Set<String> tensors) {
        this.used = used;
        this.tensors = tensors;
    }

    /**
     * @param tensors values that hold what the model keeps
     */
    static List<GraphNode> of(List<GraphNode> nodes, Expression result, Set<String> tensors) {
        Recomposition recomposition = new Recomposition(used(nodes, result), tensors);
        nodes.forEach(node -> node.statements().forEach(recomposition::rememberTransposed));
        List<GraphNode> together = new ArrayList<>();
        for (GraphNode node : nodes) {
            together.add(new GraphNode(
                    node.statements().stream().map(recomposition::together).toList(), node.frames()));
        }
        return withoutUnused(together, result, recomposition.transposed.keySet());
    }

    /** The values that something reads. */
    private static Set<String> used(List<GraphNode> nodes, Expression result) {
        Stream<Expression> values =
                nodes.stream().flatMap(node -> node.statements().stream()).map(Assign::value);
        return Stream.concat(values, Stream.of(result))
                .flatMap(ExpressionParts::names)
                .map(Name::name)
                .collect(Collectors.toSet());
    }

    private void rememberTransposed(Assign statement) {
        Optional<Call> call = call(statement, "torch.permute", 2).or(() -> call(statement, "torch.t", 1));
        call.filter(c -> c.arguments().size() == 1 || c.arguments().get(1).equals(SWAPPED))
                .map(c -> c.arguments().get(0))
                .filter(w -> w instanceof Name n && tensors.contains(n.name()))
                .ifPresent(w -> transposed.put(target(statement, 0), ((Name) w).name()));
    }

    private static Optional<Call> call(Assign statement, String name, int arguments) {
        return statement.value() instanceof Call c
                        && name.equals(c.function().dotted())
                        && c.arguments().size() >= arguments
                        && c.keywords().isEmpty()
                ? Optional.of(c)
                : Optional.empty();
    }

    private static String target(Assign statement, int index) {
        return ((Name) statement.targets().get(index)).name();
    }

    private Assign together(Assign statement) {
        boolean first = true;
        for (int i = 1; i < statement.targets().size(); i++) {
            first &= !used.contains(target(statement, i));
        }
        if (!first
                || !(statement.value() instanceof Call call)
                || !call.keywords().isEmpty()) {
            return statement;
        }
        Call whole = together(String.valueOf(call.function().dotted()), call.arguments());
        return whole == null ? statement : new Assign(target(statement, 0), whole);
    }

    private @Nullable Call together(String name, List<Expression> a) {
        return switch (name + '/' + a.size()) {
            case "torch.addmm/3" -> linear(a.get(1), a.get(2), a.get(0));
            case "torch.mm/2" -> linear(a.get(0), a.get(1), Literal.NONE);
            case "torch._native_batch_norm_legit_no_training/7" ->
                made(
                        "batch_norm",
                        a.get(0),
                        a.get(1),
                        a.get(2),
                        a.get(3),
                        a.get(4),
                        Literal.FALSE,
                        a.get(5),
                        a.get(6),
                        Literal.TRUE);
            case "torch.native_layer_norm/5" -> made("layer_norm", a.toArray(new Expression[0]));
            case "torch.native_group_norm/8" -> made("group_norm", a.get(0), a.get(6), a.get(1), a.get(2), a.get(7));
            case "torch._softmax/3" -> a.get(2).equals(Literal.FALSE) ? made("softmax", a.get(0), a.get(1)) : null;
            case "torch._log_softmax/3" ->
                a.get(2).equals(Literal.FALSE) ? made("log_softmax", a.get(0), a.get(1)) : null;
            case "torch._adaptive_avg_pool2d/2" -> made("adaptive_avg_pool2d", a.get(0), a.get(1));
            case "torch.max_pool2d_with_indices/2",
                    "torch.max_pool2d_with_indices/3",
                    "torch.max_pool2d_with_indices/4",
                    "torch.max_pool2d_with_indices/5",
                    "torch.max_pool2d_with_indices/6" -> made("max_pool2d", a.toArray(new Expression[0]));
            default -> null;
        };
    }

    private static Call made(String name, Expression... arguments) {
        return new Call(Expression.ofDotted("torch." + name), List.of(arguments));
    }

    private @Nullable Call linear(Expression input, Expression weight, Expression bias) {
        String owned = weight instanceof Name n ? transposed.get(n.name()) : null;
        boolean plain = bias.equals(Literal.NONE) || (bias instanceof Name b && tensors.contains(b.name()));
        return owned != null && plain ? made("linear", input, new Name(owned), bias) : null;
    }

    /** Leaves out the transposed weights that nothing reads any more. */
    private static List<GraphNode> withoutUnused(List<GraphNode> nodes, Expression result, Set<String> candidates) {
        Set<String> used = used(nodes, result);
        return nodes.stream()
                .filter(node -> node.statements().size() != 1
                        || !candidates.contains(target(node.statements().get(0), 0))
                        || used.contains(target(node.statements().get(0), 0)))
                .toList();
    }
}
