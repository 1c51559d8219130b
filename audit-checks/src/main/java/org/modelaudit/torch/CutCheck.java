package org.modelaudit.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.List;
import org.modelaudit.torch.source.ProgramException;

/**
 * What is found out when a cut is made: that {@code head(features(x))} is {@code forward(x)} for a batch of one and another
 * batch of two, and how each value that crosses depends on the size of the batch.
 *
 * @param maxDifference largest absolute difference of a logit, relative to the largest logit where that is above 1
 */
record CutCheck(List<BatchRole> roles, double maxDifference) {

    /** Where an operation had to move, rounding may differ; anything above is a wrong cut. */
    private static final double TOLERANCE = 1e-5;

    static CutCheck run(TorchModel model, TorchModule segments, String path) {
        try (NDManager manager = model.newManager()) {
            NDArray one = ProbeImages.create(manager, model.input(), 1, 1);
            NDArray two = ProbeImages.create(manager, model.input(), 2, 2);
            LoadedProgram program = model.program();
            NDList first = program.run(segments, TorchCut.FEATURES, false, manager, List.of(one));
            NDList second = program.run(segments, TorchCut.FEATURES, false, manager, List.of(two));
            List<BatchRole> roles = BatchRole.compare(first, second);
            double difference =
                    Math.max(difference(program, segments, first, one), difference(program, segments, second, two));
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

    private static double difference(LoadedProgram program, TorchModule segments, NDList features, NDArray images) {
        NDArray whole = program.forward(images);
        NDArray parts = program.run(segments, TorchCut.HEAD, false, images.getManager(), List.copyOf(features))
                .get(0);
        if (!whole.getShape().equals(parts.getShape())) {
            throw new ProgramException("its head returns the shape %s".formatted(parts.getShape()));
        }
        float[] expected = whole.toFloatArray();
        float[] found = parts.toFloatArray();
        double largest = 1;
        double difference = 0;
        for (int i = 0; i < expected.length; i++) {
            largest = Math.max(largest, Math.abs(expected[i]));
            boolean same = Float.compare(expected[i], found[i]) == 0;
            difference = Math.max(difference, same ? 0 : Math.abs(expected[i] - found[i]));
        }
        return difference / largest;
    }
}
