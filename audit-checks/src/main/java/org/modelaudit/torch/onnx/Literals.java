package org.modelaudit.torch.onnx;

import java.util.List;
import org.modelaudit.torch.source.Expression;
import org.modelaudit.torch.source.Expression.ListLiteral;
import org.modelaudit.torch.source.Expression.Literal;

/** Numbers and lists as a program writes them. */
final class Literals {

    private Literals() {}

    static Literal of(long value) {
        return Literal.of(value);
    }

    /** Infinite and undefined numbers are written by name. */
    static Expression of(double value) {
        if (Double.isNaN(value)) {
            return new Literal("nan");
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? new Literal("inf") : new Expression.Unary("-", new Literal("inf"));
        }
        return Literal.of(value);
    }

    static Literal of(boolean value) {
        return Literal.of(value);
    }

    static Literal text(String value) {
        return new Literal('"' + value + '"');
    }

    static ListLiteral list(List<? extends Number> values) {
        return new ListLiteral(
                values.stream().map(v -> (Expression) of(v.longValue())).toList());
    }

    static ListLiteral list(long... values) {
        return list(Value.boxed(values));
    }
}
