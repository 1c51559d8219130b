package org.modelaudit.torch.program;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.modelaudit.torch.source.Expression;
import org.modelaudit.torch.source.Statement;

/** Which operations of a program may draw random numbers, whether what they draw reaches the logits or not. */
final class RandomOperations {

    private static final Set<String> NAMES = Set.of(
            "alpha_dropout",
            "bernoulli",
            "binomial",
            "cauchy",
            "dropout",
            "exponential",
            "feature_alpha_dropout",
            "feature_dropout",
            "geometric",
            "log_normal",
            "multinomial",
            "native_dropout",
            "normal",
            "poisson",
            "rand",
            "rand_like",
            "randint",
            "randint_like",
            "randn",
            "randn_like",
            "random",
            "randperm",
            "rrelu",
            "rrelu_with_noise",
            "uniform");

    private RandomOperations() {}

    /** Whether it may draw; an operation in place, {@code torch.normal_}, as well as the other. */
    static boolean isRandom(@Nullable String operation) {
        return operation != null
                && (operation.startsWith("torch.") || operation.startsWith("ops.aten."))
                && NAMES.contains(simple(operation));
    }

    private static String simple(String operation) {
        return operation
                .substring(operation.lastIndexOf('.') + 1)
                .replaceFirst("_$", "")
                .toLowerCase(Locale.ROOT);
    }

    /** Their names without a namespace, each once; what only draws while training and is told not to is left out. */
    static Set<String> in(List<FlatStatement> statements) {
        Set<String> found = new TreeSet<>();
        statements.forEach(statement -> collect(statement.statement(), found));
        return found;
    }

    private static void collect(Statement statement, Set<String> found) {
        for (Expression expression : Statements.expressions(statement)) {
            collect(expression, found);
        }
        Statements.blocks(statement).forEach(block -> block.forEach(inner -> collect(inner, found)));
    }

    private static void collect(Expression expression, Set<String> found) {
        if (expression instanceof Expression.Call call
                && isRandom(call.function().dotted())
                && !isAtRest(call)) {
            found.add(simple(String.valueOf(call.function().dotted())));
        }
        Expressions.children(expression).forEach(child -> collect(child, found));
    }

    /** Whether it is a dropout or a randomised rectifier that is told to draw nothing. */
    private static boolean isAtRest(Expression.Call call) {
        String name = simple(String.valueOf(call.function().dotted()));
        List<Expression> arguments = call.arguments();
        int train = name.contains("dropout") ? 2 : name.equals("rrelu") ? 3 : -1;
        return train > 0 && arguments.size() > train && arguments.get(train).equals(Expression.Literal.FALSE);
    }
}
