package org.modelaudit.model;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Optional;
import org.modelaudit.content.HasContent;
import org.modelaudit.error.ModelException;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.random.RunSeed;

/**
 * An image classifier that is under audit: the very file that will be deployed, in evaluation mode, on one device.
 *
 * <p>Tensors are {@code N×C×H×W} 32-bit floats, prepared as {@link #input()} says; scores are logits, {@code N×K}, whatever the file
 * returns: {@link #output()} says what that is, and how probabilities come of them.
 * Everything that a call returns belongs to the manager of the array that was given to it and lives as long as that.
 * A model may be used by several threads; calls take turns on its device, and whole audits take turns on its monitor.
 */
public interface AuditedModel extends AutoCloseable, HasContent {

    ModelIdentity identity();

    Labels labels();

    InputSpecification input();

    /** Number of classes, which is the number of logits. */
    int classes();

    /** What the file returns, and which probabilities belong to the logits. */
    default ModelOutput output() {
        return ModelOutput.LOGITS;
    }

    /** Every tensor that the file returns, the logits among them; none where it returns these alone, or nobody knows. */
    default NamedOutputs outputs() {
        return NamedOutputs.NONE;
    }

    /** Every place where the program can be cut, in the order of execution. */
    List<Layer> layers();

    /**
     * The layer that {@code path} names.
     *
     * @throws ModelException if there is none; the message names the nearest paths and how to see all
     */
    Layer layer(String path);

    /** The last convolution in the order of execution whose output is a map. */
    Layer lastConvolution();

    /**
     * The default target of a class activation map: the last convolution, and in a transformer the last normalisation whose tokens
     * reach the logits. Where the class token alone is read, as in ViT, that is the first one of the last block, since behind that
     * block's attention nothing that other tokens hold arrives anywhere; where all tokens are averaged, as in Swin, it is the last
     * before the head.
     *
     * @throws ModelException if there is none; the message says to name a layer
     */
    default Layer defaultLayer() {
        return lastConvolution();
    }

    Device device();

    /** The engine that runs the program with its version, for example {@code PyTorch 2.7.1}. */
    String engine();

    /**
     * How many pictures explainers and metrics get together, at least 1. Kernels round otherwise in another company, so it is fixed
     * by the device and the size of the pictures, 1 on a CPU and a power of two on a GPU, and never by who else is in a set. A
     * model whose answers do mix the pictures that come together takes 1 everywhere.
     */
    default int group() {
        return GroupSize.of(device(), input());
    }

    /**
     * How many variants of one picture go through together where the passes are recorded, at least 1: fixed as {@link #group()} is.
     * Memory grows with it.
     */
    default int variants() {
        return GroupSize.ofVariants(device(), input());
    }

    /** A new memory scope on the model's device; the caller closes it. */
    NDManager newManager();

    /**
     * Scores of every class.
     *
     * @param images {@code N×C×H×W}
     * @return logits, {@code N×K}
     * @throws ModelException if the program fails on this input or returns no logits
     */
    NDArray logits(NDArray images);

    /**
     * Scores of every class for metrics, which look at nothing else: {@link #logits} but for rounding, from a faster way to them
     * where the model has one that it has proved on itself, see {@link #scoring()}.
     *
     * @param images {@code N×C×H×W}
     * @return logits, {@code N×K}
     */
    default NDArray scores(NDArray images) {
        return logits(images);
    }

    /**
     * One of {@link #outputs()}, as the audited file itself returns it.
     *
     * @param images {@code N×C×H×W}
     * @param output its name or number, see {@link NamedOutputs#find}
     * @return 32-bit floats, {@code N×…}
     * @throws ModelException if the file has no such output; the message names those that it has
     */
    default NDArray show(NDArray images, String output) {
        throw new ModelException("The model '%s' has no output '%s'; it returns %s."
                .formatted(identity().file(), output, outputs()));
    }

    /** Where {@link #scores} come from, a phrase. */
    default String scoring() {
        return "the audited program";
    }

    /**
     * The program in two halves, everything up to the output of a layer, and the rest. Made once a layer and kept.
     *
     * @throws ModelException if there is no such layer, or the program cannot be cut there
     */
    LayerCut cutAt(String path);

