package org.modelaudit.torch.program;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.modelaudit.torch.source.Expression;
import org.modelaudit.torch.source.Expression.Attribute;
import org.modelaudit.torch.source.Expression.Literal;
import org.modelaudit.torch.source.Expression.Name;
import org.modelaudit.torch.source.Expression.TupleLiteral;
import org.modelaudit.torch.source.ProgramException;
import org.modelaudit.torch.source.SourceWriter;
import org.modelaudit.torch.source.Statement;

/**
 * Follows statements one by one. A branch that the program's constants decide is followed, and so is each round of a loop whose
 * number they give; what depends on the picture stays as it is, with everything in it.
 */
final class ControlFlow {

    /** Each of so few rounds is followed by itself. */
    private static final int MOST_ROUNDS = 32;

    /**
     * Rounds of loops one in another whose numbers the program itself gives. A program that goes over the columns of a picture or
     * the steps of a sequence makes some thousands; so many operations of libtorch, one for each round, take about a second.
     */
    private static final long MOST_CONSTANT_ROUNDS = 200_000;

    /** Statements that are followed, each as often as it is reached: loops in loops that do nothing are followed as well. */
    private static final int MOST_FOLLOWED = 2_000_000;

    private final Flattener flattener;
    private final Emitter emitter;
    private long constantRounds = 1;
    private int followed;

    ControlFlow(Flattener flattener, Emitter emitter) {
        this.flattener = flattener;
        this.emitter = emitter;
    }

    void follow(List<Statement> statements, Scope scope) {
        statements.forEach(s -> follow(s, scope));
    }

    void follow(Statement statement, Scope scope) {
        if (++followed > MOST_FOLLOWED) {
            throw new ProgramException(
                    "following its loops and calls takes more than %d steps; write its loops as operations on whole tensors"
                            .formatted(MOST_FOLLOWED));
        }
        if (statement instanceof Statement.Assign s) {
            assign(s, scope);
        } else if (statement instanceof Statement.Evaluate s) {
            evaluate(s.value(), scope);
        } else if (statement instanceof Statement.If s) {
            branch(s, scope);
        } else if (statement instanceof Statement.While s) {
            whileLoop(s, scope);
        } else if (statement instanceof Statement.For s) {
            forLoop(s, scope);
        } else if (statement instanceof Statement.With s) {
            with(s, scope);
        } else if (statement instanceof Statement.Return) {
            throw new ProgramException("it returns from within a branch, which no program that PyTorch prints does");
        }
    }

    private void assign(Statement.Assign s, Scope scope) {
        if (s.unpacked() || s.targets().size() > 1) {
            unpack(s, scope);
            return;
        }
        if (s.targets().get(0) instanceof Attribute a
                && flattener.evaluate(a.target(), scope, "t") instanceof Value.UserObject object) {
            flattener
                    .objects()
                    .change(
                            object,
                            a.name(),
                            typed(s, flattener.evaluate(s.value(), scope, a.name()), a.name(), scope));
            return;
        }
        if (!(s.targets().get(0) instanceof Name target)) {
            throw new ProgramException("it changes the model while it runs ('%s = …')"
                    .formatted(SourceWriter.text(s.targets().get(0))));
        }
        Value value = flattener.evaluate(s.value(), scope, target.name());
        bind(target.name(), typed(s, value, target.name(), scope), scope);
    }

    /** A value widened to the type that its assignment names. */
    private Value typed(Statement.Assign s, Value value, String hint, Scope scope) {
        if (s.type() == null || "Tensor".equals(s.type().dotted()) || !(value instanceof Value.Operand o)) {
            return value;
        }
        Expression widened = new Expression.Call(new Name("annotate"), List.of(s.type(), o.expression()));
        return new Value.Operand(emitter.keep(widened, hint, scope.layer));
    }

