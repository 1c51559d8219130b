package org.modelaudit.torch.onnx;

import java.util.List;
import org.modelaudit.torch.source.Expression;
import org.modelaudit.torch.source.Expression.ListLiteral;
import org.modelaudit.torch.source.Expression.Literal;

/** Numbers and lists as a program writes them. */
final class Literals {

    private Literals() {}

    static Literal of(long value) {
        return new Literal(Long.toString(value));
    }

    /** A real number, which libtorch tells from a whole one by its point. */
    static Expression of(double value) {
        if (Double.isNaN(value)) {
            return new Literal("nan");
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? new Literal("inf") : new Expression.Unary("-", new Literal("inf"));
        }
        return new Literal(Double.toString(value).replace('E', 'e'));
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
