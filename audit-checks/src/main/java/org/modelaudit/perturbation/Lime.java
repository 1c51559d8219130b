package org.modelaudit.perturbation;

import java.util.Arrays;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.modelaudit.baseline.Baseline;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;
import org.modelaudit.model.ModelOutput;
import org.modelaudit.segmentation.Segmentation;

/**
 * LIME: superpixels are shown and hidden at random, and a linear model of the class's score is fitted to that; every pixel gets
 * the coefficient of its superpixel. Minimises {@code Σ_z π(z)·(f(z) − b − β·z)² + α·|β|²} over N variants z in {0, 1}ᵈ, of
 * which the first is the whole picture; {@code π(z) = √exp(−D²/σ²)}, D being the cosine distance to the whole picture, {@code
 * 1 − √(|z|/d)}.
 *
 * <p>The map is signed; positive where a superpixel that shows raises the class's score. Undefined where the picture falls into one
 * superpixel or is its own baseline, and where the score or the map is constant.
 *
 * <p>Costs N + 1 forward passes. The diagnostic {@code surrogate R²} says how much of the score's variance the linear model
 * accounts for: where it is low, the coefficients describe no model that is there.
 *
 * <p>Ribeiro, Singh and Guestrin, "Why Should I Trust You?", KDD 2016, equation 1 and section 3.4; ridge regression over all
 * superpixels (in place of the K best), N = 1000, α = 1 and σ = 0.25 as in the authors' library.
 */
public final class Lime extends QuestionExplainer {

    private final SuperpixelGame game;
    private final int variants;
    private final double ridge;
    private final double kernelWidth;

    private Lime(SuperpixelGame game, int variants, double ridge, double kernelWidth, TargetClass target) {
        super(target);
        this.game = game;
        this.variants = variants;
        this.ridge = ridge;
        this.kernelWidth = kernelWidth;
    }

    static Lime standard(long seed) {
        return new Lime(SuperpixelGame.standard(ClassScore.PROBABILITY, seed), 1000, 1, 0.25, TargetClass.predicted());
    }

    /** The same with other superpixels. The default is SLIC with about 50. */
    public Lime on(Segmentation superpixels) {
        return with(game.on(superpixels));
    }

    /** The same with another number of variants, at least 2. The default is 1000. */
    public Lime withVariants(int count) {
        if (count < 2) {
            throw new IllegalArgumentException("A linear model needs at least 2 variants, but got " + count + ".");
        }
        return new Lime(game, count, ridge, kernelWidth, target());
    }

    /** The same with another α, at least 0. The default is 1. */
    public Lime withRidge(double alpha) {
        return new Lime(game, variants, alpha, kernelWidth, target());
    }

    /** The same with something else where a superpixel is hidden. The default is the picture's mean colour. */
    public Lime withBaseline(Baseline hidden) {
        return with(game.withBaseline(hidden));
    }

    /** The same for another score of the class. The default is its probability. */
    public Lime of(ClassScore watched) {
        return with(game.of(watched));
    }

    private Lime with(SuperpixelGame other) {
        return new Lime(other, variants, ridge, kernelWidth, target());
    }

    @Override
    public Lime forClass(TargetClass classToExplain) {
        return new Lime(game, variants, ridge, kernelWidth, classToExplain);
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
        return Cost.of(1L + variants, 0, 0, 0);
    }

    @Override
    public Map<String, String> settings(AuditedModel model) {
        verifyMeaning(model.output());
        Map<String, String> settings = game.settings(model.runSeed());
        settings.put("class", target().toString());
        settings.put("variants", String.valueOf(variants));
        settings.put("ridge", String.valueOf(ridge));
        settings.put("kernel width", String.valueOf(kernelWidth));
        return settings;
    }

    @Override
    void verifyMeaning(ModelOutput output) {
        game.score().verifyMeaning(output, name() + " of the logit");
    }

    @Override
    Explanation explain(Question question) {
        return game.explain(question, picture -> {
            boolean[][] shown = variants(question, picture.superpixels().count());
            double[] scores = picture.scores(shown);
            double[][] features = Arrays.stream(shown).map(Coalitions::numbers).toArray(double[][]::new);
            double[] weights = Arrays.stream(shown).mapToDouble(this::proximity).toArray();
            LinearFit fit = LinearFit.ridge(features, scores, weights, ridge);
            return picture.explanation(fit.coefficients(), fit.rSquared(features, scores, weights));
        });
    }

    private boolean[][] variants(Question question, int superpixels) {
        boolean[][] shown = new boolean[variants][superpixels];
        Arrays.fill(shown[0], true);
        for (int i = 1; i < shown.length; i++) {
            RandomGenerator random = question.random(game.seed(), i);
            for (int j = 0; j < superpixels; j++) {
                shown[i][j] = random.nextBoolean();
            }
        }
        return shown;
    }

    /** π(z). */
    private double proximity(boolean[] shown) {
        double distance = 1 - Math.sqrt((double) Coalitions.size(shown) / shown.length);
        return Math.sqrt(Math.exp(-distance * distance / (kernelWidth * kernelWidth)));
    }
}
