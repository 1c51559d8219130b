package org.modelaudit.torch.load;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Locale;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.model.Labels;
import org.modelaudit.torch.libtorch.TorchModule.Argument;
import org.modelaudit.torch.program.FlatProgram;
import org.modelaudit.torch.program.Weight;
import org.modelaudit.torch.running.ProbeImages;
import org.modelaudit.torch.source.Expression;
import org.modelaudit.torch.source.ProgramException;

/**
 * What the first run of a program on one picture shows.
 *
 * @param module that ran
 * @param output which part of the result are the logits
 * @param logits their shape for one picture
 * @param type of the numbers; what is no 32-bit float is converted behind the program
 */
record FirstRun(ScriptedModule module, OutputSelection output, Shape logits, DataType type) {

    /** How PyTorch numbers the type of 32-bit floats. */
    private static final String FLOAT32 = "6";

    /**
     * @throws ProgramException if the picture does not go through; where one of another shape does, the message names it
     */
    static FirstRun of(ScriptedModule module, InputSpecification input, String wantedOutput) {
        try {
            return onFitting(module, ProbeImages.picture(input), wantedOutput);
        } catch (ProgramException e) {
            String other = module.saved().flat().weights().stream()
                    .filter(Weight::parameter)
                    .map(Weight::type)
                    .filter(t -> t.matches("(Double|Half|BFloat16)Storage"))
                    .findFirst()
                    .orElse("");
            if (other.isEmpty()) {
                throw e;
            }
            throw new ProgramException(
                    "it keeps its weights as %s numbers and does not take pictures of 32-bit floats; export it with model.float(), or convert the pictures within forward"
                            .formatted(other.replace("Storage", "").toLowerCase(Locale.ROOT)),
                    e);
        }
    }

    private static FirstRun onFitting(ScriptedModule module, Shape picture, String wantedOutput) {
        try {
            return on(picture, module, wantedOutput);
        } catch (ProgramException e) {
            String why = String.valueOf(e.getMessage());
            throw FittingPicture.find(picture, why, other -> outcome(other, module, wantedOutput))
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

    private static String outcome(Shape picture, ScriptedModule module, String wantedOutput) {
        try {
            Shape logits = on(picture, module, wantedOutput).logits();
            return logits.dimension() == 2 && logits.get(0) == 1 ? "" : "logits of the shape " + logits;
        } catch (ProgramException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static FirstRun on(Shape picture, ScriptedModule module, String wantedOutput) {
        try (NDManager scope = module.manager().newSubManager()) {
            Argument image = Argument.tensor(ProbeImages.create(scope, picture, 0, 1));
            return module.module().inspect("forward", List.of(image), result -> {
                OutputSelection output = OutputSelection.find(result, wantedOutput, scope);
                try (NDArray logits = output.pick(result, scope)) {
                    return new FirstRun(module, output, logits.getShape(), logits.getDataType());
                }
            });
        }
    }

    /** The flat program, which returns the logits as they are needed. */
    FlatProgram program() {
        FlatProgram flat = module.saved().flat();
        boolean plain = output.isWhole() && type == DataType.FLOAT32;
        return plain ? flat : flat.returning(in(flat.result()));
    }

    /** How the source language takes the logits out of {@code result}. */
    private Expression in(Expression result) {
        Expression picked = output.isWhole() ? result : output.in(result);
        return type == DataType.FLOAT32
                ? picked
                : new Expression.Call(
                        Expression.ofDotted("torch.to"), List.of(picked, new Expression.Literal(FLOAT32)));
    }

    /**
     * Number of the classes.
     *
     * @throws ProgramException if these are no logits, or the labels name another number of classes
     */
    int classes(Labels labels) {
        if (logits.dimension() != 2 || logits.get(0) != 1) {
            throw new ProgramException(
                    "for one picture it returns a tensor of the shape %s where logits have (1, K)".formatted(logits));
        }
        int count = Math.toIntExact(logits.get(1));
        int names = labels.names().size();
        if (names > 0 && names != count) {
            throw new ProgramException(("the label file names %d classes and the model has %d; give the label file that"
                            + " it was trained with, one name a line")
                    .formatted(names, count));
        }
        return count;
    }
}
