package org.modelaudit.samples;

import ai.djl.ndarray.NDManager;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import org.modelaudit.data.AuditSample;
import org.modelaudit.data.AuditSet;
import org.modelaudit.explain.Batch;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.image.InputSpecification.Colour;
import org.modelaudit.image.InputSpecification.Resize;
import org.modelaudit.image.Prepared;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.ModelRuntime;
import org.modelaudit.model.ModelSource;

/** The sample pictures and models, for code that needs them without an audit around it. */
public final class Shapes {

    private static final Path FOLDER = folder();
    private static final List<Double> HALF = List.of(0.5, 0.5, 0.5);

    /** What both models read. */
    static final InputSpecification INPUT = new InputSpecification(64, 64, Resize.NONE, 64, Colour.RGB, HALF, HALF);

    private Shapes() {}

    private static Path folder() {
        try {
            return Path.of(
                    Objects.requireNonNull(Shapes.class.getResource("/samples")).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The hold-out. */
    public static AuditSet pictures() {
        return AuditSet.fromCoco(FOLDER.resolve("holdout/images"), FOLDER.resolve("holdout/annotations.json"));
    }

    /** The model that learned the shapes. */
    public static AuditedModel honest() {
        return open(FOLDER.resolve("honest.pt"), INPUT);
    }

    /** The model that learned a tag in place of the shapes. */
    static AuditedModel cleverHans() {
        return open(FOLDER.resolve("clever-hans.pt"), INPUT);
    }

    /** Any model, on the CPU. */
    public static AuditedModel open(Path file, InputSpecification input) {
        return ServiceLoader.load(ModelRuntime.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(runtime -> runtime.handles(file))
                .findFirst()
                .orElseThrow()
                .open(ModelSource.of(file, input).onDevice("cpu"));
    }

    static Batch batch(NDManager scope, InputSpecification input, List<AuditSample> samples) {
        List<Prepared> prepared =
                samples.stream().map(sample -> input.prepare(sample.picture())).toList();
        return Batch.of(scope, input, samples, prepared);
    }
}
