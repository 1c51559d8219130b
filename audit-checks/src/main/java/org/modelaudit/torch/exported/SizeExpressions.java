package org.modelaudit.torch.exported;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.modelaudit.torch.graph.ValueNames;
import org.modelaudit.torch.source.Expression;
import org.modelaudit.torch.source.Expression.Binary;
import org.modelaudit.torch.source.Expression.Call;
import org.modelaudit.torch.source.Expression.Literal;
import org.modelaudit.torch.source.Expression.Name;
import org.modelaudit.torch.source.Expression.Unary;
import org.modelaudit.torch.source.Printable;
import org.modelaudit.torch.source.ProgramException;
import org.modelaudit.torch.source.SourceFile;

/**
 * Sizes that an export keeps as formulas of the input's sizes: as SymPy prints its objects, {@code Mul(Integer(2), Symbol('s0',
 * integer=True))}, or, by PyTorch before 2.6, as arithmetic, {@code 2*s0}. They become the whole-number arithmetic of the source language.
 */
final class SizeExpressions {

    private static final int MOST_FACTORS = 8;

    /** A power is written as a product, and one of a power as a product of products. */
    private static final int MOST_COPIES = 64;

    private static final Map<String, String> OPERATIONS = Map.of(
            "Mul", "torch.mul",
            "Add", "torch.add",
            "FloorDiv", "torch.floordiv",
            "CleanDiv", "torch.floordiv",
            "Mod", "torch.remainder",
            "PythonMod", "torch.remainder",
            "Max", "ops.prim.max",
            "Min", "ops.prim.min");

    private static final Map<String, String> SIGNS = Map.of("*", "Mul", "+", "Add", "//", "FloorDiv", "%", "Mod");

    private final Set<String> symbols = new LinkedHashSet<>();

    /** How many times what is read now will be written. */
    private long copies = 1;

    /**
     * @param text of a size
     * @throws ProgramException if it is no size that can be followed
     */
    Expression of(String text) {
        if (text.length() > 10_000) {
            throw refused(text);
        }
        copies = 1;
        return convert(SourceFile.expression(text), text);
    }

    /** The symbol that a size is, empty where it is more than one. */
    static String symbol(String text) {
        SizeExpressions sizes = new SizeExpressions();
        return sizes.of(text) instanceof Name ? sizes.symbols.iterator().next() : "";
    }

    /** The symbols that were read so far. */
    Set<String> symbols() {
        return symbols;
    }

    private Expression convert(Expression e, String text) {
        if (e instanceof Literal number && number.magnitude().isPresent()) {
            return number;
        } else if (e instanceof Name name) {
            return symbol(name.name(), text);
        } else if (e instanceof Unary minus && minus.operator().equals("-")) {
            return operation("Mul", List.of(new Literal("-1"), convert(minus.operand(), text)), text);
        } else if (e instanceof Binary binary) {
            return convert(binary, text);
        } else if (e instanceof Call call && call.function() instanceof Name function) {
            return convert(function.name(), call, text);
        }
        throw refused(text);
    }

    private Expression convert(Binary binary, String text) {
        if (binary.operator().equals("**")) {
            return power(binary.left(), binary.right(), text);
        }
        Expression left = convert(binary.left(), text);
        if (binary.operator().equals("-")) {
            Expression right = operation("Mul", List.of(new Literal("-1"), convert(binary.right(), text)), text);
            return operation("Add", List.of(left, right), text);
        }
        return operation(SIGNS.getOrDefault(binary.operator(), ""), List.of(left, convert(binary.right(), text)), text);
    }

    private Expression convert(String function, Call call, String text) {
        List<Expression> arguments = call.arguments();
        if (function.equals("Symbol")
                && !arguments.isEmpty()
                && arguments.get(0) instanceof Literal name
                && name.isString()) {
            return symbol(name.unquoted(), text);
        } else if (function.equals("Integer") && arguments.size() == 1) {
            return convert(arguments.get(0), text);
        } else if (function.equals("Pow") && arguments.size() == 2) {
            return power(arguments.get(0), arguments.get(1), text);
        }
        return operation(function, arguments.stream().map(a -> convert(a, text)).toList(), text);
    }

    private Expression power(Expression base, Expression exponent, String text) {
        Expression power = exponent instanceof Call call && call.arguments().size() == 1
                ? call.arguments().get(0)
                : exponent;
        long times = power instanceof Literal n ? n.magnitude().orElse(0) : 0;
        if (times < 1 || times > MOST_FACTORS || ((Literal) power).text().startsWith("-")) {
            throw refused(text);
        }
        copies *= times;
        if (copies > MOST_COPIES) {
            throw refused(text);
        }
        Expression factor = convert(base, text);
        copies /= times;
        return operation("Mul", Collections.nCopies((int) times, factor), text);
    }

    private static Expression operation(String name, List<Expression> operands, String text) {
        String operation = OPERATIONS.get(name);
        if (operation == null || operands.isEmpty() || operands.size() > 64) {
            throw refused(text);
        }
        Expression value = operands.get(0);
        for (Expression operand : operands.subList(1, operands.size())) {
            value = new Call(Expression.ofDotted(operation), List.of(value, operand));
        }
        return value;
    }

    private Expression symbol(String name, String text) {
        if (!name.matches("[A-Za-z_]\\w*")) {
            throw refused(text);
        }
        if (name.matches("u\\d+|zuf\\d+")) {
            throw new ProgramException(
                    "a size in it depends on the numbers of the picture ('%s'), which cannot be followed; export a model whose sizes hang on the picture's size alone"
                            .formatted(name));
        }
        symbols.add(name);
        return new Name(ValueNames.of(name));
    }

    private static ProgramException refused(String text) {
        return new ProgramException(
                "it computes a size in a way that is not known ('%s'); export it with fixed sizes and a dynamic batch alone"
                        .formatted(Printable.of(text)));
    }
}
