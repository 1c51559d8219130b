package org.modelaudit.torch.program;

import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.modelaudit.torch.source.Expression;
import org.modelaudit.torch.source.Expression.Call;
import org.modelaudit.torch.source.Expression.ListLiteral;
import org.modelaudit.torch.source.Expression.Literal;
import org.modelaudit.torch.source.Expression.Unary;

/**
 * Decides the conditions that a program's constants decide, {@code training}, {@code bias is None}, so that a layer in the
 * branch that is taken can be cut.
 */
final class ConstantFolding {

    private static final Map<String, BiPredicate<Double, Double>> COMPARISONS = Map.of(
            "torch.eq", (a, b) -> a.doubleValue() == b.doubleValue(),
            "torch.ne", (a, b) -> a.doubleValue() != b.doubleValue(),
            "torch.lt", (a, b) -> a < b,
            "torch.le", (a, b) -> a <= b,
            "torch.gt", (a, b) -> a > b,
            "torch.ge", (a, b) -> a >= b);

    private ConstantFolding() {}

    /** The literal that an expression with constant parts stands for, or null where that is not known. */
    static @Nullable Literal fold(Expression expression, Predicate<Expression> neverNone) {
        if (expression instanceof Unary u && u.operator().equals("not")) {
            return negated(u.operand());
        }
        if (!(expression instanceof Call call)) {
            return null;
        }
        String name = String.valueOf(call.function().dotted());
        List<Expression> arguments = call.arguments();
        if (arguments.size() == 1) {
            return switch (name) {
                case "torch.__not__" -> negated(arguments.get(0));
                case "bool" -> isBoolean(arguments.get(0)) ? (Literal) arguments.get(0) : null;
                default -> null;
            };
        }
        if (arguments.size() != 2) {
            return null;
        }
        Expression left = arguments.get(0);
        Expression right = arguments.get(1);
        return switch (name) {
            case "torch.__is__" -> is(left, right, true, neverNone);
            case "torch.__isnot__" -> is(left, right, false, neverNone);
            case "torch.eq", "torch.ne" -> equal(name, left, right);
            case "torch.__contains__" -> contains(left, right);
            default -> compare(name, left, right);
        };
    }

    private static @Nullable Literal negated(Expression operand) {
        return isBoolean(operand) ? Literal.of(operand.equals(Literal.FALSE)) : null;
    }

    private static boolean isBoolean(Expression e) {
        return e.equals(Literal.TRUE) || e.equals(Literal.FALSE);
    }

    /** A weight, a list and a literal are known to be there; a variable may hold None. */
    private static @Nullable Literal is(
            Expression left, Expression right, boolean wanted, Predicate<Expression> neverNone) {
        if (Enumerations.isMember(left) && Enumerations.isMember(right)) {
            return Literal.of(left.equals(right) == wanted);
        }
        if (left instanceof Expression.Name && left.equals(right)) {
            return Literal.of(wanted);
        }
        boolean there = left instanceof Literal || WeightTable.isWeight(left) || neverNone.test(left);
        return there && right.equals(Literal.NONE) ? Literal.of(left.equals(Literal.NONE) == wanted) : null;
    }

    private static @Nullable Literal contains(Expression container, Expression element) {
        boolean known = container instanceof ListLiteral list
                && list.elements().stream().allMatch(ConstantFolding::isString)
                && isString(element);
        return known ? Literal.of(((ListLiteral) container).elements().contains(element)) : null;
    }

    private static boolean isString(Expression expression) {
        return expression instanceof Literal l
                && !isNumber(l)
                && (l.isString() || l.text().length() == 2);
    }

    private static @Nullable Literal equal(String name, Expression left, Expression right) {
        if (Enumerations.isMember(left) && Enumerations.isMember(right)) {
            return Literal.of(left.equals(right) == name.equals("torch.eq"));
        }
        boolean plain = left instanceof Literal l && right instanceof Literal r && !isNumber(l) && !isNumber(r);
        return plain ? Literal.of(left.equals(right) == name.equals("torch.eq")) : compare(name, left, right);
    }

    private static @Nullable Literal compare(String name, Expression left, Expression right) {
        BiPredicate<Double, Double> comparison = COMPARISONS.get(name);
        if (comparison == null
                || !(left instanceof Literal a)
                || !(right instanceof Literal b)
                || !isNumber(a)
                || !isNumber(b)) {
            return null;
        }
        return Literal.of(comparison.test(Double.valueOf(a.text()), Double.valueOf(b.text())));
    }

    private static boolean isNumber(Literal literal) {
        return literal.text().matches("-?[0-9.][0-9.eE+-]*")
                && literal.text().chars().anyMatch(Character::isDigit)
                && literal.text().length() < 40
                && parses(literal.text());
    }

    private static boolean parses(String text) {
        try {
            return !Double.isNaN(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
