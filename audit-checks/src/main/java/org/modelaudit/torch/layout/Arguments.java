package org.modelaudit.torch.layout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.modelaudit.torch.program.FlatProgram;
import org.modelaudit.torch.program.FlatStatement;
import org.modelaudit.torch.source.Expression;
import org.modelaudit.torch.source.Expression.ListLiteral;
import org.modelaudit.torch.source.Expression.Literal;
import org.modelaudit.torch.source.Expression.Name;
import org.modelaudit.torch.source.Statement;

/** Reads the arguments of calls: whole numbers, lists, and what a variable that is assigned one of them holds. */
final class Arguments {

    private final Map<String, Expression> values = new HashMap<>();
    private final Map<String, FlatStatement> calls = new HashMap<>();

    Arguments(FlatProgram program) {
        for (FlatStatement s : program.statements()) {
            if (s.statement() instanceof Statement.Assign a
                    && a.targets().size() == 1
                    && a.targets().get(0) instanceof Name target) {
                if (s.call() == null) {
                    values.put(target.name(), a.value());
                } else {
                    calls.put(target.name(), s);
                }
            }
        }
    }

    /** The call whose result, or one of whose results, a statement keeps; itself where it takes nothing out of a list. */
    FlatStatement caller(FlatStatement statement) {
        if (!(statement.statement() instanceof Statement.Assign assign)) {
            return statement;
        }
        Expression list = assign.value() instanceof Expression.Subscript s ? s.target() : assign.value();
        return list instanceof Name n ? calls.getOrDefault(n.name(), statement) : statement;
    }

    /** An argument by its position, or by its name where it is not given by position; null where it is not given. */
    @Nullable
    Expression of(FlatStatement statement, int position, String name) {
        Expression.Call call = statement.call();
        if (call == null) {
            return null;
        }
        Expression given = position < call.arguments().size()
                ? call.arguments().get(position)
                : call.keywords().get(name);
        return given == null ? null : resolved(given);
    }

    /** A whole number; empty where it is none that the text of the program tells. */
    OptionalLong number(FlatStatement statement, int position, String name) {
        return number(of(statement, position, name));
    }

    /** The same, where an argument that is not given, or None, stands for another number. */
    OptionalLong number(FlatStatement statement, int position, String name, long otherwise) {
        Expression given = of(statement, position, name);
        return given == null || given.equals(Literal.NONE) ? OptionalLong.of(otherwise) : number(given);
    }

    /** Whole numbers of a list; null where they are none that the text of the program tells. */
    @Nullable
    List<Long> numbers(FlatStatement statement, int position, String name) {
        return of(statement, position, name) instanceof ListLiteral list ? numbers(list) : null;
    }

    private @Nullable List<Long> numbers(ListLiteral list) {
        List<Long> numbers = new ArrayList<>();
        for (Expression element : list.elements()) {
            OptionalLong number = number(resolved(element));
            if (number.isEmpty()) {
                return null;
            }
            numbers.add(number.getAsLong());
        }
        return numbers;
    }

    /** The elements of a list of values, {@code torch.cat([a, b], 1)}; null where it is something else. */
    @Nullable
    List<Expression> elements(FlatStatement statement, int position, String name) {
        return of(statement, position, name) instanceof ListLiteral list ? list.elements() : null;
    }

    private Expression resolved(Expression expression) {
        return expression instanceof Name n ? values.getOrDefault(n.name(), n) : expression;
    }

    private static OptionalLong number(@Nullable Expression expression) {
        if (!(expression instanceof Literal l) || l.magnitude().isEmpty()) {
            return OptionalLong.empty();
        }
        long size = l.magnitude().getAsLong();
        return OptionalLong.of(l.text().startsWith("-") ? -size : size);
    }
}
