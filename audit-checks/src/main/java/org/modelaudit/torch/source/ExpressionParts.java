package org.modelaudit.torch.source;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modelaudit.torch.source.Expression.Attribute;
import org.modelaudit.torch.source.Expression.Binary;
import org.modelaudit.torch.source.Expression.Call;
import org.modelaudit.torch.source.Expression.Conditional;
import org.modelaudit.torch.source.Expression.DictLiteral;
import org.modelaudit.torch.source.Expression.ListLiteral;
import org.modelaudit.torch.source.Expression.Name;
import org.modelaudit.torch.source.Expression.Slice;
import org.modelaudit.torch.source.Expression.Subscript;
import org.modelaudit.torch.source.Expression.TupleLiteral;
import org.modelaudit.torch.source.Expression.Unary;

/** The expressions that an expression is made of, every one, in the order of the source. */
public final class ExpressionParts {

    private ExpressionParts() {}

    /** What stands directly in it: also the function of a call, and the value whose method that is. */
    public static List<Expression> of(Expression expression) {
        List<Expression> parts = new ArrayList<>();
        visit(expression, part -> {
            if (part != null) {
                parts.add(part);
            }
        });
        return parts;
    }

    /** The names in it, in the order of the source, each as often as it stands there. */
    public static Stream<Name> names(Expression expression) {
        return expression instanceof Name name
                ? Stream.of(name)
                : of(expression).stream().flatMap(ExpressionParts::names);
    }

    private static void visit(Expression expression, Consumer<@Nullable Expression> visit) {
        if (expression instanceof Attribute e) {
            visit.accept(e.target());
        } else if (expression instanceof Call e) {
            visit.accept(e.function());
            e.arguments().forEach(visit);
            e.keywords().values().forEach(visit);
        } else if (expression instanceof Subscript e) {
            visit.accept(e.target());
            e.indices().forEach(visit);
        } else if (expression instanceof Slice e) {
            visit.accept(e.from());
            visit.accept(e.to());
            visit.accept(e.step());
        } else if (expression instanceof ListLiteral e) {
            e.elements().forEach(visit);
        } else if (expression instanceof TupleLiteral e) {
            e.elements().forEach(visit);
        } else if (expression instanceof DictLiteral e) {
            e.keys().forEach(visit);
            e.values().forEach(visit);
        } else if (expression instanceof Unary e) {
            visit.accept(e.operand());
        } else if (expression instanceof Binary e) {
            visit.accept(e.left());
            visit.accept(e.right());
        } else if (expression instanceof Conditional e) {
            visit.accept(e.then());
            visit.accept(e.condition());
            visit.accept(e.otherwise());
        }
    }
}
