package org.modelaudit.torch.program;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.modelaudit.torch.source.Expression;
import org.modelaudit.torch.source.Statement;

/** The parts of a statement: the expressions that it evaluates, and the blocks within it. */
final class Statements {

    private Statements() {}

    /** Every whole expression of the statements and of their blocks, targets included, to look at. */
    static void forEachWhole(List<Statement> statements, Consumer<Expression> look) {
        for (Statement statement : statements) {
            expressions(statement).forEach(look);
            if (statement instanceof Statement.Assign s) {
                s.targets().forEach(look);
                Stream.ofNullable(s.type()).forEach(look);
            }
            blocks(statement).forEach(block -> forEachWhole(block, look));
        }
    }

    /** What it evaluates itself. */
    static List<Expression> expressions(Statement statement) {
        if (statement instanceof Statement.Assign s) {
            return List.of(s.value());
        } else if (statement instanceof Statement.Evaluate s) {
            return List.of(s.value());
        } else if (statement instanceof Statement.Return s && s.value() != null) {
            return List.of(s.value());
        } else if (statement instanceof Statement.If s) {
            return List.of(s.condition());
        } else if (statement instanceof Statement.While s) {
            return List.of(s.condition());
        } else if (statement instanceof Statement.For s) {
            return List.of(s.iterable());
        } else if (statement instanceof Statement.With s) {
            return List.of(s.value());
        }
        return List.of();
    }

    /** The blocks that it holds, outermost only. */
    static List<List<Statement>> blocks(Statement statement) {
        List<List<Statement>> blocks = new ArrayList<>();
        if (statement instanceof Statement.If s) {
            blocks.add(s.then());
            blocks.add(s.otherwise());
        } else if (statement instanceof Statement.While s) {
            blocks.add(s.body());
        } else if (statement instanceof Statement.For s) {
            blocks.add(s.body());
        } else if (statement instanceof Statement.With s) {
            blocks.add(s.body());
        }
        return blocks;
    }
}
