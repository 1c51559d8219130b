package org.modelaudit.cam;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.function.BiFunction;
import org.modelaudit.data.AuditSample;
import org.modelaudit.explain.Batch;
import org.modelaudit.model.AuditedModel;

/** What a formula may ask of the layer and of the model around it. Nothing is computed before it is asked for. */
interface LayerEvidence {

    /**
     * Variants of one sample that go through the head together, where a formula has many. Memory is that of so many
     * activations and what the head makes of them, whatever the number of variants and the batch.
     *
     * <p>Its effect on a CPU, in milliseconds a variant (least of seven): MobileNetV2 1.8, 1.0, 0.7, 0.6 and 0.6 for chunks of
     * 8, 16, 32, 64 and 128; SqueezeNet 0.8, 0.9, 0.5, 4.0 and 5.1, as its head's output outgrows what memory is reused for.
     */
    int CHUNK = 32;

    /** The layer's output A, {@code N×C×h×w}. */
    NDArray activation();

    /** ∂y/∂A for the logit y of each sample's class, {@code N×C×h×w}. */
    NDArray gradient();

    /** The pictures x, {@code N×C×H×W}. */
    NDArray images();

    /** The samples, N of them; their ids key whatever is drawn at random. */
    List<AuditSample> samples();

    /** Class of each sample; 0 for one that has none and will be undefined. */
    int[] classes();

    AuditedModel model();

    /**
     * Runs the rest of the program on other activations of one sample; the backbone does not run again.
     *
     * @param activations {@code T×C×h×w}
     * @return logits, {@code T×K}, owned by the activations' manager
     */
    NDArray head(int sample, NDArray activations);

    /**
     * The same layer and class for other pictures in place of one sample's. They go through the model by themselves, in a
     * batch of a size that the sample's own batch has no influence on, so that what comes of them is the same bit for bit.
     *
     * @param otherImages {@code T×C×H×W}, whose manager owns what comes of them
     */
    LayerEvidence ofSample(int sample, NDArray otherImages);

    /**
     * Walks over the samples one after another.
     *
     * @param ofAll what there is of each sample, such as the activation, {@code N×…}
     * @param work on a sample's number and its own part, {@code …}, in a scope that is closed when the work is done
     */
    default <T> List<T> bySample(NDArray ofAll, BiFunction<Integer, NDArray, T> work) {
        return new Batch(samples(), ofAll)
                .oneByOneWithIndex((i, one) -> work.apply(i, one.images().squeeze(0)));
    }

    /** The same pictures and classes at another layer. */
    LayerEvidence at(String path);
}
