package org.modelaudit.perturbation;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.modelaudit.baseline.Baseline;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.segmentation.Segmentation;
import org.modelaudit.segmentation.Superpixels;

/**
 * KernelSHAP: the Shapley value of each superpixel in the game whose players show themselves and whose gain is the class's
 * logit. Solves {@code min_φ Σ_z π(z)·(f(z) − f(∅) − φ·z)²} under the constraint {@code Σ_j φ_j = f(x) − f(∅)}, which is put
 * in, not penalised, so it holds to rounding; every pixel gets the value of its superpixel.
 *
 * <p>Exact where all {@code 2ᵈ − 2} sets of d superpixels are asked for; otherwise N sets are drawn from the Shapley kernel, each
 * followed by its complement. Costs N + 3 forward passes. Diagnostics: {@code surrogate R²}, the share of the logit's variance
 * over the sets asked for that the sum of values accounts for; {@code additivity residual}, {@code f(x) − f(∅) − Σφ}.
 *
 * <p>Lundberg and Lee, A Unified Approach to Interpreting Model Predictions, NeurIPS 2017, theorem 2; complements: Covert and
 * Lee, AISTATS 2021, section 4.2.
 */
public final class KernelShap extends PictureByPicture {

    private record Settings(Segmentation segmentation, int sets, Baseline baseline, ClassScore score, long seed) {}

    private final Settings settings;

    private KernelShap(Settings settings, TargetClass target) {
        super(target);
        this.settings = settings;
    }

    static KernelShap standard(long seed) {
        return new KernelShap(
                new Settings(Segmentation.slic(50), 2048, Baseline.meanColour(), ClassScore.LOGIT, seed),
                TargetClass.predicted());
    }

    /** The same with other superpixels. The default is SLIC with about 50. */
    public KernelShap on(Segmentation superpixels) {
        return with(new Settings(superpixels, settings.sets, settings.baseline, settings.score, settings.seed));
    }

    /** The same with another number of sets, at least 2. The default is 2048. */
    public KernelShap withSets(int count) {
        if (count < 2) {
            throw new IllegalArgumentException("Shapley values need at least 2 sets, but got " + count + ".");
        }
        return with(new Settings(settings.segmentation, count, settings.baseline, settings.score, settings.seed));
    }

    /** The same with something else where a superpixel is hidden. The default is the picture's mean colour. */
    public KernelShap withBaseline(Baseline hidden) {
        return with(new Settings(settings.segmentation, settings.sets, hidden, settings.score, settings.seed));
    }

    /** The same for another score of the class. The default is its logit. */
    public KernelShap of(ClassScore watched) {
        return with(new Settings(settings.segmentation, settings.sets, settings.baseline, watched, settings.seed));
    }

    private KernelShap with(Settings other) {
        return new KernelShap(other, target());
    }

    @Override
    public KernelShap forClass(TargetClass classToExplain) {
        return new KernelShap(settings, classToExplain);
    }

    @Override
    public String id() {
        return "kernel-shap/paper@1";
    }

    @Override
    public String name() {
        return "KernelSHAP";
    }

    @Override
    public Map<String, String> settings(AuditedModel model) {
        return new TreeMap<>(Map.of(
                "class", target().toString(),
                "superpixels", settings.segmentation.toString(),
                "sets", String.valueOf(settings.sets),
                "baseline", settings.baseline.toString(),
                "score", settings.score.toString(),
                "seed", String.valueOf(settings.seed)));
    }

    @Override
    Explanation explain(Question question) {
        NDArray hidden = question.hidden(settings.baseline);
        Superpixels superpixels = settings.segmentation.segment(question.image());
        int d = superpixels.count();
        if (d < 2) {
            return question.undefined("the picture falls into one superpixel, so there is nothing to compare");
        }
        if (question.isHiddenAlready(hidden)) {
            return question.nothingToHide();
        }
        Coalitions sets = Coalitions.of(d, settings.sets, settings.seed, question.sampleId());
        // The empty and the full set come first.
        boolean[][] shown = new boolean[sets.shown().length + 2][d];
        Arrays.fill(shown[1], true);
        System.arraycopy(sets.shown(), 0, shown, 2, sets.shown().length);
        double[] all = new SuperpixelVariants(question, superpixels, hidden, settings.score).scores(shown);
        double[] scores = Arrays.copyOfRange(all, 2, all.length);
        double[] values = solve(sets, scores, all[0], all[1]);
        double explained = explainedVariance(shown, all, values);
        return Double.isNaN(explained)
                ? question.undefined("the score is the same whatever is hidden")
                : question.explanation(superpixels.paint(values))
                        .withDiagnostic("surrogate R²", explained)
                        .withDiagnostic(
                                "additivity residual",
                                all[1] - all[0] - Arrays.stream(values).sum());
    }

    /** The constraint gives the last value from the others, which leaves an ordinary weighted least-squares problem. */
    static double[] solve(Coalitions sets, double[] scores, double empty, double full) {
        int last = sets.shown()[0].length - 1;
        double[][] features = new double[scores.length][last];
        double[] gains = new double[scores.length];
        for (int i = 0; i < scores.length; i++) {
            double[] member = Coalitions.numbers(sets.shown()[i]);
            gains[i] = scores[i] - empty - member[last] * (full - empty);
            for (int j = 0; j < last; j++) {
                features[i][j] = member[j] - member[last];
            }
        }
        double[] values = Arrays.copyOf(LinearFit.throughOrigin(features, gains, sets.weights(), 0), last + 1);
        values[last] = full - empty - Arrays.stream(values).sum();
        return values;
    }

    private static double explainedVariance(boolean[][] shown, double[] scores, double[] values) {
        double[][] features = Arrays.stream(shown).map(Coalitions::numbers).toArray(double[][]::new);
        double[] alike = new double[scores.length];
        Arrays.fill(alike, 1);
        return new LinearFit(scores[0], values).rSquared(features, scores, alike);
    }
}
