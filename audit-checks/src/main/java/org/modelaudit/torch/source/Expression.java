package org.modelaudit.torch.source;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A value, or a type: TorchScript writes both in the same way. */
public sealed interface Expression {

    /** A variable, or the first part of a dotted name. */
    record Name(String name) implements Expression {}

    /** {@code True}, {@code None}, a number or a string, with its text as it stands in the file. */
    record Literal(String text) implements Expression {

        public static final Literal TRUE = new Literal("True");
        public static final Literal FALSE = new Literal("False");
        public static final Literal NONE = new Literal("None");

        /** A whole number of so many characters fits into 64 bits. */
        private static final int DIGITS = 18;

        /** The distance from 0 of a whole number, {@link Long#MAX_VALUE} for a longer one; empty for anything else. */
        public OptionalLong magnitude() {
            if (!text.matches("-?\\d+")) {
                return OptionalLong.empty();
            }
            return OptionalLong.of(text.length() > DIGITS ? Long.MAX_VALUE : Math.abs(Long.parseLong(text)));
        }

        /** Whether it is a string that is not empty. */
        public boolean isString() {
            return text.length() > 2 && (text.charAt(0) == '"' || text.charAt(0) == '\'');
        }

        /** What stands between the quotes. */
        public String unquoted() {
            return text.substring(1, text.length() - 1);
        }

        public static Literal of(boolean value) {
            return value ? TRUE : FALSE;
        }

        public static Literal of(long value) {
            return new Literal(Long.toString(value));
        }

        /** A finite real number, which libtorch tells from a whole one by its point. */
        public static Literal of(double value) {
            return new Literal(Double.toString(value).replace('E', 'e'));
        }
    }

    /** {@code target.name}. */
    record Attribute(Expression target, String name) implements Expression {}

    /** {@code function(arguments, key=value)}. */
    record Call(Expression function, List<Expression> arguments, Map<String, Expression> keywords)
            implements Expression {

        public Call(Expression function, List<Expression> arguments) {
            this(function, arguments, Map.of());
        }
    }

    /** {@code target[indices]}; also a type with its arguments, {@code List[int]}. */
    record Subscript(Expression target, List<Expression> indices) implements Expression {}

    /** {@code from:to:step} between square brackets. */
    record Slice(
            @Nullable Expression from,
            @Nullable Expression to,
            @Nullable Expression step) implements Expression {}

    record ListLiteral(List<Expression> elements) implements Expression {}

    record TupleLiteral(List<Expression> elements) implements Expression {}

    /** {@code {key: value}}, keys and values in the same order. */
    record DictLiteral(List<Expression> keys, List<Expression> values) implements Expression {}

    /** {@code -x}, {@code not x}. */
    record Unary(String operator, Expression operand) implements Expression {}

    record Binary(Expression left, String operator, Expression right) implements Expression {}

    /** {@code then if condition else otherwise}. */
    record Conditional(Expression then, Expression condition, Expression otherwise) implements Expression {}

    /** The dotted name that this is, {@code torch.relu}, or null where it is something else. */
    default @Nullable String dotted() {
        if (this instanceof Name n) {
            return n.name;
        }
        if (this instanceof Attribute a) {
            String target = a.target.dotted();
            return target == null ? null : target + '.' + a.name;
        }
        return null;
    }

    /** The expression that {@code a.b.c} stands for. */
    static Expression ofDotted(String dotted) {
        Expression result = null;
        for (String part : dotted.split("\\.", -1)) {
            result = result == null ? new Name(part) : new Attribute(result, part);
        }
        return java.util.Objects.requireNonNull(result);
    }
}
