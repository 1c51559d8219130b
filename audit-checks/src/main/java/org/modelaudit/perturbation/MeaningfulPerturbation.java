package org.modelaudit.perturbation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.modelaudit.attribution.SeparableFilter;
import org.modelaudit.baseline.Baseline;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.explain.Tensors;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;
import org.modelaudit.model.Layer;
import org.modelaudit.model.LayerCut;
import org.modelaudit.model.ModelOutput;
import org.modelaudit.optimization.Adam;

/**
 * Meaningful perturbation: the smallest smooth mask that, where it blurs the picture, takes the class away. Minimises {@code λ₁
 * Σ(1 − m) + λ₂ Σ|∇m|^β + p(m·x + (1 − m)·blur(x))} over masks m in [0, 1], p being the class's probability, its own sigmoid where classes
 * are judged one by one; the map is
 * {@code 1 − m}, in [0, 1] and large where blurring takes the class away. Undefined for a picture that its blur leaves as it is or
 * that is too small for a mask, and where the map is constant.
 *
 * <p>Not a black-box method: each of its 300 steps of Adam takes a gradient with respect to the picture, one forward and one
 * backward pass. The diagnostic {@code probability left} is p under the final mask; a mask that left p where it was has found
 * nothing.
 *
 * <p>Fong and Vedaldi, Interpretable Explanations of Black Boxes by Meaningful Perturbation, ICCV 2017, equations 3 and 4 and
 * section 4.3: λ₁ = 1e-4, λ₂ = 1e-2, β = 3, learning rate 0.1, blur of 10 pixels and jitter of up to 4 pixels at 224 pixels, a
 * mask cell for 8 pixels. Ours starts from a mask that blurs nothing and enlarges it by bilinear interpolation alone.
 */
public final class MeaningfulPerturbation extends QuestionExplainer {

    private static final int CELL = 8;
    private static final int JITTER = 4;
    private static final double BLUR = 10.0 / 224;
    /** λ₁ of the paper for its mask of 28×28, so that a share of the picture costs the same in every size. */
    private static final float WHOLE_AREA = 1e-4f * 28 * 28;

    private static final float ROUGHNESS = 1e-2f;
    private static final double RATE = 0.1;

    private final int steps;
    private final long seed;

    private MeaningfulPerturbation(int steps, long seed, TargetClass target) {
        super(target);
        this.steps = steps;
        this.seed = seed;
    }

    static MeaningfulPerturbation of(int steps, long seed) {
        return new MeaningfulPerturbation(MaskSteps.atLeastOne(steps), seed, TargetClass.predicted());
    }

    @Override
    public MeaningfulPerturbation forClass(TargetClass classToExplain) {
        return new MeaningfulPerturbation(steps, seed, classToExplain);
    }

    @Override
    public String id() {
        return "meaningful-perturbation/deletion@1";
    }

    @Override
    public String name() {
        return "Meaningful perturbation";
    }

    /** The picture for its class, each step, and the picture under the mask that came of it. */
    @Override
    public Cost costPerSample(AuditedModel model) {
        return Cost.of(2, steps, steps, steps);
    }

    @Override
    public Map<String, String> settings(AuditedModel model) {
        return new TreeMap<>(Map.of(
                "class",
                target().toString(),
                "steps",
                String.valueOf(steps),
                "seed",
                String.valueOf(model.runSeed().of(seed))));
    }

    @Override
    Explanation explain(Question question) {
        NDArray hidden = question.hidden(Baseline.blurred(BLUR * Math.min(question.height(), question.width())));
        int rows = (question.height() + CELL - 1) / CELL;
        int columns = (question.width() + CELL - 1) / CELL;
        if (question.isHiddenAlready(hidden)) {
            return question.nothingToHide();
        }
        if (rows * columns < 2) {
            return question.undefined("the picture is too small for a mask of %d pixels a cell".formatted(CELL));
        }
        SeparableFilter enlarge = SeparableFilter.bilinear(rows, columns, question.height(), question.width());
        float[] mask = new float[rows * columns];
        Arrays.fill(mask, 1);
        Adam adam = new Adam(mask.length, RATE);
        for (int step = 0; step < steps; step++) {
            float[] gradient = scoreGradient(question, hidden, enlarge, mask, step);
            MaskPenalty.addGradient(gradient, mask, columns, WHOLE_AREA / mask.length, ROUGHNESS);
            adam.step(mask, gradient);
            for (int i = 0; i < mask.length; i++) {
                mask[i] = Math.min(1, Math.max(0, mask[i]));
            }
        }
        float[] map = new float[mask.length];
        for (int i = 0; i < map.length; i++) {
            map[i] = 1 - mask[i];
        }
        return question.classes()
                .explanation(0, new Heatmap(columns, rows, map))
                .withDiagnostic("probability left", probability(question, hidden, enlarge, mask));
    }

    /** ∂p/∂m at a jittered picture. */
    private float[] scoreGradient(Question question, NDArray hidden, SeparableFilter enlarge, float[] mask, int step) {
        try (NDManager scope = question.image().getManager().newSubManager()) {
            SeparableFilter jitter = jitter(question, step);
            NDArray image = inside(scope, jitter.apply(question.image()));
            NDArray blurred = inside(scope, jitter.apply(hidden));
            NDArray shown = enlarge.apply(mask(scope, mask, enlarge));
            NDArray mixed =
                    inside(scope, image.mul(shown).add(blurred.mul(shown.neg().add(1))));
            LayerCut cut = question.model().cutAt(Layer.INPUT);
            LayerCut.HeadPass pass = cut.record(cut.features(mixed));
            NDArray atImage =
                    pass.gradient(seedOfProbability(question.model().output(), pass.logits(), question.classIndex()));
            NDArray atMask = inside(scope, atImage.mul(image.sub(blurred)).sum(new int[] {1}, true));
            return enlarge.applyTransposed(atMask).toFloatArray();
        }
    }

    /** {@code ∂p_c/∂y_k = p_c (δ_ck − p_k)}; of a sigmoid, 0 for each {@code k ≠ c}. */
    private static NDArray seedOfProbability(ModelOutput output, NDArray logits, int classIndex) {
        float[] seed = output.probabilities(logits).toFloatArray();
        float explained = seed[classIndex];
        for (int k = 0; k < seed.length; k++) {
            float felt = output.independent() && k != classIndex ? 0 : seed[k];
            seed[k] = explained * ((k == classIndex ? 1 : 0) - felt);
        }
        return Tensors.of(logits.getManager(), seed, logits.getShape());
    }

    private static double probability(Question question, NDArray hidden, SeparableFilter enlarge, float[] mask) {
        return ClassScore.PROBABILITY
                .of(question, 1, (from, to, scope) -> {
                    NDArray shown = inside(scope, enlarge.apply(mask(scope, mask, enlarge)));
                    return Blend.of(question.image(), hidden, shown.neg().add(1), scope);
                })[0];
    }

    private SeparableFilter jitter(Question question, int step) {
        RandomGenerator random = question.random(seed, step);
        int most = JITTER * Math.min(question.height(), question.width()) / 224;
        return SeparableFilter.shift(
                question.height(), question.width(), random.nextInt(most + 1), random.nextInt(most + 1));
    }

    private static NDArray mask(NDManager scope, float[] mask, SeparableFilter enlarge) {
        return Tensors.of(scope, mask, new Shape(1, 1, enlarge.height(), enlarge.width()));
    }

    private static NDArray inside(NDManager scope, NDArray array) {
        array.attach(scope);
        return array;
    }
}