    /** {@code with torch.no_grad():}; what only records how long something took is left out. */
    private void with(Statement.With s, Scope scope) {
        String type = flattener.evaluate(s.value(), scope, "with") instanceof Value.UserObject o
                ? o.type()
                : SourceWriter.text(s.value());
        if (type.endsWith(".grad_mode.no_grad") || type.endsWith(".grad_mode.inference_mode")) {
            emitter.guarded(type, scope.layer, () -> follow(s.body(), scope));
        } else if (type.endsWith(".profiler.record_function")) {
            follow(s.body(), scope);
        } else {
            throw new ProgramException("it holds a 'with' block ('%s'), which cannot be followed".formatted(type));
        }
    }

    private void bind(String name, Value value, Scope scope) {
        String variable = scope.fixedVariable(name);
        if (variable != null && value instanceof Value.Several) {
            bind(name, new Value.Operand(flattener.operand(value, name, scope.layer)), scope);
        } else if (variable != null && value instanceof Value.Operand o) {
            emitter.emit(new Statement.Assign(variable, o.expression()), scope.layer);
            // Until the end of the block a constant is known, which may decide what comes next.
            scope.bind(name, o.expression() instanceof Literal ? o : new Value.Operand(new Name(variable)));
        } else {
            scope.bind(name, value);
        }
    }

    private void unpack(Statement.Assign s, Scope scope) {
        if (s.value() instanceof TupleLiteral tuple
                && tuple.elements().size() == s.targets().size()) {
            List<Value> values = new ArrayList<>();
            for (Expression element : tuple.elements()) {
                values.add(flattener.evaluate(element, scope, "t"));
            }
            bindAll(s.targets(), values, scope);
            return;
        }
        List<Value> results = flattener.attention().follow(s.value(), scope);
        if (!results.isEmpty()) {
            bindAll(s.targets(), results, scope);
            return;
        }
        Value evaluated = flattener.evaluate(s.value(), scope, "t");
        if (evaluated instanceof Value.Several several
                && several.elements().size() == s.targets().size()) {
            bindAll(
                    s.targets(),
                    several.elements().stream().<Value>map(Value.Operand::new).toList(),
                    scope);
            return;
        }
        Expression value = flattener.operand(evaluated, "t", scope.layer);
        List<Expression> variables = new ArrayList<>();
        for (Expression target : s.targets()) {
            variables.add(new Name(emitter.variable(name(target))));
        }
        emitter.emit(new Statement.Assign(variables, true, null, value), scope.layer);
        for (int i = 0; i < variables.size(); i++) {
            bind(name(s.targets().get(i)), new Value.Operand(variables.get(i)), scope);
        }
    }

    private void bindAll(List<Expression> targets, List<Value> values, Scope scope) {
        for (int i = 0; i < Math.min(targets.size(), values.size()); i++) {
            bind(name(targets.get(i)), values.get(i), scope);
        }
    }

    private static String name(Expression target) {
        if (target instanceof Name n) {
            return n.name();
        }
        throw new ProgramException(
                "it changes the model while it runs ('%s = …')".formatted(SourceWriter.text(target)));
    }

    private void evaluate(Expression value, Scope scope) {
        if (value instanceof Expression.Call c
                && Operations.isRaising(c.function().dotted())) {
            Expression call = Expressions.replaceChildren(c, e -> OperationArguments.of(flattener, e, scope));
            emitter.emit(new Statement.Evaluate(call), scope.layer);
        } else if (!(value instanceof Expression.Call c
                && Operations.isPrinting(c.function().dotted()))) {
            flattener.evaluate(value, scope, "t");
        }
    }

    private void branch(Statement.If s, Scope scope) {
        Expression condition =
                flattener.operand(flattener.evaluate(s.condition(), scope, "condition"), "condition", scope.layer);
        if (condition.equals(Literal.TRUE) || condition.equals(Literal.FALSE)) {
            follow(condition.equals(Literal.TRUE) ? s.then() : s.otherwise(), scope);
            return;
        }
        BlockVariables variables = BlockVariables.before(List.of(s), scope, emitter);
        List<Statement> then = emitter.block(() -> follow(s.then(), variables.inside(scope)));
        List<Statement> otherwise = emitter.block(() -> follow(s.otherwise(), variables.inside(scope)));
        emitter.emit(new Statement.If(condition, then, otherwise), scope.layer);
        Set<String> either = new LinkedHashSet<>(AssignedNames.in(s.then()));
        either.retainAll(AssignedNames.in(s.otherwise()));
        leave(variables, either, scope);
        variables.decided(then, otherwise).forEach((name, literal) -> bind(name, new Value.Operand(literal), scope));
    }

