package org.modelaudit.torch.program;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.modelaudit.torch.source.Expression;
import org.modelaudit.torch.source.Expression.Call;
import org.modelaudit.torch.source.Expression.Name;
import org.modelaudit.torch.source.Statement;

/** The variables whose values a statement changes in place, lists and tensors. */
final class Changes {

    private Changes() {}

    static Set<String> in(Statement statement) {
        Set<String> changed = new HashSet<>();
        collect(List.of(statement), changed);
        return changed;
    }

    private static void collect(List<Statement> statements, Set<String> changed) {
        for (Statement statement : statements) {
            if (statement instanceof Statement.Assign s) {
                add(s.value(), changed);
            } else if (statement instanceof Statement.Evaluate s) {
                add(s.value(), changed);
            } else if (statement instanceof Statement.If s) {
                collect(s.then(), changed);
                collect(s.otherwise(), changed);
            } else if (statement instanceof Statement.While s) {
                collect(s.body(), changed);
            } else if (statement instanceof Statement.For s) {
                collect(s.body(), changed);
            } else if (statement instanceof Statement.With s) {
                collect(s.body(), changed);
            }
        }
    }

    private static void add(Expression value, Set<String> changed) {
        if (value instanceof Call call
                && !call.arguments().isEmpty()
                && call.arguments().get(0) instanceof Name n) {
            String operation = call.function().dotted();
            if (Operations.isInPlace(operation) || Operations.changesList(operation)) {
                changed.add(n.name());
            }
        }
    }
}
