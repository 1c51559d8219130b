package org.modelaudit.torch.running;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.model.ModelOutput;
import org.modelaudit.torch.source.ProgramException;

/**
 * What a program takes and returns: pictures of the shape {@code (N, C, H, W)}, logits of the shape {@code (N, K)}.
 *
 * <p>Public for whoever runs a part of a program.
 *
 * @param input how a picture becomes what it takes
 * @param classes K
 * @param output what the file returns, of which the logits are made
 */
public record ProgramShapes(InputSpecification input, int classes, ModelOutput output) {

    /**
     * @throws ProgramException if these are no pictures, or of other channels
     */
    public void checkImages(NDArray images) {
        Shape shape = images.getShape();
        if (shape.dimension() != 4
                || shape.get(0) < 1
                || shape.get(1) != input.colour().channels()) {
            throw new ProgramException(
                    "it was given a tensor of the shape %s where pictures have (N, %d, H, W), N at least 1"
                            .formatted(shape, input.colour().channels()));
        }
    }

    /**
     * @return {@code logits}
     * @throws ProgramException if they are not one row for each of {@code samples} pictures
     */
    public NDArray checkedLogits(NDArray logits, long samples) {
        Shape shape = logits.getShape();
        if (shape.dimension() != 2 || shape.get(0) != samples || shape.get(1) != classes) {
            throw new ProgramException("for %d pictures it returns a tensor of the shape %s where logits have (%d, %d)"
                    .formatted(samples, shape, samples, classes));
        }
        return logits;
    }
}
