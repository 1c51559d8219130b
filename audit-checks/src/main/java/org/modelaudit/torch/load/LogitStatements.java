package org.modelaudit.torch.load;

import java.util.List;
import org.modelaudit.model.OutputMeaning;
import org.modelaudit.torch.program.FlatProgram;
import org.modelaudit.torch.source.Expression;
import org.modelaudit.torch.source.Expression.Call;
import org.modelaudit.torch.source.Expression.ListLiteral;
import org.modelaudit.torch.source.Expression.Literal;

/**
 * Adds to a program what makes logits of its numbers, as {@link OutputMeaning} says: one operation a statement, so that each can be
 * traced.
 */
record LogitStatements(FlatProgram program) {

    /** One row for each picture, {@code N×M}. */
    LogitStatements rows(int numbers) {
        Literal all = new Literal("-1");
        return with("torch.reshape", result(), new ListLiteral(List.of(all, literal(numbers))));
    }

    /** 32-bit floats; {@code type} is how PyTorch numbers them. */
    LogitStatements ofType(String type) {
        return with("torch.to", result(), new Literal(type));
    }

    /**
     * Logits.
     *
     * @param meaning of what the program returns, {@code N×M}
     */
    LogitStatements logits(OutputMeaning meaning) {
        return switch (meaning) {
            case PROBABILITIES -> clamped(Float.MIN_NORMAL, 1).with("torch.log");
            case ONE_LOGIT -> halves();
            case ONE_PROBABILITY -> logOdds().halves();
            case INDEPENDENT_PROBABILITIES -> logOdds();
            default -> this;
        };
    }

    private LogitStatements logOdds() {
        LogitStatements p = clamped(Float.MIN_NORMAL, Math.nextDown(1f));
        LogitStatements rest = p.with("torch.neg").with("torch.log1p");
        Expression log = new Call(Expression.ofDotted("torch.log"), List.of(p.result()));
        LogitStatements odds = new LogitStatements(rest.program.returning(log));
        return odds.with("torch.sub", odds.result(), rest.result());
    }

    private LogitStatements halves() {
        LogitStatements against = with("torch.mul", result(), new Literal("-0.5"));
        Call half = new Call(Expression.ofDotted("torch.mul"), List.of(result(), new Literal("0.5")));
        LogitStatements both = new LogitStatements(against.program.returning(half));
        return both.with("torch.cat", new ListLiteral(List.of(against.result(), both.result())), literal(1));
    }

    private LogitStatements clamped(float least, float most) {
        return with("torch.clamp", result(), literal(least), literal(most));
    }

    private LogitStatements with(String operation) {
        return with(operation, result());
    }

    private LogitStatements with(String operation, Expression... arguments) {
        return new LogitStatements(program.returning(new Call(Expression.ofDotted(operation), List.of(arguments))));
    }

    private Expression result() {
        return program.result();
    }

    private static Literal literal(Number number) {
        return number instanceof Float f ? Literal.of(f.doubleValue()) : new Literal(number.toString());
    }
}
