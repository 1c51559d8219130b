package org.modelaudit.model;

import java.nio.file.Path;
import org.modelaudit.image.InputSpecification;

/**
 * Everything that is needed to open a model.
 *
 * @param file the deployed file
 * @param labels names of its classes
 * @param input how a picture becomes its input
 * @param output what its numbers mean, as far as the user says so
 * @param device {@code auto}, {@code cpu} or {@code gpu:N}
 */
public record ModelSource(
        Path file, Labels labels, InputSpecification input, OutputSpecification output, String device) {

    /** A model with unnamed classes and an output to be found, on the device that {@code auto} finds. */
    public static ModelSource of(Path file, InputSpecification input) {
        return new ModelSource(file, Labels.none(), input, OutputSpecification.found(), "auto");
    }

    public ModelSource withLabels(Labels names) {
        return new ModelSource(file, names, input, output, device);
    }

    public ModelSource withOutput(OutputSpecification declared) {
        return new ModelSource(file, labels, input, declared, device);
    }

    public ModelSource onDevice(String name) {
        return new ModelSource(file, labels, input, output, name);
    }
}
