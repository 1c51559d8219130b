package org.modelaudit.perturbation;

import java.util.Arrays;
import java.util.Map;
import org.modelaudit.baseline.Baseline;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.ModelOutput;
import org.modelaudit.segmentation.Segmentation;

/**
 * KernelSHAP: the Shapley value of each superpixel in the game whose players show themselves and whose gain is the class's
 * logit. Solves {@code min_φ Σ_z π(z)·(f(z) − f(∅) − φ·z)²} under the constraint {@code Σ_j φ_j = f(x) − f(∅)}, which is put
 * in, not penalised, so it holds to rounding; every pixel gets the value of its superpixel.
 *
 * <p>The map is signed; positive where a superpixel that shows raises the class's logit, in units of it. Undefined where the picture
 * falls into one superpixel or is its own baseline, and where the logit or the map is constant.
 *
 * <p>Exact where all {@code 2ᵈ − 2} sets of d superpixels are asked for; otherwise N sets are drawn from the Shapley kernel, each
 * followed by its complement. Costs N + 3 forward passes. Diagnostics: {@code surrogate R²}, the share of the logit's variance
 * over the sets asked for that the sum of values accounts for; {@code additivity residual}, {@code f(x) − f(∅) − Σφ}.
 *
 * <p>Lundberg and Lee, A Unified Approach to Interpreting Model Predictions, NeurIPS 2017, theorem 2; complements: Covert and
 * Lee, AISTATS 2021, section 4.2.
 */
public final class KernelShap extends QuestionExplainer {

    private final SuperpixelGame game;
    private final int sets;

    private KernelShap(SuperpixelGame game, int sets, TargetClass target) {
        super(target);
        this.game = game;
        this.sets = sets;
    }

    static KernelShap standard(long seed) {
        return new KernelShap(SuperpixelGame.standard(ClassScore.LOGIT, seed), 2048, TargetClass.predicted());
    }

    /** The same with other superpixels. The default is SLIC with about 50. */
    public KernelShap on(Segmentation superpixels) {
        return with(game.on(superpixels));
    }

    /** The same with another number of sets, at least 2. The default is 2048. */
    public KernelShap withSets(int count) {
        if (count < 2) {
            throw new IllegalArgumentException("Shapley values need at least 2 sets, but got " + count + ".");
        }
        return new KernelShap(game, count, target());
    }

    /** The same with something else where a superpixel is hidden. The default is the picture's mean colour. */
    public KernelShap withBaseline(Baseline hidden) {
        return with(game.withBaseline(hidden));
    }

    /** The same for another score of the class. The default is its logit. */
    public KernelShap of(ClassScore watched) {
        return with(game.of(watched));
    }

    private KernelShap with(SuperpixelGame other) {
        return new KernelShap(other, sets, target());
    }

    @Override
    public KernelShap forClass(TargetClass classToExplain) {
        return new KernelShap(game, sets, classToExplain);
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
        verifyMeaning(model.output());
        Map<String, String> settings = game.settings(model.runSeed());
        settings.put("class", target().toString());
        settings.put("sets", String.valueOf(sets));
        return settings;
    }

    @Override
    void verifyMeaning(ModelOutput output) {
        game.score().verifyMeaning(output, name() + " of the logit");
    }

    @Override
    Explanation explain(Question question) {
        return game.explain(question, picture -> {
            int d = picture.superpixels().count();
            Coalitions drawn = Coalitions.of(d, sets, i -> question.random(game.seed(), i));
            // The empty and the full set come first.
            boolean[][] shown = new boolean[drawn.shown().length + 2][d];
            Arrays.fill(shown[1], true);
            System.arraycopy(drawn.shown(), 0, shown, 2, drawn.shown().length);
            double[] all = picture.scores(shown);
            double[] values = solve(drawn, Arrays.copyOfRange(all, 2, all.length), all[0], all[1]);
            double residual = all[1] - all[0] - Arrays.stream(values).sum();
            Explanation explanation = picture.explanation(values, explainedVariance(shown, all, values));
            return explanation.heatmap() == null
                    ? explanation
                    : explanation.withDiagnostic("additivity residual", residual);
        });
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
