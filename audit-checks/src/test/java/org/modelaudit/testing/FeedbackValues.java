package org.modelaudit.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
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
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.ModelRuntime;
import org.modelaudit.model.ModelSource;

/** What {@code src/test/python/make_feedback_values.py} found of a real net with torch alone. */
public final class FeedbackValues {

    private static final List<Double> HALF = List.of(0.5, 0.5, 0.5);
    private static final InputSpecification INPUT =
            new InputSpecification(32, 32, Resize.NONE, 32, Colour.RGB, HALF, HALF);

    private FeedbackValues() {}

    /** The net; skips the test where it is absent. */
    public static AuditedModel open() {
        Path file = SharedFolder.resolve("models/resnet20_cifar10_traced.pt");
        return ServiceLoader.load(ModelRuntime.class)
                .findFirst()
                .orElseThrow()
                .open(ModelSource.of(file, INPUT).onDevice("cpu"));
    }

    private static Path resource(String name) {
        try {
            return Path.of(Objects.requireNonNull(FeedbackValues.class.getResource("/org/modelaudit/feedback/" + name))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> lines(String name) {
        try {
            return Files.readAllLines(resource(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The pictures that values are known of. */
    public static List<String> pictures() {
        return lines("feedback.csv").stream()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf(',')))
                .distinct()
                .toList();
    }

    /** The group of the common component. */
    public static AuditSet group() {
        return AuditSet.of("cats", samples(lines("group.txt")));
    }

    private static List<AuditSample> samples(List<String> files) {
        return files.stream()
                .map(file -> AuditSample.of(file, SharedFolder.resolve("images/" + file)))
                .toList();
    }

    public static Batch batch(NDManager scope, List<String> files) {
        List<AuditSample> samples = samples(files);
        return Batch.of(
                scope,
                INPUT,
                samples,
                samples.stream().map(s -> INPUT.prepare(s.picture())).toList());
    }

    /**
     * Expects what torch found.
     *
     * @param tolerance share of the largest value
     */
    public static void assertClose(float[] found, String values, double tolerance) {
        float[] expected = NpyFile.read(resource(values + ".npy")).values();
        double largest = 0;
        for (float v : expected) {
            largest = Math.max(largest, Math.abs(v));
        }
        assertThat(largest).isPositive();
        assertThat(found).containsExactly(expected, within((float) (tolerance * largest)));
    }
}
