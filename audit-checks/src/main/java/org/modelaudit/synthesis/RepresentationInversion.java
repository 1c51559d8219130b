package org.modelaudit.synthesis;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.modelaudit.data.AuditSample;
import org.modelaudit.explain.Batch;
import org.modelaudit.image.Picture;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;
import org.modelaudit.model.LayerCut;
import org.modelaudit.optimization.Adam;

/**
 * The picture whose representation at a layer is that of a given one: {@code x* = argmin ‖Φ(x) − Φ0‖² / ‖Φ0‖² + λ_α R_α(x) +
 * λ_V R_V(x)}. What it shares with the given picture is what the layer keeps of it; what it lacks, the layer has thrown away.
 *
 * <p>{@code R_α = 1/n Σ |x_i / B_i|^6}, where n counts the numbers of a picture and B is the largest that a channel can hold, keeps
 * colours from the ends; {@code R_V = 1/n} of the {@link TotalVariation} with β = 2 keeps pixels together. x is what the model takes,
 * mean subtracted, and starts from Gaussian noise of deviation 0.1, keyed by the sample.
 *
 * <p>Mahendran and Vedaldi, Understanding Deep Image Representations by Inverting Them, CVPR 2015, section 3 with its paragraph on
 * balancing: the loss, its norm, both regularisers and α = 6, β = 2. Three things are ours. The paper seeks an x of about norm 1 and shows
 * the net {@code Φ(σx)}, σ being the mean norm of pictures; here the net is shown x itself, and B_i and 1/n are what makes the weights
 * mean the same for every net. Adam with a rate of 0.05 takes the steps, where the paper's momentum needs a rate for each network by
 * hand. And each step ends between black and white, so that what comes of it is a picture, which is rounded to 8 bits a channel before
 * its error is taken.
 *
 * <p>Undefined where Φ0 is zero, constant or not finite, and where a step leads to what is not finite. Each step costs a forward and a
 * backward pass up to the layer.
 *
 * @param layer path of the layer
 * @param steps from 1 to a million
 * @param alphaNorm λ_α, at least 0
 * @param totalVariation λ_V, at least 0
 * @param seed of the start
 */
public record RepresentationInversion(String layer, int steps, double alphaNorm, double totalVariation, long seed) {

    private static final int STEPS = 400;
    private static final long SEED = 42;
    private static final double START = 0.1;
    private static final double RATE = 0.05;
    private static final double ALPHA_NORM = 1e-3;
    private static final double VARIATION = 1e-3;

    public RepresentationInversion {
        Steps.verified(steps);
        Steps.notNegative("weight of the α-norm", alphaNorm);
        Steps.notNegative("weight of the total variation", totalVariation);
    }

    /**
     * In 400 steps, with both regularisers at 0.001.
     *
     * @param layer path of a layer, as {@link AuditedModel#describe()} lists them
     */
    public static RepresentationInversion at(String layer) {
        return new RepresentationInversion(layer, STEPS, ALPHA_NORM, VARIATION, SEED);
    }

    /** The same in another number of steps, from 1 to a million. */
    public RepresentationInversion steps(int other) {
        return new RepresentationInversion(layer, other, alphaNorm, totalVariation, seed);
    }

    /**
     * The same with other weights of the regularisers, each at least 0.
     *
     * @param ofAlphaNorm λ_α
     * @param ofTotalVariation λ_V
     */
    public RepresentationInversion regularized(double ofAlphaNorm, double ofTotalVariation) {
        return new RepresentationInversion(layer, steps, ofAlphaNorm, ofTotalVariation, seed);
    }

    /** The same from another start. */
    public RepresentationInversion seed(long other) {
        return new RepresentationInversion(layer, steps, alphaNorm, totalVariation, other);
    }

    /** What decides the picture, by name. */
    public Map<String, String> settings() {
        return new TreeMap<>(Map.of(
                "layer",
                layer,
                "steps",
                String.valueOf(steps),
                "weight of the α-norm",
                String.valueOf(alphaNorm),
                "weight of the total variation",
                String.valueOf(totalVariation),
                "seed",
                String.valueOf(seed)));
    }

    /** The representation to find, the steps, and the representation that was found. */
    public Cost cost() {
        return Cost.of(0, steps + 2L, 0, steps);
    }

    /**
     * Inverts the representation of a sample's picture.
     *
     * @throws org.modelaudit.error.ModelException if there is no such layer, or no gradient leads from it to the picture
     * @throws org.modelaudit.error.DataException if the picture cannot be read
     * @throws org.modelaudit.error.AuditInterruptedException if the thread is interrupted on the way
     */
    public InvertedPicture of(AuditedModel model, AuditSample sample) {
        try (NDManager scope = model.newManager()) {
            return of(
                    model,
                    Batch.of(
                            scope,
                            model.input(),
                            List.of(sample),
                            List.of(model.input().prepare(sample.picture()))));
        }
    }

    /**
     * @param one a batch of one picture
     */
    InvertedPicture of(AuditedModel model, Batch one) {
        Canvas canvas = new Canvas(model.input());
        LayerCut cut = model.cutAt(layer);
        String id = one.samples().get(0).id();
        float[] picture = model.runSeed().normal(seed, id, 0, START, canvas.length());
        Representation wanted = wanted(cut, one.images());
        Optional<String> defect = wanted.defect(layer);
        if (defect.isPresent()) {
            return undefined(canvas, picture, defect.get());
        }
        InversionLoss loss = new InversionLoss(cut, canvas, wanted, alphaNorm, totalVariation);
        NDManager owner = one.images().getManager();
        canvas.clip(picture);
        Adam adam = new Adam(picture.length, RATE);
        for (int step = 1; step <= steps; step++) {
            Steps.verifyWanted("'%s' at %s".formatted(id, layer), step, steps);
            float[] gradient = loss.gradient(picture, owner);
            if (!Steps.areFinite(gradient)) {
                return undefined(canvas, picture, "the gradient of step %d is not finite".formatted(step));
            }
            adam.step(picture, gradient);
            canvas.clip(picture);
        }
        Picture found = canvas.picture(picture);
        float[] shown = canvas.values(found);
        double error = loss.error(shown, owner);
        return Double.isFinite(error)
                ? new InvertedPicture(found, shown, error, null)
                : undefined(canvas, shown, "the representation of the picture that was found is not finite");
    }

    private static Representation wanted(LayerCut cut, NDArray image) {
        try (NDManager scope = image.getManager().newSubManager()) {
            NDArray copy = image.duplicate();
            copy.attach(scope);
            return Representation.of(cut.features(copy).activation());
        }
    }

    private static InvertedPicture undefined(Canvas canvas, float[] values, String reason) {
        return new InvertedPicture(canvas.picture(values), values, Double.NaN, reason);
    }
}
