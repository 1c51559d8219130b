package org.modelaudit.torch.scoring;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.modelaudit.torch.program.FlatStatement;
import org.modelaudit.torch.program.OperationKinds;
import org.modelaudit.torch.source.Expression;
import org.modelaudit.torch.source.SourceWriter;

/**
 * A convolution of pictures with weights of the program, as its statement calls it.
 *
 * @param input variable that it reads
 * @param weight number of its weight
 * @param bias number of its bias, or empty
 * @param geometry padding, stride, dilation and groups, as arguments are written
 */
record ConvolutionCall(String input, int weight, OptionalInt bias, String geometry) {

    private static final String OLD = "_convolution";
    private static final String NEW = "conv2d";

    static Optional<ConvolutionCall> of(FlatStatement statement) {
        Expression.Call call = statement.call();
        String name = OperationKinds.simpleName(statement.operation());
        boolean old = name.equals(OLD) && statement.literalAt(6).equals("False");
        if (call == null || !call.keywords().isEmpty() || !(old || name.equals(NEW))) {
            return Optional.empty();
        }
        List<Expression> given = call.arguments();
        Optional<String> stride = pair(at(given, 3), "[1, 1]");
        Optional<String> padding = pair(at(given, 4), "[0, 0]");
        Optional<String> dilation = pair(at(given, 5), "[1, 1]");
        Expression groups = at(given, old ? 8 : 6);
        boolean isNumber = groups == null || groups instanceof Expression.Literal;
        boolean ownBias = at(given, 2) == null
                || isNone(at(given, 2))
                || statement.weightAt(2).isPresent();
        if (!(at(given, 0) instanceof Expression.Name input)
                || statement.weightAt(1).isEmpty()
                || !ownBias
                || !isNumber
                || stride.isEmpty()
                || padding.isEmpty()
                || dilation.isEmpty()) {
            return Optional.empty();
        }
        String geometry = String.join(
                ", ", padding.get(), stride.get(), dilation.get(), groups == null ? "1" : SourceWriter.text(groups));
        return Optional.of(
                new ConvolutionCall(input.name(), statement.weightAt(1).getAsInt(), statement.weightAt(2), geometry));
    }

    private static @Nullable Expression at(List<Expression> given, int position) {
        return position < given.size() ? given.get(position) : null;
    }

    private static boolean isNone(@Nullable Expression given) {
        return Expression.Literal.NONE.equals(given);
    }

    /** Two whole numbers written in place; anything else, one number for both too, is left alone. */
    private static Optional<String> pair(@Nullable Expression given, String standard) {
        if (given == null) {
            return Optional.of(standard);
        }
        return given instanceof Expression.ListLiteral list
                        && list.elements().size() == 2
                        && list.elements().stream().allMatch(Expression.Literal.class::isInstance)
                ? Optional.of(SourceWriter.text(given))
                : Optional.empty();
    }
}
