package org.modelaudit.torch.program;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.modelaudit.torch.source.Expression;
import org.modelaudit.torch.source.Expression.Name;
import org.modelaudit.torch.source.ProgramException;
import org.modelaudit.torch.source.Statement;

/** Collects the statements of a flat program, block within block, and gives every variable a name of its own. */
final class Emitter {

    private static final int MAX_STATEMENTS = 200_000;

    /** libtorch puts functions where they are called, as is done here, and goes through blocks by recursion. */
    private static final int MAX_BLOCKS = 64;

    private final List<FlatStatement> flat = new ArrayList<>();
    private final Deque<List<Statement>> blocks = new ArrayDeque<>();
    private final Set<String> neverNone = new HashSet<>();
    private @Nullable String guard;
    private int guardedDepth;
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
        Statement guarded = guard == null || blocks.size() != guardedDepth || !isComputed(statement)
                ? statement
                : new Statement.With(new Name(guard), null, List.of(statement));
        if (blocks.isEmpty()) {
            flat.add(FlatStatement.of(guarded, layer));
        } else {
            blocks.getFirst().add(guarded);
        }
    }

    /** What is no operation needs no guard: a string, a device, another name for a variable. */
    private static boolean isComputed(Statement statement) {
        Expression value = statement instanceof Statement.Assign a
                ? a.value()
                : statement instanceof Statement.Evaluate e ? e.value() : null;
        return value == null
                || (value instanceof Expression.Call c
                        && String.valueOf(c.function().dotted()).matches("(torch|ops)\\..*")
                        && !"torch.device".equals(c.function().dotted()));
    }

    /**
     * Runs {@code body}; each statement that it emits stands in a {@code with} block of its own, so that the program can
     * still be cut between any two.
     *
     * @param type full name of a class whose objects can be entered without having been initialised
     */
    void guarded(String type, String layer, Runnable body) {
        String outer = guard;
        int outerDepth = guardedDepth;
        guard = null;
        Expression made =
                new Expression.Call(Expression.ofDotted(type + ".__new__"), List.of(Expression.ofDotted(type)));
        String entered = keep(made, "guard", layer).name();
        guard = entered;
        guardedDepth = blocks.size();
        body.run();
        guard = outer;
        guardedDepth = outerDepth;
    }

    /** Keeps an expression in a new variable. */
    Name keep(Expression expression, String hint, String layer) {
        String variable = variable(hint);
        emit(new Statement.Assign(variable, expression), layer);
        if (isNeverNone(expression)) {
            neverNone.add(variable);
        }
        return new Name(variable);
    }

    /** A tuple that was taken apart as one value again; any other value as it is. */
    @Nullable
    Value whole(@Nullable Value value, String hint, String layer) {
        return value instanceof Value.Several s
                ? new Value.Operand(keep(new Expression.TupleLiteral(s.elements()), hint, layer))
                : value;
    }

    private static boolean isNeverNone(Expression expression) {
        if (expression instanceof Expression.Call c && c.arguments().size() == 2) {
            String function = String.valueOf(c.function().dotted());
            boolean something = c.arguments().get(0) instanceof Expression.Subscript s
                    && List.of("List", "Dict", "Tuple")
                            .contains(String.valueOf(s.target().dotted()));
            return (function.equals("annotate") || function.equals("unchecked_cast")) && something;
        }
        return expression instanceof Expression.ListLiteral || expression instanceof Expression.TupleLiteral;
    }

    /** Whether a variable, which is assigned only once, is known to hold something. */
    boolean neverNone(Expression value) {
        return value instanceof Name n && neverNone.contains(n.name());
    }

    /** How many blocks of control flow are open. */
    int depth() {
        return blocks.size();
    }

    boolean insideBlock() {
        return !blocks.isEmpty();
    }

    /** What {@code body} emits, as the block of a statement of control flow. */
    List<Statement> block(Runnable body) {
        if (blocks.size() >= MAX_BLOCKS) {
            throw new ProgramException(
                    "its branches and loops, followed through its calls, are nested more than %d deep"
                            .formatted(MAX_BLOCKS));
        }
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
