package org.modelaudit.torch.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.modelaudit.model.LastActivation;
import org.modelaudit.model.OperationTrace;
import org.modelaudit.torch.source.Expression;
import org.modelaudit.torch.source.Expression.Call;
import org.modelaudit.torch.source.Expression.Name;
import org.modelaudit.torch.source.Statement;

/**
 * The softmax, log-softmax or sigmoid that a program ends with, behind which nothing but the shape changes: what stands between its
 * logits and what it returns.
 *
 * @param kind what the operation computes
 * @param operation its name
 * @param index of its statement
 * @param input variable that it reads
 * @param output variable that it makes
 */
public record FinalActivation(LastActivation kind, String operation, int index, String input, String output) {

    private static final Map<String, LastActivation> KINDS = Map.of(
            "softmax", LastActivation.SOFTMAX,
            "_softmax", LastActivation.SOFTMAX,
            "special_softmax", LastActivation.SOFTMAX,
            "log_softmax", LastActivation.LOG_SOFTMAX,
            "_log_softmax", LastActivation.LOG_SOFTMAX,
            "special_log_softmax", LastActivation.LOG_SOFTMAX,
            "sigmoid", LastActivation.SIGMOID,
            "sigmoid_", LastActivation.SIGMOID,
            "special_expit", LastActivation.SIGMOID);

    /** What hands on the numbers that it reads, each as it is. */
    private static final Set<String> MOVES = Set.of(
            "view",
            "reshape",
            "flatten",
            "squeeze",
            "unsqueeze",
            "contiguous",
            "to",
            "clone",
            "detach",
            "alias",
            "view_as",
            "reshape_as",
            "float",
            "dropout",
            "feature_dropout");

    private static final Set<OperationTrace.Kind> UNBOUNDED = Set.of(
            OperationTrace.Kind.CONVOLUTION,
            OperationTrace.Kind.LINEAR,
            OperationTrace.Kind.NORMALIZATION,
            OperationTrace.Kind.ADDITION,
            OperationTrace.Kind.SUBTRACTION);

    /**
     * The one that {@code result} comes from.
     *
     * @param result an expression of the program's variables
     * @return empty where something else was done last
     */
    public static Optional<FinalActivation> of(FlatProgram program, Expression result) {
        int index = last(program, result);
        if (index < 0) {
            return Optional.empty();
        }
        FlatStatement statement = program.statements().get(index);
        Call call = statement.call();
        String operation = OperationKinds.simpleName(statement.operation());
        LastActivation kind = KINDS.get(operation);
        if (call == null || kind == null || !(statement.statement() instanceof Statement.Assign made)) {
            return Optional.empty();
        }
        return call.arguments().get(0) instanceof Name input && made.targets().get(0) instanceof Name output
                ? Optional.of(new FinalActivation(kind, operation, index, input.name(), output.name()))
                : Optional.empty();
    }

    /** Whether {@code result} was computed last by what has no bounds: a dense layer, a convolution, a normalisation, a sum. */
    public static boolean isUnbounded(FlatProgram program, Expression result) {
        int index = last(program, result);
        return index >= 0
                && OperationKinds.of(program.statements().get(index).operation())
                        .filter(UNBOUNDED::contains)
                        .isPresent();
    }

    /** Number of the last statement that computes and does not only move; -1 where it cannot be followed. */
    private static int last(FlatProgram program, Expression result) {
        Expression wanted = result;
        int before = program.statements().size();
        while (true) {
            wanted = taken(program, wanted, before);
            int index = wanted instanceof Name name ? maker(program, name.name(), before) : -1;
            if (index < 0) {
                return -1;
            }
            FlatStatement statement = program.statements().get(index);
            Expression value = value(statement);
            boolean moves = MOVES.contains(OperationKinds.simpleName(statement.operation()));
            if (moves && value instanceof Call call && !call.arguments().isEmpty()) {
                wanted = call.arguments().get(0);
            } else if (value instanceof Call call && isCast(call)) {
                wanted = call.arguments().get(1);
            } else if (value instanceof Call) {
                return index;
            } else if (value == null) {
                return -1;
            } else {
                wanted = value;
            }
            before = index;
        }
    }

