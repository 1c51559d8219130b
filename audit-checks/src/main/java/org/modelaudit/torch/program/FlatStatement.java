package org.modelaudit.torch.program;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.modelaudit.torch.source.Expression;
import org.modelaudit.torch.source.Statement;

/**
 * One step of a flat program; a block of control flow counts as one.
 *
 * @param layer path of the module that it belongs to, empty for the top module
 * @param uses variables that it reads and does not make itself
 * @param definitions variables that it makes or changes and that can be read after it
 */
public record FlatStatement(Statement statement, String layer, Set<String> uses, Set<String> definitions) {

    public static FlatStatement of(Statement statement, String layer) {
        return new FlatStatement(statement, layer, Variables.uses(statement), Variables.definitions(statement));
    }

    /** Name of the operation that it calls, {@code torch.conv2d}, or null where it is something else. */
    public @Nullable String operation() {
        Expression.Call call = call();
        return call == null ? null : call.function().dotted();
    }

    /** The call whose result it keeps, or null where it is something else. */
    public Expression.@Nullable Call call() {
        Statement inner = statement instanceof Statement.With w && w.body().size() == 1
                ? w.body().get(0)
                : statement;
        Expression value = inner instanceof Statement.Assign a
                ? a.value()
                : inner instanceof Statement.Evaluate e ? e.value() : null;
        return value instanceof Expression.Call c ? c : null;
    }

    /** The variables that its call reads, in the order of the arguments, each once; elements of a list written in place too. */
    public List<String> arguments() {
        List<String> names = new ArrayList<>();
        Expression.Call call = call();
        if (call != null) {
            call.arguments().forEach(argument -> names.addAll(names(argument)));
            call.keywords().values().forEach(argument -> names.addAll(names(argument)));
        }
        return names.stream().distinct().toList();
    }

    private static List<String> names(Expression argument) {
        if (argument instanceof Expression.ListLiteral list) {
            return list.elements().stream().flatMap(e -> names(e).stream()).toList();
        }
        return argument instanceof Expression.Name name ? List.of(name.name()) : List.of();
    }

    /** Number of the weight that an argument of its call is; empty where that is something else. */
    public OptionalInt weightAt(int argument) {
        return argument(argument) instanceof Expression.Subscript s
                        && WeightTable.LIST.equals(s.target().dotted())
                        && s.indices().get(0) instanceof Expression.Literal index
                ? OptionalInt.of(Integer.parseInt(index.text()))
                : OptionalInt.empty();
    }

    /** Text of an argument of its call that is a literal; empty where it is something else. */
    public String literalAt(int argument) {
        return argument(argument) instanceof Expression.Literal literal ? literal.text() : "";
    }

    /** Whether an argument of its call is {@code None}, or left out at the end with all behind it. */
    public boolean isNoneOrMissing(int position) {
        Expression.Call call = call();
        boolean missing = call != null
                && position >= call.arguments().size()
                && call.keywords().isEmpty();
        return missing || Expression.Literal.NONE.equals(argument(position));
    }

    private @Nullable Expression argument(int position) {
        Expression.Call call = call();
        return call == null || position >= call.arguments().size()
                ? null
                : call.arguments().get(position);
    }

    /** Whether it reads {@code weights[index]}. */
    public boolean reads(int index) {
        Expression.Call call = call();
        return call != null && mentions(call, Integer.toString(index));
    }

    private static boolean mentions(Expression e, String index) {
        boolean weight = e instanceof Expression.Subscript s
                && WeightTable.LIST.equals(s.target().dotted())
                && s.indices().get(0) instanceof Expression.Literal l
                && l.text().equals(index);
        return weight || Expressions.children(e).stream().anyMatch(child -> mentions(child, index));
    }
}
