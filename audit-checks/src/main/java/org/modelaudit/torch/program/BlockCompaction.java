package org.modelaudit.torch.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.modelaudit.torch.source.Expression;
import org.modelaudit.torch.source.Expression.Call;
import org.modelaudit.torch.source.Expression.Name;
import org.modelaudit.torch.source.Statement;
import org.modelaudit.torch.source.Statement.Assign;

/**
 * Writes blocks of control flow shorter: what is used once, by the statement behind it, stands where it is used, and what is
 * never used is left out. For every variable that only one branch of an {@code if} makes, libtorch copies the source of the whole
 * class when it compiles it, so that long blocks of short statements, as a scripted attention has them, cost it seconds.
 *
 * <p>Statements outside of blocks stay as they are: programs are cut between them.
 */
final class BlockCompaction {

    /** Functions of the language itself; all others that change nothing are PyTorch's. */
    private static final Set<String> CASTS =
            Set.of("int", "float", "bool", "str", "annotate", "unchecked_cast", "isinstance", "uninitialized");

    private static final int DEEPEST = 12;

    private final Map<String, Integer> uses = new HashMap<>();
    private final Map<String, Integer> definitions = new HashMap<>();

    private BlockCompaction() {}

    /**
     * @param result what is read behind the statements
     */
    static List<FlatStatement> of(List<FlatStatement> statements, Expression result) {
        BlockCompaction compaction = new BlockCompaction();
        statements.forEach(s -> compaction.count(s.statement()));
        compaction.countUses(result);
        List<FlatStatement> compact = new ArrayList<>();
        for (FlatStatement s : statements) {
            Statement shorter = compaction.inside(s.statement());
            compact.add(shorter.equals(s.statement()) ? s : FlatStatement.of(shorter, s.layer()));
        }
        return compact;
    }

    private void count(Statement statement) {
        if (statement instanceof Assign s) {
            countUses(s.value());
            s.targets().forEach(target -> Variables.visit(target, name -> definitions.merge(name, 1, Integer::sum)));
        } else if (statement instanceof Statement.Evaluate s) {
            countUses(s.value());
        } else if (statement instanceof Statement.If s) {
            countUses(s.condition());
            s.then().forEach(this::count);
            s.otherwise().forEach(this::count);
        } else if (statement instanceof Statement.While s) {
            countUses(s.condition());
            s.body().forEach(this::count);
        } else if (statement instanceof Statement.For s) {
            countUses(s.iterable());
            Variables.visit(s.target(), name -> definitions.merge(name, 1, Integer::sum));
            s.body().forEach(this::count);
        } else if (statement instanceof Statement.With s) {
            countUses(s.value());
            s.body().forEach(this::count);
        }
    }

    private void countUses(Expression expression) {
        Variables.visit(expression, name -> uses.merge(name, 1, Integer::sum));
    }

    private Statement inside(Statement statement) {
        if (statement instanceof Statement.If s) {
            return new Statement.If(s.condition(), block(s.then()), block(s.otherwise()));
        } else if (statement instanceof Statement.While s) {
            return new Statement.While(s.condition(), block(s.body()));
        } else if (statement instanceof Statement.For s) {
            return new Statement.For(s.target(), s.iterable(), block(s.body()));
        } else if (statement instanceof Statement.With s) {
            return new Statement.With(
                    s.value(), s.target(), s.body().stream().map(this::inside).toList());
        }
        return statement;
    }

    private List<Statement> block(List<Statement> statements) {
        List<Statement> shorter = new ArrayList<>();
        for (Statement statement : statements) {
            Statement next = inside(statement);
            Statement joined = shorter.isEmpty() ? null : joined(shorter.get(shorter.size() - 1), next);
            while (joined != null) {
                shorter.remove(shorter.size() - 1);
                next = joined;
                joined = shorter.isEmpty() ? null : joined(shorter.get(shorter.size() - 1), next);
            }
            shorter.add(next);
        }
        for (int i = shorter.size() - 1; i >= 0; i--) {
            if (isUnused(shorter.get(i))) {
                Variables.visit(((Assign) shorter.get(i)).value(), name -> uses.merge(name, -1, Integer::sum));
                shorter.remove(i);
            }
        }
        if (shorter.isEmpty()) {
            shorter.add(new Statement.Pass());
        }
        return shorter;
    }

    private boolean isUnused(Statement statement) {
        return statement instanceof Assign s
                && s.targets().size() == 1
                && s.targets().get(0) instanceof Name made
                && uses.getOrDefault(made.name(), 0) == 0
                && changesNothing(s.value());
    }

    /** The second statement with what the first makes in its place, or null where that would not be the same. */
    private @Nullable Statement joined(Statement first, Statement second) {
        if (!(first instanceof Assign s)
                || s.unpacked()
                || s.type() != null
                || s.targets().size() != 1) {
            return null;
        }
        String made = ((Name) s.targets().get(0)).name();
        if (definitions.getOrDefault(made, 0) != 1 || uses.getOrDefault(made, 0) != 1) {
            return null;
        }
        Expression reader = reader(second);
        if (reader == null || !Variables.of(reader).contains(made)) {
            return null;
        }
        boolean another = reader instanceof Name && !(second instanceof Statement.If);
        boolean anywhere = changesNothing(s.value()) && depth(reader) + depth(s.value()) <= DEEPEST;
        if (!another && !anywhere) {
            return null;
        }
        Expression whole = replaced(reader, made, s.value());
        if (second instanceof Assign next) {
            return new Assign(next.targets(), next.unpacked(), next.type(), whole);
        } else if (second instanceof Statement.If next) {
            return new Statement.If(whole, next.then(), next.otherwise());
        }
        return new Statement.Evaluate(whole);
    }

    /** What a statement reads once, before anything else. */
    private static @Nullable Expression reader(Statement statement) {
        if (statement instanceof Assign s) {
            return s.value();
        } else if (statement instanceof Statement.Evaluate s) {
            return s.value();
        }
        return statement instanceof Statement.If s ? s.condition() : null;
    }

    private static Expression replaced(Expression expression, String name, Expression by) {
        return expression instanceof Name n && n.name().equals(name)
                ? by
                : Expressions.replaceChildren(expression, child -> replaced(child, name, by));
    }

    private static int depth(Expression expression) {
        return 1
                + Expressions.children(expression).stream()
                        .mapToInt(BlockCompaction::depth)
                        .max()
                        .orElse(0);
    }

    private static boolean changesNothing(Expression expression) {
        if (expression instanceof Call c) {
            String function = String.valueOf(c.function().dotted());
            boolean known = function.startsWith("torch.") || function.startsWith("ops.") || CASTS.contains(function);
            boolean acts = Operations.isInPlace(function)
                    || Operations.changesList(function)
                    || RandomOperations.isRandom(function)
                    || Operations.isRaising(function)
                    || Operations.isPrinting(function);
            if (!known || acts) {
                return false;
            }
        }
        return Expressions.children(expression).stream().allMatch(BlockCompaction::changesNothing);
    }
}
