package org.modelaudit.torch.scoring;

import java.util.Optional;
import org.modelaudit.torch.program.FlatStatement;
import org.modelaudit.torch.source.Expression;

/** Which variables of a flat program are read where. */
final class ReadVariables {

    private ReadVariables() {}

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