    private void forLoop(Statement.For s, Scope scope) {
        Expression iterable = s.iterable() instanceof Expression.Call c
                ? Expressions.replaceChildren(c, e -> OperationArguments.of(flattener, e, scope))
                : flattener.operand(flattener.evaluate(s.iterable(), scope, "list"), "list", scope.layer);
        OptionalInt rounds = rounds(iterable);
        if (rounds.isPresent()) {
            for (int i = 0; i < rounds.getAsInt(); i++) {
                bind(name(s.target()), new Value.Operand(Literal.of(i)), scope);
                follow(s.body(), scope);
            }
            return;
        }
        long outer = constantRounds;
        constantRounds = Math.multiplyExact(outer, constantRounds(iterable, outer));
        String counter = emitter.variable(name(s.target()));
        BlockVariables variables = BlockVariables.before(s.body(), scope, emitter);
        variables.startRound(scope);
        List<Statement> body = emitter.block(() -> {
            Scope inner = variables.inside(scope);
            inner.bindVariable(name(s.target()), counter);
            follow(s.body(), inner);
        });
        constantRounds = outer;
        emitter.emit(new Statement.For(new Name(counter), iterable, body), scope.layer);
        leave(variables, Set.of(), scope);
    }

    /** How often a loop with a constant and small number of rounds goes round: each round can then be followed by itself. */
    private static OptionalInt rounds(Expression iterable) {
        if (iterable instanceof Expression.Call c
                && "range".equals(c.function().dotted())
                && c.arguments().size() == 1
                && c.arguments().get(0) instanceof Literal count
                && count.text().matches("\\d{1,2}")) {
            int rounds = Integer.parseInt(count.text());
            return rounds <= MOST_ROUNDS ? OptionalInt.of(rounds) : OptionalInt.empty();
        }
        return OptionalInt.empty();
    }

    /** How often a loop goes round at most, where literals say it; else 1. */
    private static long constantRounds(Expression iterable, long outer) {
        boolean range = iterable instanceof Expression.Call c
                && "range".equals(c.function().dotted());
        long most = 1;
        for (Expression bound : range ? ((Expression.Call) iterable).arguments() : List.<Expression>of()) {
            if (bound instanceof Literal l && l.magnitude().isPresent()) {
                long given = l.magnitude().getAsLong();
                if (given > MOST_CONSTANT_ROUNDS / outer) {
                    throw new ProgramException(
                            "it holds a loop of %s rounds%s, more than the %d that are run; write it as operations on whole tensors"
                                    .formatted(
                                            l.text(),
                                            outer == 1 ? "" : " within loops of %d".formatted(outer),
                                            MOST_CONSTANT_ROUNDS));
                }
                most = Math.max(most, given);
            }
        }
        return most;
    }

    private void whileLoop(Statement.While s, Scope scope) {
        BlockVariables variables = BlockVariables.before(s.body(), scope, emitter);
        variables.startRound(scope);
        Expression condition =
                flattener.operand(flattener.evaluate(s.condition(), scope, "condition"), "condition", scope.layer);
        if (!(condition instanceof Name variable)) {
            throw new ProgramException("it holds a loop whose condition never changes");
        }
        List<Statement> body = emitter.block(() -> {
            Scope inner = variables.inside(scope);
            follow(s.body(), inner);
            Expression again =
                    flattener.operand(flattener.evaluate(s.condition(), inner, "condition"), "condition", scope.layer);
            emitter.emit(new Statement.Assign(variable.name(), again), scope.layer);
        });
        emitter.emit(new Statement.While(variable, body), scope.layer);
        leave(variables, Set.of(), scope);
    }

    /** After a block its variables are what the names stand for, wherever they have a value on every way. */
    private void leave(BlockVariables variables, Set<String> onEveryWay, Scope scope) {
        variables.after(onEveryWay).forEach((name, variable) -> bind(name, new Value.Operand(variable), scope));
    }
}