    /**
     * The same where the layer returns maps, seen as {@code N×C×h×w} whatever the order of its axes: activations, gradients, and
     * activations that are put in their place. Of a token layer the grid of patches is seen; class and register tokens stay as
     * they are.
     *
     * @throws ModelException if the layer returns no maps
     */
    default LayerCut mapsAt(String path) {
        return MapCut.of(cutAt(path));
    }

    /**
     * The model's parameters, to be changed and restored.
     *
     * @throws ModelException if this runtime gives no access to them
     */
    default ModelWeights weights() {
        throw new ModelException(
                "The parameters of '%s' cannot be changed.".formatted(identity().file()));
    }

    /**
     * Runs the whole program and records it operation by operation.
     *
     * @param images {@code N×C×H×W}
     * @throws ModelException if this runtime cannot
     */
    default OperationTrace trace(NDArray images) {
        throw new ModelException(
                "The operations of '%s' cannot be traced.".formatted(identity().file()));
    }

    /**
     * The same where something else goes on in place of what some operations return. {@link OperationTrace#output} is still what the
     * operation made itself, and a walk back passes the operation as it ran: whoever intervenes sees to it that what
     * arrives there is that of the replaced numbers.
     *
     * @param images {@code N×C×H×W}
     * @throws ModelException if this runtime cannot
     */
    default OperationTrace trace(NDArray images, OperationTrace.Intervention intervention) {
        throw new ModelException(
                "The operations of '%s' cannot be traced.".formatted(identity().file()));
    }

    /**
     * Runs the whole program once and records the outputs of several layers.
     *
     * @param images {@code N×C×H×W}
     * @param layers paths, each once; a module called more than once shows its last call unless its path says which
     * @throws ModelException if there is no such layer, or its output cannot be shown
     */
    default LayerRecording record(NDArray images, List<String> layers) {
        throw new ModelException("The layers of '%s' cannot be recorded together."
                .formatted(identity().file()));
    }

    /**
     * The layers as a table with path, kind, output for a batch of one and number of parameters, to find the one to name; below it
     * what the file returns where that is not one logit for each class, and its outputs where there are several.
     */
    default String describe() {
        String table = LayerDescription.of(layers());
        String returned =
                output().equals(ModelOutput.LOGITS) ? table : "%sreturns %s%n".formatted(table, output().meaning());
        return outputs().all().isEmpty() ? returned : "%soutputs %s%n".formatted(returned, outputs());
    }

    /** What was changed or found when the model was opened that a reader of the report should know; often empty. */
    List<String> remarks();

    /**
     * What decides every answer of this model: the bytes of its file and how they are read and run. Empty for a function or a service,
     * of which nobody knows it, and then nothing that is found out about the model outlives the run.
     */
    @Override
    default Optional<Object> content() {
        return Optional.empty();
    }

    /** The seed of the run that looks at this model: what draws for a picture resolves its own seed by it. */
    default RunSeed runSeed() {
        return RunSeed.DEFAULT;
    }

    /** How often the program, or a half of it, ran forward and backward so far, counted in pictures. */
    PassCount passes();

    /**
     * How many pictures may go through at the same time with profit, each through an {@linkplain #stream instance} of its own. One where the engine
     * uses the whole device for a picture, or the model has only one instance.
     */
    default int streams() {
        return 1;
    }

    /**
     * A further instance of this model, beside which it runs: it gives the same answers to the last bit, and counts its own passes. Made
     * when it is first asked for, compared by {@link #verifyUnchanged} and closed with this model.
     *
     * @param number from 1, for this model is the first, below {@link #streams()}
     * @throws ModelException if there can be no more instances
     */
    default AuditedModel stream(int number) {
        throw new ModelException(
                "The model '%s' has one instance.".formatted(identity().file()));
    }

    /**
     * Compares the parameters and buffers with those at opening.
     *
     * @throws ModelException if a single bit differs; the message names the parameter
     */
    void verifyUnchanged();

    /** Whether {@link #verifyUnchanged} sees parameters at all; it sees none of a function or service. */
    default boolean showsParameters() {
        return true;
    }

    /**
     * Digest of the model's file, read again as it lies there now; empty where the model is no file.
     *
     * @throws ModelException if it is not the file any more that was opened, or cannot be read
     */
    default Optional<String> fileDigest() {
        return Optional.empty();
    }

    @Override
    void close();
}
