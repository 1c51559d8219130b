package org.modelaudit.torch.load;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.model.OutputRows;
import org.modelaudit.torch.libtorch.TorchModule.Argument;
import org.modelaudit.torch.program.FlatProgram;
import org.modelaudit.torch.program.Weight;
import org.modelaudit.torch.running.ProbeImages;
import org.modelaudit.torch.source.ProgramException;

/**
 * What the first run of a program on one picture shows.
 *
 * @param module that ran
 * @param output which part of the result is read
 * @param returned everything that is in the result
 * @param shape of it for one picture
 * @param type of the numbers; what is no 32-bit float is converted behind the program
 * @param numbers that the first of {@link ProbeImages} gives
 */
@SuppressWarnings("ArrayRecordComponent")
record FirstRun(
        ScriptedModule module,
        OutputSelection output,
        ReturnedTensors returned,
        Shape shape,
        DataType type,
        float[] numbers) {

    /** How PyTorch numbers the type of 32-bit floats. */
    private static final String FLOAT32 = "6";

    /**
     * @param exportedFor channels, height and width, -1 for what may differ; empty where the file does not say
     * @throws ProgramException if the picture does not go through; where one of another shape does, the message names it
     */
    static FirstRun of(
            ScriptedModule module, InputSpecification input, OutputSelection.Wanted wanted, List<Long> exportedFor) {
        try {
            return onFitting(module, ProbeImages.picture(input), wanted, exportedFor);
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

    private static FirstRun onFitting(
            ScriptedModule module, Shape picture, OutputSelection.Wanted wanted, List<Long> exportedFor) {
        try {
            return on(picture, module, wanted);
        } catch (ProgramException e) {
            String why = String.valueOf(e.getMessage());
            if (differs(picture, exportedFor)) {
                throw new ProgramException(
                        "a picture of %s does not go through it (%s), it was exported for %s; give the size and the colours that it was exported for"
                                .formatted(text(picture), why, text(exportedFor)),
                        e);
            }
            throw FittingPicture.find(picture, why, other -> outcome(other, module, wanted))
                    .map(fitting -> new ProgramException(
                            "a picture of %s does not go through it (%s), one of %s does; give the size and the colours that it was exported for"
                                    .formatted(text(picture), why, text(fitting)),
                            e))
                    .orElseGet(() -> channelsLast(picture, module, wanted, e));
        }
    }

    /** Where a picture with its colours behind its rows and columns goes through, the program was brought over from TensorFlow. */
    private static ProgramException channelsLast(
            Shape picture, ScriptedModule module, OutputSelection.Wanted wanted, ProgramException e) {
        Shape last = new Shape(picture.get(1), picture.get(2), picture.get(0));
        return outcome(last, module, wanted).isEmpty()
                ? new ProgramException(
                        "it takes pictures as N×H×W×C, colours last, where an audit gives N×C×H×W; export a module that begins with x.permute(0, 2, 3, 1)",
                        e)
                : e;
    }

    private static boolean differs(Shape picture, List<Long> exportedFor) {
        for (int i = 0; i < exportedFor.size(); i++) {
            if (exportedFor.get(i) >= 0 && exportedFor.get(i) != picture.get(i)) {
                return true;
            }
        }
        return false;
    }

    private static String text(List<Long> exportedFor) {
        return exportedFor.stream().map(n -> n < 0 ? "any" : n.toString()).collect(Collectors.joining("×"));
    }

    private static String text(Shape picture) {
        return "%d×%d×%d".formatted(picture.get(0), picture.get(1), picture.get(2));
    }

    private static String outcome(Shape picture, ScriptedModule module, OutputSelection.Wanted wanted) {
        try {
            Shape shape = on(picture, module, wanted).shape();
            return OutputRows.length(shape).isPresent() ? "" : "logits of the shape " + shape;
        } catch (ProgramException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static FirstRun on(Shape picture, ScriptedModule module, OutputSelection.Wanted wanted) {
        try (NDManager scope = module.manager().newSubManager()) {
            Argument image = Argument.tensor(ProbeImages.create(scope, picture, 0, 1));
            return module.module().inspect("forward", List.of(image), result -> {
                OutputSelection output = OutputSelection.find(result, wanted, scope);
                ReturnedTensors returned = ReturnedTensors.in(result, wanted.fields(), scope);
                try (NDArray raw = output.pick(result, scope)) {
                    return new FirstRun(module, output, returned, raw.getShape(), raw.getDataType(), floats(raw));
                }
            });
        }
    }

    /** Whether what it returns has one row of numbers for the picture, and which: M. */
    int rowLength() {
        return OutputRows.length(shape)
                .orElseThrow(() -> new ProgramException(
                        "for one picture it returns a tensor of the shape %s where logits have (1, K)"
                                .formatted(shape)));
    }

    /** What another picture gives, each of its numbers. */
    float[] numbersOf(NDArray picture) {
        try (NDManager scope = module.manager().newSubManager()) {
            return module.module()
                    .inspect(
                            "forward", List.of(Argument.tensor(picture)), result -> floats(output.pick(result, scope)));
        }
    }

    private static float[] floats(NDArray raw) {
        return raw.toType(DataType.FLOAT32, true).toFloatArray();
    }

    /** How the source language takes the numbers out of what the program returns, as 32-bit floats. */
    LogitStatements statements(FlatProgram flat) {
        FlatProgram picked = output.isWhole() ? flat : flat.returning(output.in(flat.result()));
        return type == DataType.FLOAT32 ? new LogitStatements(picked) : new LogitStatements(picked).ofType(FLOAT32);
    }
}
