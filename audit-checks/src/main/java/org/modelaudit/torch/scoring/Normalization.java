package org.modelaudit.torch.scoring;

import java.util.Optional;
import java.util.OptionalInt;
import org.modelaudit.torch.program.FlatStatement;
import org.modelaudit.torch.program.OperationKinds;

/**
 * A batch normalisation with the statistics of training, {@code γ (x - μ) / √(σ² + ε) + β}.
 *
 * @param scale number of γ, or empty for 1
 * @param shift number of β, or empty for 0
 * @param mean number of μ
 * @param variance number of σ²
 * @param epsilon as it is written
 */
record Normalization(OptionalInt scale, OptionalInt shift, int mean, int variance, String epsilon) {

    /** What a statement does to {@code variable}; empty where that is something else. */
    static Optional<Normalization> of(FlatStatement statement, String variable) {
        boolean fits = OperationKinds.simpleName(statement.operation()).equals("batch_norm")
                && ReadVariables.reads(statement, 0, variable)
                && statement.literalAt(5).equals("False")
                && !statement.literalAt(7).isEmpty();
        if (!fits
                || statement.weightAt(3).isEmpty()
                || statement.weightAt(4).isEmpty()
                || !(isWeightOrNone(statement, 1) && isWeightOrNone(statement, 2))) {
            return Optional.empty();
        }
        return Optional.of(new Normalization(
                statement.weightAt(1),
                statement.weightAt(2),
                statement.weightAt(3).getAsInt(),
                statement.weightAt(4).getAsInt(),
                statement.literalAt(7)));
    }

    private static boolean isWeightOrNone(FlatStatement statement, int argument) {
        return statement.weightAt(argument).isPresent()
                || statement.literalAt(argument).equals("None");
    }

    /** What each channel is multiplied by, an expression of 64-bit floats. */
    String factor() {
        String inverse = "torch.rsqrt(torch.add(%s, %s))".formatted(doubles(variance), epsilon);
        return scale.isPresent() ? "torch.mul(%s, %s)".formatted(doubles(scale.getAsInt()), inverse) : inverse;
    }

    /** The bias behind it, an expression of 64-bit floats. */
    String bias(OptionalInt before) {
        String centred = before.isPresent()
                ? "torch.sub(%s, %s)".formatted(doubles(before.getAsInt()), doubles(mean))
                : "torch.neg(%s)".formatted(doubles(mean));
        String scaled = "torch.mul(%s, %s)".formatted(centred, factor());
        return shift.isPresent() ? "torch.add(%s, %s)".formatted(scaled, doubles(shift.getAsInt())) : scaled;
    }

    /** How PyTorch numbers 64-bit floats. */
    static String doubles(int weight) {
        return "torch.to(weights[%d], 7)".formatted(weight);
    }
}
