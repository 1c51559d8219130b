package org.modelaudit.torch.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.modelaudit.torch.source.Expression;
import org.modelaudit.torch.source.Statement;

/**
 * What a model does from its picture to its result, call by call followed down to PyTorch's own operations.
 *
 * @param input variable that holds the pictures
 * @param statements in the order of execution
 * @param result what {@code forward} returns
 * @param layers calls of modules in the order in which they end
 * @param weights what the statements read as {@code weights[i]}; behind that, what no statement reads
 * @param weightsRead how many of the weights are read
 */
public record FlatProgram(
        String input,
        List<FlatStatement> statements,
        Expression result,
        List<LayerCall> layers,
        List<Weight> weights,
        int weightsRead) {

    public FlatProgram {
        statements = List.copyOf(statements);
        layers = List.copyOf(layers);
        weights = List.copyOf(weights);
    }

    /**
     * Whether a statement ran while a module was called, in the module itself or in one within it. The calls of one module end one
     * after the other, so a statement belongs to the first that ends behind it.
     *
     * @param index of the statement
     */
    public boolean runsIn(LayerCall call, int index) {
        FlatStatement statement = statements.get(index);
        if (statement.layer().isEmpty() && call.kind().equals(OperationKinds.simpleName(statement.operation()))) {
            return call.position() == index + 1;
        }
        return (statement.layer() + '.').startsWith(call.module() + '.')
                && layers.stream()
                        .filter(other -> other.module().equals(call.module()) && other.position() > index)
                        .findFirst()
                        .filter(call::equals)
                        .isPresent();
    }

    /** Whether what is listed is an operation and no module, as in a program that has none. */
    public boolean isOperation(LayerCall call) {
        if (call.position() < 1) {
            return false;
        }
        FlatStatement statement = statements.get(call.position() - 1);
        return statement.layer().isEmpty() && call.kind().equals(OperationKinds.simpleName(statement.operation()));
    }

    /** Whether the same statements run whatever the picture; a branch that does nothing but raise an error is no other way. */
    public boolean isStraight() {
        return statements.stream().map(FlatStatement::statement).allMatch(FlatProgram::isStraight);
    }

    private static boolean isStraight(Statement statement) {
        if (statement instanceof Statement.If s) {
            return leavesNothingBehind(s.then()) && leavesNothingBehind(s.otherwise());
        }
        if (statement instanceof Statement.With s) {
            return s.body().stream().allMatch(FlatProgram::isStraight);
        }
        return statement instanceof Statement.Assign || statement instanceof Statement.Evaluate;
    }

    /** Whether a branch does nothing, or ends the program by raising what it has put together for that. */
    private static boolean leavesNothingBehind(List<Statement> branch) {
        return branch.stream().allMatch(Statement.Pass.class::isInstance)
                || branch.stream().anyMatch(FlatProgram::raises);
    }

    private static boolean raises(Statement statement) {
        return statement instanceof Statement.Evaluate e
                && e.value() instanceof Expression.Call c
                && Operations.isRaising(c.function().dotted());
    }

    /** The variables that its result is made of. */
    public Set<String> resultVariables() {
        return Variables.of(result);
    }

    /** An operation of which libtorch knows no derivative, as the fused layers that traced transformers have; empty for none. */
    public Optional<String> fusedOperation() {
        return statements.stream()
                .map(FlatStatement::operation)
                .filter(FusedAttention::isOperation)
                .map(String::valueOf)
                .findFirst();
    }

    /** Names of the operations that may draw random numbers, whether these reach the logits or not; empty for none. */
    public Set<String> randomOperations() {
        return RandomOperations.in(statements);
    }

    /** The same program, which returns something else instead; {@code part} reads its result. */
    public FlatProgram returning(Expression part) {
        String variable = "logits__" + (1_000_000 + statements.size());
        List<FlatStatement> more = new ArrayList<>(statements);
        more.add(FlatStatement.of(new Statement.Assign(variable, part), ""));
        return new FlatProgram(input, more, new Expression.Name(variable), layers, weights, weightsRead);
    }
}
