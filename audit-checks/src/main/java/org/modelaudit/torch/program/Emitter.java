package org.modelaudit.torch.program;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.modelaudit.torch.source.Expression;
import org.modelaudit.torch.source.Expression.Name;
import org.modelaudit.torch.source.ProgramException;
import org.modelaudit.torch.source.Statement;

/** Collects the statements of a flat program, block within block, and gives every variable a name of its own. */
final class Emitter {

    private static final int MAX_STATEMENTS = 200_000;

    private final List<FlatStatement> flat = new ArrayList<>();
    private final Deque<List<Statement>> blocks = new ArrayDeque<>();
    private int names;
    private int emitted;

    /** A new variable; {@code hint} is what the source calls it. */
    String variable(String hint) {
        int cut = hint.indexOf("__");
        String stem = cut > 0 ? hint.substring(0, cut) : hint.replaceAll("^_+", "t");
        return stem + "__" + names++;
    }

    void emit(Statement statement, String layer) {
        if (++emitted > MAX_STATEMENTS) {
            throw new ProgramException("its program has more than %d statements".formatted(MAX_STATEMENTS));
        }
        if (blocks.isEmpty()) {
            flat.add(FlatStatement.of(statement, layer));
        } else {
            blocks.getFirst().add(statement);
        }
    }

    /** Keeps an expression in a new variable. */
    Name keep(Expression expression, String hint, String layer) {
        String variable = variable(hint);
        emit(new Statement.Assign(variable, expression), layer);
        return new Name(variable);
    }

    boolean insideBlock() {
        return !blocks.isEmpty();
    }

    /** What {@code body} emits, as the block of a statement of control flow. */
    List<Statement> block(Runnable body) {
        blocks.push(new ArrayList<>());
        body.run();
        return blocks.pop();
    }

    int position() {
        return flat.size();
    }

    List<FlatStatement> statements() {
        return flat;
    }
}
