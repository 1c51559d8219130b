package org.modelaudit.torch.source;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.modelaudit.torch.source.Expression.Name;

/** One step of a function's body. */
public sealed interface Statement {

    /**
     * {@code target = value}, {@code a, b, = value} or {@code target : type = value}. A target is a name, or the attribute
     * of an object.
     *
     * @param unpacked whether the value is a tuple that is taken apart, which one target alone does not tell
     */
    record Assign(
            List<Expression> targets,
            boolean unpacked,
            @Nullable Expression type,
            Expression value) implements Statement {

        public Assign(String target, Expression value) {
            this(List.of(new Name(target)), false, null, value);
        }
    }

    /** A call for the sake of what it does. */
    record Evaluate(Expression value) implements Statement {}

    record Return(@Nullable Expression value) implements Statement {}

    record If(Expression condition, List<Statement> then, List<Statement> otherwise) implements Statement {}

    record While(Expression condition, List<Statement> body) implements Statement {}

    record For(Expression target, Expression iterable, List<Statement> body) implements Statement {}

    /** {@code with value as target:}. */
    record With(Expression value, @Nullable Expression target, List<Statement> body) implements Statement {}

    record Pass() implements Statement {}
}
