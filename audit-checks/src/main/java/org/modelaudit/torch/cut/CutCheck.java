package org.modelaudit.torch.cut;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.List;
import org.modelaudit.torch.running.RunningProgram;
import org.modelaudit.torch.source.ProgramException;

/**
 * What is found out when a cut is made: that {@code head(features(x))} is {@code forward(x)} for a batch of one and another
 * batch of two, and how each value that crosses depends on the size of the batch. A program that is run picture by picture is
 * checked on two pictures one by one.
 *
 * <p>Where the same statements run whatever the picture, small pictures show as much as large ones, and cost less.
 *
 * @param maxDifference largest absolute difference of a logit, relative to the largest logit where that is above 1
 */
record CutCheck(List<BatchRole> roles, double maxDifference) {

    static CutCheck run(RunningProgram program, ReferenceLogits reference, CutHalves halves, String path) {
        CutCheck check = against(program, reference, halves, path);
        boolean enough = !reference.isSmall() || check.roles().stream().noneMatch(BatchRole::dependsOnSize);
        return enough ? check : against(program, reference.large(), halves, path);
    }

    private static CutCheck against(RunningProgram program, ReferenceLogits reference, CutHalves halves, String path) {
        try (NDManager manager = program.newManager()) {
            NDList one = halves.features(reference.images(manager, 1), manager);
            NDList two = halves.features(reference.images(manager, 2), manager);
            if (one.get(0).getDataType() != DataType.FLOAT32) {
                throw new ProgramException(
                        "that layer returns numbers of the type %s where explanations need 32-bit floats"
                                .formatted(one.get(0).getDataType()));
            }
            List<BatchRole> roles = BatchRole.compare(one, two);
            float[] first = head(program, halves, one, reference.count(1), manager);
            float[] second = head(program, halves, two, reference.count(2), manager);
            double difference = reference.difference(first, second);
            if (!ReferenceLogits.isSame(difference)) {
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
            RunningProgram program, CutHalves halves, NDList features, int samples, NDManager manager) {
        return program.shapes()
                .checkedLogits(halves.head(List.copyOf(features), false, manager), samples)
                .toFloatArray();
    }
}
