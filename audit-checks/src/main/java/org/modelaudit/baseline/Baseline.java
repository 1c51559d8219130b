package org.modelaudit.baseline;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import org.modelaudit.explain.Tensors;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.random.RunSeed;

/**
 * What stands where a part of the picture is hidden or removed, and where a path of integration begins. No choice is neutral: a
 * model may know grey areas, black bars or blur from its training, so compare under more than one. It decides the number of
 * everything that uses it, so it stands in their settings by its {@code toString}; a baseline of one's own is best a record.
 */
public interface Baseline {

    /**
     * The picture in which everything is hidden.
     *
     * @param image one prepared picture, {@code 1×C×H×W}
     * @param input how pictures are prepared
     * @param sampleId of the picture, for baselines that draw
     * @return of the shape of {@code image}, owned by its manager
     */
    NDArray of(NDArray image, InputSpecification input, String sampleId);

    /** The picture in which everything is hidden, in the run that looks at {@code model}. */
    default NDArray of(NDArray image, AuditedModel model, String sampleId) {
        return in(model.runSeed()).of(image, model.input(), sampleId);
    }

    /** The same baseline in a run; another one only where it draws, and then its {@code toString} says from what. */
    default Baseline in(RunSeed run) {
        return this;
    }

    /** 0 in the model's own units: the training set's mean colour. What most of the field calls "black" or "zero". */
    static Baseline zero() {
        return named("zero in the model's units", (image, input, id) -> image.zerosLike());
    }

    /** One number for every channel of every pixel, in the model's own units. */
    static Baseline constant(double value) {
        return value == 0
                ? zero()
                : named(
                        "constant " + value,
                        (image, input, id) -> image.zerosLike().add((float) value));
    }

    /** Black as a person sees it: 0 before the mean is subtracted. */
    static Baseline black() {
        return named("black", (image, input, id) -> perChannel(image, input, (mean, deviation) -> -mean / deviation));
    }

    /** The picture's own mean colour. */
    static Baseline meanColour() {
        return named("mean colour of the picture", (image, input, id) -> {
            Shape shape = image.getShape();
            NDArray means = image.reshape(shape.get(0), shape.get(1), -1).mean(new int[] {2});
            return means.reshape(shape.get(0), shape.get(1), 1, 1).broadcast(shape);
        });
    }

    /**
     * The picture itself, blurred by a Gaussian, its edges held.
     *
     * @param deviation standard deviation in pixels, above 0
     */
    static Baseline blurred(double deviation) {
        GaussianBlur blur = new GaussianBlur(deviation);
        return named("blurred, deviation %s pixels".formatted(deviation), (image, input, id) -> blur.apply(image));
    }

    /** The picture blurred as RISE does it: a Gaussian of 11×11 pixels with deviation 5, zeros beyond the edge. */
    static Baseline blurredAsInRise() {
        return named("blurred, Gaussian 11×11, deviation 5", (image, input, id) -> RiseBlur.apply(image));
    }

    /** The photographic negative, {@code 1 - v} on the scale from 0 to 1: each pixel is flipped. */
    static Baseline negative() {
        return named(
                "negative",
                (image, input, id) -> perChannel(image, input, (mean, deviation) -> (1 - 2 * mean) / deviation)
                        .sub(image));
    }

    /**
     * Noise that is uniform from black to white, drawn for each value of each sample.
     *
     * @param seed of the draw
     */
    static Baseline noise(long seed) {
        return new UniformNoise(seed, RunSeed.DEFAULT);
    }

    private static NDArray perChannel(NDArray image, InputSpecification input, ChannelValue value) {
        int channels = (int) image.getShape().get(1);
        float[] values = new float[channels];
        for (int c = 0; c < channels; c++) {
            values[c] = (float) value.of(input.mean().get(c), input.deviation().get(c));
        }
        return Tensors.of(image.getManager(), values, new Shape(1, channels, 1, 1))
                .broadcast(image.getShape());
    }

    private static Baseline named(String name, Baseline formula) {
        return new NamedBaseline(name, formula);
    }
}
