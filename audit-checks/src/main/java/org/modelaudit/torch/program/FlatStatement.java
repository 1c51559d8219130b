package org.modelaudit.torch.program;

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

    static FlatStatement of(Statement statement, String layer) {
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
