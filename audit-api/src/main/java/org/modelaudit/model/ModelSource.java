package org.modelaudit.model;

import java.nio.file.Path;
import org.modelaudit.image.InputSpecification;

/**
 * Everything that is needed to open a model.
 *
 * @param file the deployed file
 * @param labels names of its classes
 * @param input how a picture becomes its input
 * @param device {@code auto}, {@code cpu} or {@code gpu:N}
 */
public record ModelSource(Path file, Labels labels, InputSpecification input, String device) {

    /** A model with unnamed classes on the device that {@code auto} finds. */
    public static ModelSource of(Path file, InputSpecification input) {
        return new ModelSource(file, Labels.none(), input, "auto");
    }

    public ModelSource withLabels(Labels names) {
        return new ModelSource(file, names, input, device);
    }

    public ModelSource onDevice(String name) {
        return new ModelSource(file, labels, input, name);
    }
}
