package org.modelaudit.perturbation;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.modelaudit.baseline.Baseline;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;
import org.modelaudit.random.SampleRandom;
import org.modelaudit.segmentation.Segmentation;
import org.modelaudit.segmentation.Superpixels;

/**
 * LIME: superpixels are shown and hidden at random, and a linear model of the class's score is fitted to that; every pixel gets
 * the coefficient of its superpixel. Minimises {@code Σ_z π(z)·(f(z) − b − β·z)² + α·|β|²} over N variants z in {0, 1}ᵈ, of
 * which the first is the whole picture; {@code π(z) = √exp(−D²/σ²)}, D being the cosine distance to the whole picture, {@code
 * 1 − √(|z|/d)}.
 *
 * <p>Costs N + 1 forward passes. The diagnostic {@code surrogate R²} says how much of the score's variance the linear model
 * accounts for: where it is low, the coefficients describe no model that is there.
 *
 * <p>Ribeiro, Singh and Guestrin, "Why Should I Trust You?", KDD 2016, equation 1 and section 3.4; ridge regression over all
 * superpixels (in place of the K best), N = 1000, α = 1 and σ = 0.25 as in the authors' library.
 */
public final class Lime extends PictureByPicture {

    private record Settings(
            Segmentation segmentation,
            int variants,
            double ridge,
            double kernelWidth,
            Baseline baseline,
            ClassScore score,
            long seed) {}

    private final Settings settings;

    private Lime(Settings settings, TargetClass target) {
        super(target);
        this.settings = settings;
    }

    static Lime standard(long seed) {
        return new Lime(
                new Settings(Segmentation.slic(50), 1000, 1, 0.25, Baseline.meanColour(), ClassScore.PROBABILITY, seed),
                TargetClass.predicted());
    }

    /** The same with other superpixels. The default is SLIC with about 50. */
    public Lime on(Segmentation superpixels) {
        return with(new Settings(
                superpixels,
                settings.variants,
                settings.ridge,
                settings.kernelWidth,
                settings.baseline,
                settings.score,
                settings.seed));
    }

    /** The same with another number of variants, at least 2. The default is 1000. */
    public Lime withVariants(int count) {
        if (count < 2) {
            throw new IllegalArgumentException("A linear model needs at least 2 variants, but got " + count + ".");
        }
        return with(new Settings(
                settings.segmentation,
                count,
                settings.ridge,
                settings.kernelWidth,
                settings.baseline,
                settings.score,
                settings.seed));
    }

    /** The same with another α, at least 0. The default is 1. */
    public Lime withRidge(double alpha) {
        return with(new Settings(
                settings.segmentation,
                settings.variants,
                alpha,
                settings.kernelWidth,
                settings.baseline,
                settings.score,
                settings.seed));
    }

    /** The same with something else where a superpixel is hidden. The default is the picture's mean colour. */
    public Lime withBaseline(Baseline hidden) {
        return with(new Settings(
                settings.segmentation,
                settings.variants,
                settings.ridge,
                settings.kernelWidth,
                hidden,
                settings.score,
                settings.seed));
    }

    /** The same for another score of the class. The default is its probability. */
    public Lime of(ClassScore watched) {
        return with(new Settings(
                settings.segmentation,
                settings.variants,
                settings.ridge,
                settings.kernelWidth,
                settings.baseline,
                watched,
                settings.seed));
    }

    private Lime with(Settings other) {
        return new Lime(other, target());
    }

    @Override
    public Lime forClass(TargetClass classToExplain) {
        return new Lime(settings, classToExplain);
    }

    @Override
    public String id() {
        return "lime/ridge@1";
    }

    @Override
    public String name() {
        return "LIME";
    }

    /** The picture for its class, and each variant. */
    @Override
    public Cost costPerSample(AuditedModel model) {
        return Cost.of(1L + settings.variants, 0, 0, 0);
    }

    @Override
    public Map<String, String> settings(AuditedModel model) {
        return new TreeMap<>(Map.of(
                "class", target().toString(),
                "superpixels", settings.segmentation.toString(),
                "variants", String.valueOf(settings.variants),
                "ridge", String.valueOf(settings.ridge),
                "kernel width", String.valueOf(settings.kernelWidth),
                "baseline", settings.baseline.toString(),
                "score", settings.score.toString(),
                "seed", String.valueOf(settings.seed)));
    }

    @Override
    Explanation explain(Question question) {
        NDArray hidden = question.hidden(settings.baseline);
        Superpixels superpixels = settings.segmentation.segment(question.image());
        if (superpixels.count() < 2) {
            return question.undefined("the picture falls into one superpixel, so there is nothing to compare");
        }
        if (question.isHiddenAlready(hidden)) {
            return question.nothingToHide();
        }
        boolean[][] shown = variants(question.sampleId(), superpixels.count());
        double[] scores = new SuperpixelVariants(question, superpixels, hidden, settings.score).scores(shown);
        double[][] features = Arrays.stream(shown).map(Coalitions::numbers).toArray(double[][]::new);
        double[] weights = Arrays.stream(shown).mapToDouble(this::proximity).toArray();
        LinearFit fit = LinearFit.ridge(features, scores, weights, settings.ridge);
        double explained = fit.rSquared(features, scores, weights);
        return Double.isNaN(explained)
                ? question.undefined("the score is the same whatever is hidden")
                : question.explanation(superpixels.paint(fit.coefficients())).withDiagnostic("surrogate R²", explained);
    }

    private boolean[][] variants(String sampleId, int superpixels) {
        boolean[][] shown = new boolean[settings.variants][superpixels];
        Arrays.fill(shown[0], true);
        for (int i = 1; i < shown.length; i++) {
            RandomGenerator random = SampleRandom.of(settings.seed, sampleId, i);
            for (int j = 0; j < superpixels; j++) {
                shown[i][j] = random.nextBoolean();
            }
        }
        return shown;
    }

    /** π(z). */
    private double proximity(boolean[] shown) {
        double distance = 1 - Math.sqrt((double) Coalitions.size(shown) / shown.length);
        return Math.sqrt(Math.exp(-distance * distance / (settings.kernelWidth * settings.kernelWidth)));
    }
}
