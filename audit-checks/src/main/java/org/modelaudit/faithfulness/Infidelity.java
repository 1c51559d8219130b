package org.modelaudit.faithfulness;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.modelaudit.baseline.Baseline;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.Outcome;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;

/**
 * By how much the map errs about what a perturbation {@code I} does to the explained class's logit: {@code E_I [(β·Iᵀφ - (f(x) -
 * f(x - I)))²]}, with the scale {@code β} that makes it smallest, {@code E[Iᵀφ·Δf] / E[(Iᵀφ)²]}.
 *
 * <p>From 0, in squared logits, lower is better; undefined where no perturbation meets the map. Yeh et al., On the (In)fidelity and
 * Sensitivity of Explanations, NeurIPS 2019, definition 2.1, and the authors' code, which always scales. Without the scale the value grows with
 * the square of the map's, whose unit a class activation map does not have; {@link #unscaled()} is for attributions in logits. The
 * perturbation removes a square of random place and size. A map has one value for all channels of a pixel, so {@code Iᵀφ} sums the
 * perturbation over the channels.
 */
public final class Infidelity extends FaithfulnessMetric {

    private static final String SOURCE =
            "Yeh et al., On the (In)fidelity and Sensitivity of Explanations, NeurIPS 2019, definition 2.1";

    private static final MetricDescription SCALED = MetricDescription.lowerIsBetter(
                    "infidelity/paper@1", "infidelity", SOURCE)
            .in(0, Double.POSITIVE_INFINITY);

    private static final MetricDescription UNSCALED = MetricDescription.lowerIsBetter(
                    "infidelity/unscaled@1", "unscaled infidelity", SOURCE + ", without the scale")
            .in(0, Double.POSITIVE_INFINITY);

    private final boolean scaled;
    private final Baseline baseline;
    private final int draws;
    private final long seed;

    Infidelity(boolean scaled, Baseline baseline, int draws, long seed) {
        super(
                scaled ? SCALED : UNSCALED,
                baseline,
                Map.of("squares", draws + ", side up to a third of the picture", "seed", Long.toString(seed)));
        this.scaled = scaled;
        this.baseline = baseline;
        this.draws = Steps.atLeastOne(draws);
        this.seed = seed;
    }

    /** The same metric without the optimal scale. */
    public Infidelity unscaled() {
        return new Infidelity(false, baseline, draws, seed);
    }

    /** The same metric with something else in the place of removed squares. */
    public Infidelity replacingBy(Baseline other) {
        return new Infidelity(scaled, other, draws, seed);
    }

    /**
     * The same metric with other draws.
     *
     * @param number of squares, at least 1; each costs one forward pass
     * @param newSeed of the draw
     */
    public Infidelity squares(int number, long newSeed) {
        return new Infidelity(scaled, baseline, number, newSeed);
    }

    @Override
    public void verifyMeaning(AuditedModel model) {
        model.output().requireExact("Infidelity");
    }

    @Override
    public Cost costPerSample(AuditedModel model, Explainer explainer) {
        return picturesBeside(draws);
    }

    @Override
    Outcome measure(ExplainedPicture picture) {
        List<int[]> squares = new ArrayList<>();
        for (int draw = 0; draw < draws; draw++) {
            squares.add(square(picture, picture.random(seed, draw)));
        }
        PixelSets sets = new PixelSets(squares);
        return infidelity(sets.attributions(perturbation(picture)), sets.drops(picture, baseline));
    }

    /** {@code φ·Σ_c (x_c - b_c)} of each pixel, so that its sum over a set is {@code Iᵀφ}. */
    private Heatmap perturbation(ExplainedPicture picture) {
        NDArray whole = picture.image().sub(picture.removed(baseline)).sum(new int[] {1});
        float[] weights = whole.toFloatArray();
        float[] map = picture.map().values();
        for (int p = 0; p < map.length; p++) {
            map[p] *= weights[p];
        }
        return new Heatmap(picture.width(), picture.height(), map);
    }

    private static int[] square(ExplainedPicture picture, RandomGenerator random) {
        int longest = Math.max(1, Math.min(picture.width(), picture.height()) / 3);
        int side = 1 + random.nextInt(longest);
        int left = random.nextInt(picture.width() - side + 1);
        int top = random.nextInt(picture.height() - side + 1);
        int[] pixels = new int[side * side];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (top + i / side) * picture.width() + left + i % side;
        }
        return pixels;
    }

    /**
     * @param predicted {@code Iᵀφ} of each perturbation
     * @param drops {@code f(x) - f(x - I)} of each
     */
    Outcome infidelity(double[] predicted, double[] drops) {
        double both = 0;
        double squares = 0;
        for (int i = 0; i < drops.length; i++) {
            both += predicted[i] * drops[i];
            squares += predicted[i] * predicted[i];
        }
        if (scaled && squares == 0) {
            return Outcome.undefined("no perturbation meets the heatmap");
        }
        double scale = scaled ? both / squares : 1;
        double sum = 0;
        for (int i = 0; i < drops.length; i++) {
            sum += Math.pow(scale * predicted[i] - drops[i], 2);
        }
        return finite(sum / drops.length);
    }
}
