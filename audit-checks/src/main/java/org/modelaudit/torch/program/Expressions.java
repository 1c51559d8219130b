package org.modelaudit.torch.program;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.modelaudit.torch.source.Expression;
import org.modelaudit.torch.source.Expression.Attribute;
import org.modelaudit.torch.source.Expression.Binary;
import org.modelaudit.torch.source.Expression.Call;
import org.modelaudit.torch.source.Expression.Conditional;
import org.modelaudit.torch.source.Expression.DictLiteral;
import org.modelaudit.torch.source.Expression.ListLiteral;
import org.modelaudit.torch.source.Expression.Slice;
import org.modelaudit.torch.source.Expression.Subscript;
import org.modelaudit.torch.source.Expression.TupleLiteral;
import org.modelaudit.torch.source.Expression.Unary;

/** The parts of an expression, to look at and to replace. */
final class Expressions {

    private static final Pattern VARIABLE = Pattern.compile(".*__\\d+");

    private Expressions() {}

    static List<Expression> children(@Nullable Expression expression) {
        List<Expression> children = new ArrayList<>();
        if (expression != null) {
            replaceChildren(expression, child -> {
                children.add(child);
                return child;
            });
        }
        return children;
    }

    /** The same expression with every part replaced, in the order in which Python evaluates them. */
    static Expression replaceChildren(Expression expression, UnaryOperator<Expression> by) {
        if (expression instanceof Attribute e) {
            return new Attribute(by.apply(e.target()), e.name());
        } else if (expression instanceof Call e) {
            Expression function = isGlobal(e.function()) ? e.function() : replaceTarget(e.function(), by);
            List<Expression> arguments = all(e.arguments(), by);
            Map<String, Expression> keywords = new LinkedHashMap<>();
            e.keywords().forEach((k, v) -> keywords.put(k, by.apply(v)));
            return new Call(function, arguments, keywords);
        } else if (expression instanceof Subscript e) {
            return new Subscript(by.apply(e.target()), all(e.indices(), by));
        } else if (expression instanceof Slice e) {
            return new Slice(optional(e.from(), by), optional(e.to(), by), optional(e.step(), by));
        } else if (expression instanceof ListLiteral e) {
            return new ListLiteral(all(e.elements(), by));
        } else if (expression instanceof TupleLiteral e) {
            return new TupleLiteral(all(e.elements(), by));
        } else if (expression instanceof DictLiteral e) {
            return new DictLiteral(all(e.keys(), by), all(e.values(), by));
        } else if (expression instanceof Unary e) {
            return new Unary(e.operator(), by.apply(e.operand()));
        } else if (expression instanceof Binary e) {
            return new Binary(by.apply(e.left()), e.operator(), by.apply(e.right()));
        } else if (expression instanceof Conditional e) {
            return new Conditional(by.apply(e.then()), by.apply(e.condition()), by.apply(e.otherwise()));
        }
        return expression;
    }

    /** Whether this names an operation or a function, as opposed to a method of some value. */
    private static boolean isGlobal(Expression function) {
        String dotted = function.dotted();
        return dotted != null && !isVariable(dotted.split("\\.", 2)[0]);
    }

    /** Whether this is a name that the flat program gave to a value, which ends in two underscores and a number. */
    static boolean isVariable(String name) {
        return VARIABLE.matcher(name).matches();
    }

    private static Expression replaceTarget(Expression function, UnaryOperator<Expression> by) {
        return function instanceof Attribute a ? new Attribute(by.apply(a.target()), a.name()) : by.apply(function);
    }

    private static List<Expression> all(List<Expression> expressions, UnaryOperator<Expression> by) {
        return expressions.stream().map(by).toList();
    }

    private static @Nullable Expression optional(@Nullable Expression expression, UnaryOperator<Expression> by) {
        return expression == null ? null : by.apply(expression);
    }
}
