package org.modelaudit.relevance;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.stream.IntStream;
import org.modelaudit.data.AuditSample;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.image.InputSpecification.Colour;
import org.modelaudit.image.InputSpecification.Resize;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.ModelRuntime;
import org.modelaudit.model.ModelSource;
import org.modelaudit.random.SampleRandom;

/** The tiny networks that {@code src/test/python/make_relevance_nets.py} exports, and pictures for them. */
public final class RelevanceNets {

    /** Three grey pixels in [0, 4], which is what the networks "by hand" read. */
    static final InputSpecification THREE_PIXELS =
            new InputSpecification(3, 1, Resize.NONE, 3, Colour.GREY, List.of(0.0), List.of(0.25));

    private static final Path NOWHERE = Path.of("no picture");

    private RelevanceNets() {}

    static AuditedModel byHand(String name) {
        return open(name, THREE_PIXELS);
    }

    public static AuditedModel colour(String name) {
        return colour(name, 8);
    }

    /** A network of colour pictures that takes any size. */
    public static AuditedModel colour(String name, int size) {
        return open(name, InputSpecification.imageNet(size));
    }

    /** A net whose activations are modules, for square colour pictures. */
    public static AuditedModel withModules(int size) {
        return opened("/org/modelaudit/output/logits.pt", InputSpecification.imageNet(size));
    }

    /** A net that returns maps, concepts and relevances beside its logits, for square colour pictures. */
    public static AuditedModel thatExplainsItself(int size) {
        return opened("/org/modelaudit/intrinsic/named.pt", InputSpecification.imageNet(size));
    }

    private static AuditedModel open(String name, InputSpecification input) {
        return opened(name + "_scripted.pt", input);
    }

    private static AuditedModel opened(String resource, InputSpecification input) {
        try {
            Path file = Path.of(Objects.requireNonNull(RelevanceNets.class.getResource(resource), resource)
                    .toURI());
            ModelRuntime runtime =
                    ServiceLoader.load(ModelRuntime.class).findFirst().orElseThrow();
            return runtime.open(ModelSource.of(file, input).onDevice("cpu"));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Explains the picture of the pixels 1, 2 and 3, whose logits are 6 and 4 where the activation is a ReLU. */
    static Explanation ofOneTwoThree(Explainer explainer, AuditedModel model) {
        try (NDManager scope = model.newManager()) {
            NDArray images = scope.create(new float[] {1, 2, 3}, new Shape(1, 1, 1, 3));
            return explainer.explain(model, batch(images)).get(0);
        }
    }

    static float[] mapOfOneTwoThree(Explainer explainer, AuditedModel model) {
        return map(ofOneTwoThree(explainer, model)).values();
    }

    static Heatmap map(Explanation explanation) {
        return Objects.requireNonNull(explanation.heatmap(), () -> "" + explanation.undefinedBecause());
    }

    /** Pictures of normal noise, each the same whatever is beside it. */
    static NDArray noise(NDManager scope, int count) {
        float[] values = new float[count * 3 * 8 * 8];
        int length = values.length / count;
        for (int i = 0; i < count; i++) {
            java.util.random.RandomGenerator random = SampleRandom.of(7, "sample " + i, 0);
            for (int k = 0; k < length; k++) {
                values[i * length + k] = (float) random.nextGaussian();
            }
        }
        return scope.create(values, new Shape(count, 3, 8, 8));
    }

    static Batch batch(NDArray images) {
        List<AuditSample> samples = IntStream.range(0, (int) images.getShape().get(0))
                .mapToObj(i -> AuditSample.of("sample " + i, NOWHERE))
                .toList();
        return new Batch(samples, images);
    }

    static List<Explanation> ofNoise(Explainer explainer, AuditedModel model, int count) {
        try (NDManager scope = model.newManager()) {
            return explainer.explain(model, batch(noise(scope, count)));
        }
    }
}
