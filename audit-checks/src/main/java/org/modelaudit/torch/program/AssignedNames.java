package org.modelaudit.torch.program;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.modelaudit.torch.source.Expression.Name;
import org.modelaudit.torch.source.Statement;

/** The names that a block of source assigns. */
final class AssignedNames {

    private AssignedNames() {}

    /** A new set, in the order of assignment. */
    static Set<String> in(List<Statement> statements) {
        Set<String> names = new LinkedHashSet<>();
        collect(statements, names);
        return names;
    }

    private static void collect(List<Statement> statements, Set<String> names) {
        for (Statement statement : statements) {
            if (statement instanceof Statement.Assign s) {
                s.targets().forEach(t -> {
                    if (t instanceof Name n) {
                        names.add(n.name());
                    }
                });
            } else if (statement instanceof Statement.If s) {
                collect(s.then(), names);
                collect(s.otherwise(), names);
            } else if (statement instanceof Statement.While s) {
                collect(s.body(), names);
            } else if (statement instanceof Statement.For s) {
                collect(s.body(), names);
            } else if (statement instanceof Statement.With s) {
                collect(s.body(), names);
            }
        }
    }
}
