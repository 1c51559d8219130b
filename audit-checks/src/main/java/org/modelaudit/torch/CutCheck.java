package org.modelaudit.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.List;
import org.modelaudit.torch.source.ProgramException;

/**
 * What is found out when a cut is made: that {@code head(features(x))} is {@code forward(x)} for a batch of one and another
 * batch of two, and how each value that crosses depends on the size of the batch.
 *
 * <p>Where the same statements run whatever the picture, small pictures show as much as large ones, and cost less.
 *
 * @param maxDifference largest absolute difference of a logit, relative to the largest logit where that is above 1
 */
record CutCheck(List<BatchRole> roles, double maxDifference) {

    /** Where an operation had to move, rounding may differ; anything above is a wrong cut. */
    private static final double TOLERANCE = 1e-5;

    static CutCheck run(TorchModel model, TorchModule segments, String path) {
        CutCheck check = run(model, model.reference(), segments, path);
        boolean enough = !model.reference().isSmall() || check.roles().stream().noneMatch(BatchRole::dependsOnSize);
        return enough ? check : run(model, ReferenceLogits.large(model), segments, path);
    }

    private static CutCheck run(TorchModel model, ReferenceLogits reference, TorchModule segments, String path) {
        try (NDManager manager = model.newManager()) {
            LoadedProgram program = model.program();
            NDList one =
                    program.run(segments, TorchCut.FEATURES, false, manager, List.of(reference.images(manager, 1)));
            NDList two =
                    program.run(segments, TorchCut.FEATURES, false, manager, List.of(reference.images(manager, 2)));
            if (one.get(0).getDataType() != DataType.FLOAT32) {
                throw new ProgramException(
                        "that layer returns numbers of the type %s where explanations need 32-bit floats"
                                .formatted(one.get(0).getDataType()));
            }
            List<BatchRole> roles = BatchRole.compare(one, two);
            float[] first = head(model, segments, one, 1, manager);
            float[] second = head(model, segments, two, 2, manager);
            double difference = difference(reference, first, second);
            if (!(difference <= TOLERANCE)) {
                reference.forget();
                difference = difference(reference, first, second);
            }
            if (!(difference <= TOLERANCE)) {
                throw new ProgramException("it cannot be cut at '%s': head(features(x)) differs from forward(x) by %.3g"
                        .formatted(path, difference));
            }
            return new CutCheck(roles, difference);
        } catch (ProgramException e) {
            throw e.getMessage() != null && e.getMessage().startsWith("it cannot be cut")
                    ? e
                    : new ProgramException("it cannot be cut at '%s': %s".formatted(path, e.getMessage()), e);
        }
    }

    private static float[] head(
            TorchModel model, TorchModule segments, NDList features, int samples, NDManager manager) {
        NDArray logits = model.program()
                .run(segments, TorchCut.HEAD, false, manager, List.copyOf(features))
                .get(0);
        return model.checked(logits, samples).toFloatArray();
    }

    private static double difference(ReferenceLogits reference, float[] first, float[] second) {
        return Math.max(difference(reference.of(1), first), difference(reference.of(2), second));
    }

    static double difference(float[] expected, float[] found) {
        double largest = 1;
        double difference = 0;
        for (int i = 0; i < expected.length; i++) {
            largest = Float.isFinite(expected[i]) ? Math.max(largest, Math.abs(expected[i])) : largest;
            boolean same = Float.compare(expected[i], found[i]) == 0;
            difference = Math.max(difference, same ? 0 : Math.abs(expected[i] - found[i]));
        }
        return difference / largest;
    }
}
