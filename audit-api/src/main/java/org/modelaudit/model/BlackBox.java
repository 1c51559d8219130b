package org.modelaudit.model;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.modelaudit.error.ModelException;
import org.modelaudit.image.InputSpecification;

/**
 * A model of which nothing is known but what it answers: a function from pictures to scores. Explainers that need only forward
 * passes work on it (occlusion, RISE, LIME, KernelSHAP, prediction difference); the others say that there is no layer to look at.
 */
public final class BlackBox implements AuditedModel {

    private final ModelIdentity identity;
    private final InputSpecification input;
    private final Labels labels;
    private final int classes;
    private final ScoreFunction function;
    private final ModelOutput output;
    private final List<String> remarks;
    private final ProbabilityGuard guard;
    private final OutputFunction further;
    private final AtomicLong forward = new AtomicLong();

    private BlackBox(
            ModelIdentity identity,
            InputSpecification input,
            Labels labels,
            int classes,
            ScoreFunction function,
            ModelOutput output,
            List<String> remarks,
            ProbabilityGuard guard,
            OutputFunction further) {
        this.identity = identity;
        this.input = input;
        this.labels = labels;
        this.classes = classes;
        this.function = function;
        this.output = output;
        this.remarks = List.copyOf(remarks);
        this.guard = guard;
        this.further = further;
    }

    /**
     * A function on the CPU. It has no bytes to digest, so every call makes a model that is told from all others; give a
     * {@link ModelIdentity} where you know a better one.
     *
     * @param name for people
     * @param classes K, at least 1
     * @param logits see {@link ScoreFunction}; where it returns anything else, say so with {@link #returning(OutputMeaning)}
     */
    public static BlackBox of(
            String name, InputSpecification input, Labels labels, int classes, UnaryOperator<NDArray> logits) {
        String unique = ("" + UUID.randomUUID() + UUID.randomUUID()).replace("-", "");
        ModelIdentity identity = new ModelIdentity(name, name, unique, ModelIdentity.FUNCTION);
        return of(identity, input, labels, classes, ScoreFunction.of(logits));
    }

    /**
     * A function that stands for a model known by other means, such as a file of a further format or a service.
     *
     * @param classes K, at least 1
     */
    public static BlackBox of(
            ModelIdentity identity, InputSpecification input, Labels labels, int classes, ScoreFunction function) {
        int names = labels.names().size();
        if (classes < 1 || (names > 0 && names != classes)) {
            throw new ModelException(
                    "The labels name %d classes and the model '%s' has %d; give those that it was trained with."
                            .formatted(names, identity.file(), classes));
        }
        return new BlackBox(
                identity,
                input,
                labels,
                classes,
                function,
                ModelOutput.LOGITS,
                List.of(),
                ProbabilityGuard.watching(),
                OutputFunction.NONE);
    }

    /**
     * The same function, whose numbers mean something else than logits: probabilities, say, or one logit for two classes.
     *
     * @param meaning of what the function returns, {@code N×M}
     */
    public BlackBox returning(OutputMeaning meaning) {
        ModelOutput declared = new ModelOutput(meaning, meaning.givesExactLogits());
        ScoreFunction logits = new ScoreFunction(
                function.engine(),
                function.device(),
                images -> meaning.toLogits(function.logits().apply(images)),
                function.close());
        List<String> said =
                declared.remark(OutputSpecification.of(meaning), "").stream().toList();
        return new BlackBox(identity, input, labels, classes, logits, declared, said, ProbabilityGuard.off(), further);
    }

    /**
     * The same function, which returns logits, of a file that returns something else; for runtimes that open a format.
     *
     * @param ofFile what the file returns
     * @param said remarks on the file
     */
    public BlackBox returning(ModelOutput ofFile, List<String> said) {
        return new BlackBox(identity, input, labels, classes, function, ofFile, said, ProbabilityGuard.off(), further);
    }

    /** The same function, of a file that returns more than scores; for runtimes that open a format. */
    public BlackBox showing(OutputFunction more) {
        return new BlackBox(identity, input, labels, classes, function, output, remarks, guard, more);
    }

    @Override
    public ModelIdentity identity() {
        return identity;
    }

    @Override
    public Labels labels() {
        return labels;
    }

    @Override
    public InputSpecification input() {
        return input;
    }

    @Override
    public int classes() {
        return classes;
    }

    @Override
    public ModelOutput output() {
        return output;
    }

    @Override
    public NamedOutputs outputs() {
        return further.outputs();
    }

    @Override
    public synchronized NDArray show(NDArray images, String name) {
        Optional<NamedOutput> found = further.outputs().find(name);
        if (found.isEmpty()) {
            return AuditedModel.super.show(images, name);
        }
        NDArray shown = further.read().apply(images, found.get().name());
        forward.addAndGet(images.getShape().get(0));
        return shown;
    }

    /** None. */
    @Override
    public List<Layer> layers() {
        return List.of();
    }

    @Override
    public Layer layer(String path) {
        throw noLayers();
    }

    @Override
    public Layer lastConvolution() {
        throw noLayers();
    }

    @Override
    public LayerCut cutAt(String path) {
        throw noLayers();
    }

    private ModelException noLayers() {
        return new ModelException(
                ("The model '%s' (%s) is a black box: it has no layers to look at and no gradients; use an explainer that needs"
                                + " only forward passes: occlusion, rise, lime, kernel-shap or prediction-difference.")
                        .formatted(identity.file(), identity.form()));
    }

    @Override
    public Device device() {
        return function.device();
    }

    @Override
    public String engine() {
        return function.engine();
    }

    @Override
    public NDManager newManager() {
        return NDManager.newBaseManager(device());
    }

    @Override
    public synchronized NDArray logits(NDArray images) {
        NDArray scores = function.logits().apply(images);
        Shape expected = new Shape(images.getShape().get(0), classes);
        if (!scores.getShape().equals(expected)) {
            throw new ModelException(
                    "The model '%s' returned scores of the shape %s for pictures of the shape %s where %s is needed."
                            .formatted(identity.file(), scores.getShape(), images.getShape(), expected));
        }
        guard.check(identity.file(), scores);
        forward.addAndGet(images.getShape().get(0));
        scores.attach(images.getManager());
        return scores;
    }

    @Override
    public List<String> remarks() {
        List<String> all = new ArrayList<>(remarks);
        all.add("a black box: nothing but its scores is known, also not whether its parameters stayed the same");
        return List.copyOf(all);
    }

    @Override
    public PassCount passes() {
        return new PassCount(forward.get(), 0, 0, 0);
    }

    /** Nothing to compare: parameters of a black box can neither be seen nor changed. */
    @Override
    public void verifyUnchanged() {}

    @Override
    public boolean showsParameters() {
        return false;
    }

    @Override
    public void close() {
        function.close().run();
    }
}
