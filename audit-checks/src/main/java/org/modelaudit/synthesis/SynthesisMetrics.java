package org.modelaudit.synthesis;

import org.modelaudit.metric.Metric;
import org.modelaudit.naming.Name;

/** Makes every metric of this package, in its default settings. */
public final class SynthesisMetrics {

    private SynthesisMetrics() {}

    /**
     * How alike the picture and the one inverted from a layer's representation of it are, by SSIM of the luma: what the layer keeps
     * (Mahendran and Vedaldi, 2015); higher is better.
     *
     * @param layer path of a layer
     */
    public static InversionSimilarity inversionSimilarity(String layer) {
        return InversionSimilarity.of(RepresentationInversion.at(layer));
    }

    /**
     * The same similarity to a picture that was sought in another number of steps.
     *
     * @param layer path of a layer
     * @param steps at least 1, of which each costs a forward and a backward pass up to the layer
     */
    public static InversionSimilarity inversionSimilarity(String layer, int steps) {
        return InversionSimilarity.of(RepresentationInversion.at(layer).steps(steps));
    }

    /**
     * How far the representation of the inverted picture is from the one that was inverted, by its squared norm; lower is better.
     *
     * @param layer path of a layer
     */
    public static RepresentationError representationError(String layer) {
        return new RepresentationError(RepresentationInversion.at(layer));
    }

    /**
     * The same error of a picture that was sought in another number of steps.
     *
     * @param layer path of a layer
     * @param steps at least 1, of which each costs a forward and a backward pass up to the layer
     */
    public static RepresentationError representationError(String layer, int steps) {
        return new RepresentationError(RepresentationInversion.at(layer).steps(steps));
    }

    /** Probability that the model gives to the class that a sample is labelled with, also to prototypes; higher is better. */
    @Name("label-probability")
    public static Metric labelProbability() {
        return new LabelProbability();
    }
}
