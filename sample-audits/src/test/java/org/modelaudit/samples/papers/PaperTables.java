package org.modelaudit.samples.papers;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.modelaudit.explain.Explainer;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.samples.papers.PaperMeasurements.Pictures;

/**
 * The tables of the papers on all real nets and pictures at hand, into {@code docs/papers.md}. What was measured is kept, so that a
 * run that was stopped goes on, and the page is made again at once; what is kept must be deleted to be measured anew.
 */
public final class PaperTables {

    private static final List<String> BOXES = List.of("kangaroo", "fruit", "coco", "tiny_imagenet");
    private static final String MASKS = "coco_masks";
    private static final String IMAGENET = "imagenet_sample";
    private static final String CIFAR = "cifar10_train_png";

    private final Path shared;
    private final PaperSizes sizes;
    private final PaperMeasurements measurements;

    private PaperTables(Path shared, PaperSizes sizes, PaperMeasurements measurements) {
        this.shared = shared;
        this.sizes = sizes;
        this.measurements = measurements;
    }

    /**
     * @param arguments folder of the docs, file of the values, folder with real models and pictures, and how many times the usual
     *     number of pictures
     */
    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Path kept = Path.of(arguments[1]);
        PaperValues values = PaperValues.read(kept, Clock.systemUTC());
        new PaperTables(
                        Path.of(arguments[2]),
                        PaperSizes.times(Double.parseDouble(arguments[3])),
                        new PaperMeasurements(values, line -> {
                            out.println(line);
                            write(values, kept);
                        }))
                .measure();
        Path page = Path.of(arguments[0]).resolve("papers.md");
        Files.writeString(page, PaperPage.filled(Files.readString(page), new PaperReport(values).tables()));
    }

    private static void write(PaperValues values, Path kept) {
        try {
            values.write(kept);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What takes fewest passes first. */
    private void measure() {
        each(PaperNet.IMAGENET, this::localization);
        each(PaperNet.CIFAR, (net, model) -> {
            attacked(net, model, CIFAR);
            faded(net, model, CIFAR, sizes.faded(), explainers(net).ofOverview());
            faded(net, model, CIFAR, sizes.scored(), explainers(net).ofScores());
        });
        each(PaperNet.IMAGENET, (net, model) -> attacked(net, model, "kangaroo"));
        each(
                PaperNet.IMAGENET,
                (net, model) -> faded(
                        net, model, IMAGENET, sizes.faded(), explainers(net).ofOverview()));
        // Not MobileNetV2: 2560 passes for each picture take as long as all that is before.
        each(
                List.of(PaperNet.MOBILE_NET_V1_025, PaperNet.MOBILE_NET_V1_050, PaperNet.SQUEEZE_NET),
                (net, model) -> faded(
                        net, model, IMAGENET, sizes.scored(), explainers(net).ofScores()));
        each(
                PaperNet.CIFAR,
                (net, model) ->
                        faded(net, model, CIFAR, sizes.scored(), explainers(net).ofManyScores()));
    }

    /** What is done with a net. */
    private interface Work {
        void on(PaperNet net, AuditedModel model);
    }

    private void each(List<PaperNet> nets, Work work) {
        for (PaperNet net : nets) {
            try (AuditedModel model = net.open(shared.resolve("models"))) {
                work.on(net, model);
            }
        }
    }

    private static PaperExplainers explainers(PaperNet net) {
        return new PaperExplainers(map -> map.at(net.block()));
    }

    private void localization(PaperNet net, AuditedModel model) {
        List<PaperMetric> ofEigenCam = List.of(
                PaperMetric.ERROR,
                PaperMetric.ERROR_OF_ENERGY,
                PaperMetric.PIXELS,
                PaperMetric.RECALL,
                PaperMetric.PRECISION);
        List<PaperMetric> ofHayCam = Stream.concat(PaperMetric.IOU.stream(), PaperMetric.IOU_FROM_MINIMUM.stream())
                .toList();
        List<PaperMetric> ofBoth =
                Stream.concat(ofEigenCam.stream(), ofHayCam.stream()).toList();
        PaperExplainers block = explainers(net);
        PaperExplainers convolution = new PaperExplainers(map -> map);
        for (String name : BOXES) {
            Pictures pictures = Pictures.of(shared, name, sizes.boxes());
            measurements.measure(model, net.name(), pictures, PaperCell.BLOCK, block.ofPixels(), ofEigenCam);
            measurements.measure(model, net.name(), pictures, PaperCell.BLOCK, block.ofBoth(), ofBoth);
            measurements.measure(model, net.name(), pictures, PaperCell.BLOCK, block.ofHayCam(), ofHayCam);
            measurements.measure(model, net.name(), pictures, PaperCell.CONVOLUTION, convolution.ofBoth(), ofHayCam);
            measurements.measure(model, net.name(), pictures, PaperCell.CONVOLUTION, convolution.ofHayCam(), ofHayCam);
        }
        Pictures masked = Pictures.of(shared, MASKS, sizes.boxes());
        List<PaperMetric> pixels = List.of(PaperMetric.PIXELS);
        measurements.measure(model, net.name(), masked, PaperCell.BLOCK, block.ofPixels(), pixels);
        measurements.measure(model, net.name(), masked, PaperCell.BLOCK, block.ofBoth(), pixels);
    }

    private void attacked(PaperNet net, AuditedModel model, String set) {
        measurements.measure(
                model,
                net.name(),
                Pictures.of(shared, set, sizes.attacked()),
                PaperCell.BLOCK,
                explainers(net).ofBoth(),
                List.of(PaperMetric.STABLE, PaperMetric.STABLE_REACHED));
    }

    private void faded(PaperNet net, AuditedModel model, String set, int size, Map<String, Explainer> explainers) {
        measurements.measure(
                model,
                net.name(),
                Pictures.of(shared, set, size),
                PaperCell.BLOCK,
                explainers,
                List.of(PaperMetric.ADCC));
    }
}
