package org.modelaudit.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.image.InputSpecification.Colour;
import org.modelaudit.image.InputSpecification.Resize;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Labels;
import org.modelaudit.model.ModelRuntimes;
import org.modelaudit.model.ModelSource;
import org.modelaudit.model.OutputMeaning;
import org.modelaudit.model.OutputSpecification;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which model, and how it is used; the words are those of {@code @ModelAudit} and {@code @Input}. */
final class ModelOptions {

    @Parameters(
            index = "0",
            paramLabel = "MODEL",
            description = "The deployed file: .pt2 of torch.export, TorchScript or ONNX.")
    private Path model = Path.of("");

    @Option(
            names = "--labels",
            paramLabel = "FILE",
            description = "Names of the classes, one a line, in the order of the outputs.")
    private @Nullable Path labels;

    @Option(
            names = "--size",
            paramLabel = "N",
            defaultValue = "224",
            description = "Width and height of the input, in pixels: ${DEFAULT-VALUE} unless said otherwise.")
    private int size;

    @Option(
            names = "--resize",
            paramLabel = "HOW",
            defaultValue = "SHORTER_SIDE",
            description = "What happens to a picture before: SHORTER_SIDE and a crop, SQUEEZE, or NONE.")
    private Resize resize = Resize.SHORTER_SIDE;

    @Option(
            names = "--shorter-side",
            paramLabel = "N",
            defaultValue = "0",
            description = "What the shorter side becomes before the crop: size x 256 / 224 unless said otherwise.")
    private int shorterSide;

    @Option(
            names = "--colour",
            paramLabel = "ORDER",
            defaultValue = "RGB",
            description = "Order of the channels: RGB, BGR or GREY.")
    private Colour colour = Colour.RGB;

    @Option(
            names = "--mean",
            paramLabel = "X",
            split = ",",
            description =
                    "Mean of each channel for values from 0 to 1, joined by commas: ImageNet's unless said otherwise.")
    private double @Nullable [] mean;

    @Option(
            names = "--deviation",
            paramLabel = "X",
            split = ",",
            description = "Standard deviation of each channel, in the same way.")
    private double @Nullable [] deviation;

    @Option(
            names = "--output",
            paramLabel = "MEANING",
            defaultValue = "AUTO",
            description = {
                "What the model's numbers mean; found unless said:",
                "LOGITS, LOG_PROBABILITIES, PROBABILITIES, ONE_LOGIT, ONE_PROBABILITY,",
                "INDEPENDENT_LOGITS or INDEPENDENT_PROBABILITIES."
            })
    private OutputMeaning output = OutputMeaning.AUTO;

    @Option(names = "--device", paramLabel = "DEVICE", defaultValue = "auto", description = "auto, cpu or gpu:N.")
    private String device = "auto";

    /**
     * Opens it; the caller closes it.
     *
     * @throws org.modelaudit.error.AuditException if it cannot be audited
     */
    AuditedModel open() {
        if (Files.isDirectory(model)) {
            throw new ConfigurationException("'%s' is a folder; give the file of the model.".formatted(model));
        }
        Labels names = labels == null ? Labels.none() : Labels.read(labels);
        ModelSource source = new ModelSource(model, names, input(), OutputSpecification.of(output), device);
        ModelRuntimes runtimes = ModelRuntimes.onClassPath();
        return runtimes.of(model)
                .orElseThrow(() ->
                        new ConfigurationException("'%s' is no model that is known by its name; give one of these: %s."
                                .formatted(model, runtimes.formats())))
                .open(source);
    }

    private InputSpecification input() {
        InputSpecification usual = InputSpecification.imageNet(1);
        try {
            return InputSpecification.square(
                    size,
                    resize,
                    shorterSide,
                    colour,
                    values(mean, usual.mean(), colour),
                    values(deviation, usual.deviation(), colour));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException("The input cannot be meant: " + e.getMessage(), e);
        }
    }

    private static List<Double> values(double @Nullable [] said, List<Double> usual, Colour colour) {
        return said == null
                ? usual.subList(0, Math.min(colour.channels(), usual.size()))
                : Arrays.stream(said).boxed().toList();
    }
}
