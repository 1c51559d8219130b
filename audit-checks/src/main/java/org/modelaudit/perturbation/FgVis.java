package org.modelaudit.perturbation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.explain.Tensors;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.OperationTrace;

/**
 * FGVis: a mask with a number of its own for every colour of every pixel, learnt without any smoothness, because the gradient
 * is kept from inventing evidence. The explanation is {@code e = m·x}, 0 in the prepared tensor being what a hidden pixel
 * shows. Deletion seeks the fewest pixels whose loss takes the class away, {@code min p(e) + λ‖1 − m‖₁}; the map is the mean of
 * {@code 1 − m} over the colours. Preservation seeks the fewest that keep it, {@code min −p(e) + λ‖m‖₁}; the map is the mean of
 * m. Both start from the whole picture, m = 1, and lie in [0, 1] at the picture's size; high where a
 * pixel is needed. Undefined for a picture of zeros, and where no pixel can be hidden or hiding none lowers p.
 *
 * <p>The defence: a unit behind an activation hands a gradient back only while {@code min(0, h(x)) ≤ h(e) ≤ max(0, h(x))}. It
 * filters what moves the mask and does not forbid that a unit is pushed out of its bounds by what others want.
 *
 * <p>Not a black-box method: each of at most 500 steps takes one forward and one backward pass, and deletion mostly ends
 * early. The diagnostic {@code probability left} is p under the final mask.
 *
 * <p>Wagner et al., Interpretable and Fine-Grained Visual Explanations for Convolutional Neural Networks, CVPR 2019, sections
 * 3.1 (the two games) and 3.2 (the defence). As there, gradient descent with a rate of 0.1 and a gradient scaled by its largest
 * number. The paper tunes λ for each picture; ours is 5 % of the strongest pixel's gradient at every step, so that it means
 * the same where the softmax is saturated. Ours ends where the output has changed: deletion with the first mask that leaves
 * at most a tenth of p, or 1/K, what chance gives one of K classes, 1/2 where each is judged by
 * its own sigmoid; preservation with the last that keeps nine tenths of p. That
 * the paper's figures are made by deletion, its sections' numbers, its rate and its scaling are quoted from memory.
 */
public final class FgVis extends QuestionExplainer {

    private static final float RATE = 0.1f;
    private static final float SPARSITY = 0.05f;

    private final MaskGame game;
    private final int steps;

    private FgVis(MaskGame game, int steps, TargetClass target) {
        super(target);
        this.game = game;
        this.steps = steps;
    }

    static FgVis of(MaskGame game, int steps) {
        return new FgVis(game, MaskSteps.atLeastOne(steps), TargetClass.predicted());
    }

    @Override
    public FgVis forClass(TargetClass classToExplain) {
        return new FgVis(game, steps, classToExplain);
    }

    @Override
    public String id() {
        return game == MaskGame.DELETION ? "fgvis/deletion@1" : "fgvis/preservation@1";
    }

    @Override
    public String name() {
        return "FGVis";
    }

    @Override
    public Map<String, String> settings(AuditedModel model) {
        return new TreeMap<>(Map.of("class", target().toString(), "steps", String.valueOf(steps)));
    }

    @Override
    Explanation explain(Question question) {
        NDArray image = question.image();
        if (question.isHiddenAlready(image.zerosLike())) {
            return question.nothingToHide();
        }
        ActivationBounds bounds = ActivationBounds.of(question.model(), image);
        float[] mask = new float[(int) image.size()];
        Arrays.fill(mask, 1);
        Pull pull = Pull.of(question, bounds, mask);
        double original = pull.probability;
        for (int step = 0; step < steps && pull.isFelt(); step++) {
            float[] next = game.moved(mask, pull.gradient, SPARSITY * pull.strongest, RATE / pull.strongest);
            if (Arrays.equals(next, mask)) {
                break;
            }
            Pull there = Pull.of(question, bounds, next);
            boolean changed = game.changes(there.probability, original, 1.0 / question.outcomes());
            if (!changed || game == MaskGame.DELETION) {
                mask = next;
                pull = there;
            }
            if (changed) {
                break;
            }
        }
        if (isWhole(mask)) {
            return question.undefined(game.nothingFound());
        }
        return question.explanation(overColours(mask, question.channels()))
                .withDiagnostic("probability left", pull.probability);
    }

    private static boolean isWhole(float[] mask) {
        for (float m : mask) {
            if (m < 1) {
                return false;
            }
        }
        return true;
    }

    private float[] overColours(float[] mask, int channels) {
        float[] map = new float[mask.length / channels];
        for (int i = 0; i < mask.length; i++) {
            map[i % map.length] += game.shown(mask[i]) / channels;
        }
        return map;
    }

    /** The class's probability under a mask, and where its defended gradient with respect to the mask points. */
    private static final class Pull {

        private final double probability;
        private final float[] gradient;
        private final float strongest;

        private Pull(double probability, float[] gradient) {
            this.probability = probability;
            this.gradient = gradient;
            float largest = 0;
            for (float g : gradient) {
                largest = Math.max(largest, Math.abs(g));
            }
            strongest = largest;
        }

        static Pull of(Question question, ActivationBounds bounds, float[] mask) {
            NDArray image = question.image();
            try (NDManager scope = image.getManager().newSubManager()) {
                NDArray explanation = Tensors.of(scope, mask, image.getShape()).mul(image);
                try (OperationTrace trace = question.model().trace(explanation)) {
                    LogOdds odds =
                            LogOdds.of(question.model().output(), trace.logits().toFloatArray(), question.classIndex());
                    NDArray seed =
                            Tensors.of(scope, odds.gradient(), trace.logits().getShape());
                    NDArray atMask = trace.backwardSharing(seed, bounds).mul(image);
                    return new Pull(odds.probability(), atMask.toFloatArray());
                }
            }
        }

        boolean isFelt() {
            return strongest >= Float.MIN_NORMAL && Float.isFinite(strongest);
        }
    }
}
