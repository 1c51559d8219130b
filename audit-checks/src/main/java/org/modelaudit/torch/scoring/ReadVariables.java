package org.modelaudit.torch.scoring;

import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.modelaudit.torch.program.FlatStatement;
import org.modelaudit.torch.source.Expression;
import org.modelaudit.torch.source.SourceWriter;

/** Which variables of a flat program are read where. */
final class ReadVariables {

    private static final Pattern VARIABLE = Pattern.compile("\\b\\w+__\\d+\\b");

    private ReadVariables() {}

    /** Variables that an expression reads. */
    static Set<String> of(Expression expression) {
        return VARIABLE.matcher(SourceWriter.text(expression))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    /** Whether an argument of a statement's call is a variable. */
    static boolean reads(FlatStatement statement, int argument, String variable) {
        return argumentAt(statement, argument).filter(variable::equals).isPresent();
    }

    /** The variable that an argument of a statement's call is. */
    static Optional<String> argumentAt(FlatStatement statement, int argument) {
        Expression.Call call = statement.call();
        return call != null
                        && argument < call.arguments().size()
                        && call.arguments().get(argument) instanceof Expression.Name name
                ? Optional.of(name.name())
                : Optional.empty();
    }
}
