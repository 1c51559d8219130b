package org.modelaudit.torch.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.modelaudit.torch.source.Expression.Attribute;
import org.modelaudit.torch.source.Expression.Binary;
import org.modelaudit.torch.source.Expression.Call;
import org.modelaudit.torch.source.Expression.Conditional;
import org.modelaudit.torch.source.Expression.DictLiteral;
import org.modelaudit.torch.source.Expression.ListLiteral;
import org.modelaudit.torch.source.Expression.Literal;
import org.modelaudit.torch.source.Expression.Name;
import org.modelaudit.torch.source.Expression.Slice;
import org.modelaudit.torch.source.Expression.Subscript;
import org.modelaudit.torch.source.Expression.TupleLiteral;
import org.modelaudit.torch.source.Expression.Unary;

/** Expressions by precedence, from the conditional down to the name. */
final class ExpressionParser {

    /** Operators from the loosest to the tightest. */
    private static final List<Set<String>> LEVELS = List.of(
            Set.of("or"),
            Set.of("and"),
            Set.of("==", "!=", "<", ">", "<=", ">=", "is", "in"),
            Set.of("|"),
            Set.of("^"),
            Set.of("&"),
            Set.of("<<", ">>"),
            Set.of("+", "-"),
            Set.of("*", "/", "//", "%", "@"));

    private final TokenStream tokens;

    ExpressionParser(TokenStream tokens) {
        this.tokens = tokens;
    }

    /**
     * A whole expression.
     *
     * @throws ProgramException if it is damaged, or higher than what may be walked over
     */
    Expression parse() {
        int line = tokens.peek().line();
        Expression whole = value();
        ExpressionHeight.check(whole, line);
        return whole;
    }

    private Expression value() {
        tokens.deeper();
        Expression value = binary(0);
        if (tokens.accept("if")) {
            Expression condition = binary(0);
            tokens.expect("else");
            value = new Conditional(value, condition, value());
        }
        tokens.shallower();
        return value;
    }

    /** The variable of a loop, one name or several with commas between them. */
    Expression target() {
        List<Expression> names = new ArrayList<>();
        do {
            names.add(new Name(tokens.name()));
        } while (tokens.accept(",") && tokens.at(Token.Kind.NAME) && !tokens.at("in"));
        return names.size() == 1 ? names.get(0) : new TupleLiteral(names);
    }

    private Expression binary(int level) {
        if (level == LEVELS.size()) {
            return unary();
        }
        Expression left = level == 1 && tokens.at("not") ? unary() : binary(level + 1);
        while (LEVELS.get(level).contains(tokens.peek().text()) && !tokens.at(Token.Kind.STRING)) {
            String operator = tokens.next().text();
            if (operator.equals("is") && tokens.accept("not")) {
                operator = "is not";
            }
            left = new Binary(left, operator, binary(level + 1));
        }
        return left;
    }

    private Expression unary() {
        for (String operator : List.of("-", "+", "~", "not")) {
            if (tokens.accept(operator)) {
                tokens.deeper();
                Expression operand = operator.equals("not") ? binary(2) : unary();
                tokens.shallower();
                boolean negative = operator.equals("-") && operand instanceof Literal;
                return negative ? new Literal("-" + ((Literal) operand).text()) : new Unary(operator, operand);
            }
        }
        Expression base = postfix(primary());
        if (!tokens.accept("**")) {
            return base;
        }
        tokens.deeper();
        Expression power = new Binary(base, "**", unary());
        tokens.shallower();
        return power;
    }

    private Expression postfix(Expression primary) {
        Expression value = primary;
        while (true) {
            if (tokens.accept(".")) {
                value = new Attribute(value, tokens.name());
            } else if (tokens.accept("(")) {
                value = call(value);
            } else if (tokens.accept("[")) {
                if (tokens.at("]")) {
                    throw tokens.unexpected("an index");
                }
                value = new Subscript(value, elements("]", true));
            } else {
                return value;
            }
        }
    }

    private Expression call(Expression function) {
        List<Expression> arguments = new ArrayList<>();
        Map<String, Expression> keywords = new LinkedHashMap<>();
        while (!tokens.accept(")")) {
            Expression argument = value();
            if (argument instanceof Name key && tokens.accept("=")) {
                keywords.put(key.name(), value());
            } else {
                arguments.add(argument);
            }
            if (!tokens.at(")")) {
                tokens.expect(",");
            }
        }
        if (function instanceof Name n
                && n.name().equals("getattr")
                && arguments.size() == 2
                && arguments.get(1) instanceof Literal key
                && key.isString()) {
            return new Attribute(arguments.get(0), key.unquoted());
        }
        return new Call(function, arguments, keywords);
    }

    private Expression primary() {
        Token token = tokens.next();
        if (token.kind() == Token.Kind.NUMBER || token.kind() == Token.Kind.STRING) {
            return new Literal(token.text());
        } else if (token.kind() == Token.Kind.NAME) {
            boolean constant = Set.of("True", "False", "None").contains(token.text());
            return constant ? new Literal(token.text()) : new Name(token.text());
        } else if (token.is("(")) {
            return brackets();
        } else if (token.is("[")) {
            return new ListLiteral(elements("]", false));
        } else if (token.is("{")) {
            return dictionary();
        }
        throw new ProgramException("line %d has %s where a value was expected".formatted(token.line(), token));
    }

    /** A value in brackets, or a tuple: the comma makes the difference. */
    private Expression brackets() {
        List<Expression> elements = new ArrayList<>();
        boolean comma = false;
        while (!tokens.accept(")")) {
            elements.add(value());
            if (!tokens.at(")")) {
                tokens.expect(",");
                comma = true;
            }
        }
        return elements.size() == 1 && !comma ? elements.get(0) : new TupleLiteral(elements);
    }

    private List<Expression> elements(String close, boolean slices) {
        List<Expression> elements = new ArrayList<>();
        while (!tokens.accept(close)) {
            elements.add(slices ? index() : value());
            if (!tokens.at(close)) {
                tokens.expect(",");
            }
        }
        return elements;
    }

    private Expression index() {
        Expression from = tokens.at(":") ? null : value();
        if (!tokens.accept(":")) {
            return java.util.Objects.requireNonNull(from);
        }
        Expression to = bound();
        Expression step = tokens.accept(":") ? bound() : null;
        return new Slice(from, to, step);
    }

    private @Nullable Expression bound() {
        return tokens.at(":") || tokens.at("]") || tokens.at(",") ? null : value();
    }

    private Expression dictionary() {
        List<Expression> keys = new ArrayList<>();
        List<Expression> values = new ArrayList<>();
        while (!tokens.accept("}")) {
            keys.add(value());
            tokens.expect(":");
            values.add(value());
            if (!tokens.at("}")) {
                tokens.expect(",");
            }
        }
        return new DictLiteral(keys, values);
    }
}
