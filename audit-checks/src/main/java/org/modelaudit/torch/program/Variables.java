package org.modelaudit.torch.program;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.modelaudit.torch.source.Expression;
import org.modelaudit.torch.source.Expression.Name;
import org.modelaudit.torch.source.Statement;

/** Which variables a statement reads and makes. A flat program's variables end in an underscore and a number. */
final class Variables {

    private Variables() {}

    static Set<String> of(Expression expression) {
        Set<String> names = new LinkedHashSet<>();
        visit(expression, names::add);
        return names;
    }

    static Set<String> definitions(Statement statement) {
        Set<String> names = new LinkedHashSet<>();
        collectDefinitions(List.of(statement), names);
        return names;
    }

    static Set<String> uses(Statement statement) {
        Set<String> names = new LinkedHashSet<>();
        collectUses(List.of(statement), new LinkedHashSet<>(), names);
        return names;
    }

    private static void collectDefinitions(List<Statement> statements, Set<String> names) {
        for (Statement statement : statements) {
            if (statement instanceof Statement.Assign s) {
                s.targets().forEach(t -> visit(t, names::add));
            } else if (statement instanceof Statement.If s) {
                collectDefinitions(s.then(), names);
                collectDefinitions(s.otherwise(), names);
            } else if (statement instanceof Statement.While s) {
                collectDefinitions(s.body(), names);
            } else if (statement instanceof Statement.For s) {
                visit(s.target(), names::add);
                collectDefinitions(s.body(), names);
            } else if (statement instanceof Statement.With s) {
                collectDefinitions(s.body(), names);
            }
        }
    }

    /** Adds to {@code names} what is read before it is in {@code made}. */
    private static void collectUses(List<Statement> statements, Set<String> made, Set<String> names) {
        Consumer<String> use = name -> {
            if (!made.contains(name)) {
                names.add(name);
            }
        };
        for (Statement statement : statements) {
            if (statement instanceof Statement.Assign s) {
                visit(s.value(), use);
                s.targets().forEach(t -> visit(t, made::add));
            } else if (statement instanceof Statement.Evaluate s) {
                visit(s.value(), use);
            } else if (statement instanceof Statement.If s) {
                visit(s.condition(), use);
                Set<String> then = new LinkedHashSet<>(made);
                Set<String> otherwise = new LinkedHashSet<>(made);
                collectUses(s.then(), then, names);
                collectUses(s.otherwise(), otherwise, names);
                then.addAll(otherwise);
                made.addAll(then);
            } else if (statement instanceof Statement.While s) {
                visit(s.condition(), use);
                collectUses(s.body(), new LinkedHashSet<>(made), names);
            } else if (statement instanceof Statement.For s) {
                visit(s.iterable(), use);
                Set<String> body = new LinkedHashSet<>(made);
                visit(s.target(), body::add);
                collectUses(s.body(), body, names);
            } else if (statement instanceof Statement.With s) {
                visit(s.value(), use);
                collectUses(s.body(), made, names);
            }
        }
    }

    static void visit(@Nullable Expression expression, Consumer<String> variable) {
        if (expression instanceof Name e) {
            if (Expressions.isVariable(e.name())) {
                variable.accept(e.name());
            }
            return;
        }
        Expressions.children(expression).forEach(child -> visit(child, variable));
    }
}
