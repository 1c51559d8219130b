package org.modelaudit.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.modelaudit.model.ModelSource;
import org.modelaudit.torch.TorchModule.Argument;
import org.modelaudit.torch.source.Expression;
import org.modelaudit.torch.source.ProgramException;

/**
 * What the first run of a program on one picture shows.
 *
 * @param output which part of the result are the logits
 * @param logits their shape for one picture
 * @param type of the numbers; what is no 32-bit float is converted behind the program
 */
record FirstRun(OutputSelection output, Shape logits, DataType type) {

    /** How PyTorch numbers the type of 32-bit floats. */
    private static final String FLOAT32 = "6";

    /**
     * @throws ProgramException if the picture does not go through; where one of another shape does, the message names it
     */
    static FirstRun of(ModelSource source, TorchModule module, String wantedOutput, NDManager manager) {
        Shape picture = ProbeImages.picture(source.input());
        try {
            return on(picture, module, wantedOutput, manager);
        } catch (ProgramException e) {
            String why = String.valueOf(e.getMessage());
            throw FittingPicture.find(picture, why, other -> outcome(other, module, wantedOutput, manager))
                    .map(fitting -> new ProgramException(
                            "a picture of %s does not go through it (%s), one of %s does; give the size and the colours that it was exported for"
                                    .formatted(text(picture), why, text(fitting)),
                            e))
                    .orElse(e);
        }
    }

    private static String text(Shape picture) {
        return "%d×%d×%d".formatted(picture.get(0), picture.get(1), picture.get(2));
    }

    private static String outcome(Shape picture, TorchModule module, String wantedOutput, NDManager manager) {
        try {
            Shape logits = on(picture, module, wantedOutput, manager).logits();
            return logits.dimension() == 2 && logits.get(0) == 1 ? "" : "logits of the shape " + logits;
        } catch (ProgramException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static FirstRun on(Shape picture, TorchModule module, String wantedOutput, NDManager manager) {
        try (NDManager scope = manager.newSubManager()) {
            Argument image = Argument.tensor(ProbeImages.create(scope, picture, 0, 1));
            return module.inspect("forward", List.of(image), result -> {
                OutputSelection output = OutputSelection.find(result, wantedOutput, scope);
                try (NDArray logits = output.pick(result, scope)) {
                    return new FirstRun(output, logits.getShape(), logits.getDataType());
                }
            });
        }
    }

    /** Whether the program returns the logits as they are needed. */
    boolean isPlain() {
        return output.isWhole() && type == DataType.FLOAT32;
    }

    /** How the source language takes the logits out of {@code result}. */
    Expression in(Expression result) {
        Expression picked = output.isWhole() ? result : output.in(result);
        return type == DataType.FLOAT32
                ? picked
                : new Expression.Call(
                        Expression.ofDotted("torch.to"), List.of(picked, new Expression.Literal(FLOAT32)));
    }
}