    private static boolean isCast(Call call) {
        String name = call.function().dotted();
        return call.arguments().size() == 2 && ("annotate".equals(name) || "unchecked_cast".equals(name));
    }

    /** The element that a subscript takes from a tuple, list or dictionary that stands there in full. */
    private static Expression taken(FlatProgram program, Expression wanted, int before) {
        if (!(wanted instanceof Expression.Subscript s) || !(s.indices().get(0) instanceof Expression.Literal key)) {
            return wanted;
        }
        @Nullable Expression whole = s.target();
        if (whole instanceof Name name) {
            int index = maker(program, name.name(), before);
            whole = index < 0 ? whole : value(program.statements().get(index));
        }
        if (whole instanceof Call call && isCast(call)) {
            whole = call.arguments().get(1);
        }
        if (whole instanceof Expression.DictLiteral dictionary) {
            int at = dictionary.keys().indexOf(key);
            return at < 0 ? wanted : dictionary.values().get(at);
        }
        List<Expression> elements = whole instanceof Expression.TupleLiteral t
                ? t.elements()
                : whole instanceof Expression.ListLiteral l ? l.elements() : List.of();
        boolean counted = key.text().matches("\\d{1,6}") && Integer.parseInt(key.text()) < elements.size();
        return counted ? elements.get(Integer.parseInt(key.text())) : wanted;
    }

    /** Number of the last statement in front of {@code before} that makes the variable; -1 for none. */
    private static int maker(FlatProgram program, String variable, int before) {
        for (int i = before - 1; i >= 0; i--) {
            if (program.statements().get(i).definitions().contains(variable)) {
                return i;
            }
        }
        return -1;
    }

    /** What a plain assignment to one variable assigns, null for anything else. */
    private static @Nullable Expression value(FlatStatement statement) {
        return statement.statement() instanceof Statement.Assign a
                        && a.targets().size() == 1
                        && !a.unpacked()
                ? a.value()
                : null;
    }

    /**
     * The program without it: whoever read what it made reads what it read.
     *
     * @throws IllegalArgumentException if what reads it is no plain assignment
     */
    public FlatProgram cutOff(FlatProgram program) {
        List<FlatStatement> statements = new ArrayList<>(program.statements().subList(0, index));
        for (FlatStatement later :
                program.statements().subList(index + 1, program.statements().size())) {
            statements.add(later.uses().contains(output) ? FlatStatement.of(renamed(later), later.layer()) : later);
        }
        List<LayerCall> layers = new ArrayList<>();
        for (LayerCall layer : program.layers()) {
            // A module that did nothing else is no layer any more.
            if (layer.position() != index + 1 || !isAlone(program, layer)) {
                layers.add(moved(layer));
            }
        }
        return new FlatProgram(
                program.input(),
                statements,
                renamed(program.result()),
                layers,
                program.weights(),
                program.weightsRead());
    }

    private boolean isAlone(FlatProgram program, LayerCall layer) {
        return program.runsIn(layer, index) && (index == 0 || !program.runsIn(layer, index - 1));
    }

    private LayerCall moved(LayerCall layer) {
        int position = layer.position() > index ? layer.position() - 1 : layer.position();
        String variable = output.equals(layer.variable()) ? input : layer.variable();
        return new LayerCall(layer.path(), layer.module(), layer.kind(), position, variable, layer.obstacle());
    }

    private Statement renamed(FlatStatement later) {
        if (later.statement() instanceof Statement.Assign a) {
            return new Statement.Assign(a.targets(), a.unpacked(), a.type(), renamed(a.value()));
        }
        throw new IllegalArgumentException("What the last activation makes is read in a block of control flow.");
    }

    private Expression renamed(Expression expression) {
        if (expression instanceof Name name) {
            return name.name().equals(output) ? new Name(input) : name;
        }
        return Expressions.replaceChildren(expression, this::renamed);
    }
}
