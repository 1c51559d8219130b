package org.modelaudit.perturbation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.forward.ChunkedScores;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;
import org.modelaudit.random.RunSeed;

/**
 * RISE: the picture is seen through N random masks, and the map is their sum weighted by what the model still sees, {@code L =
 * 1/(N·p) · Σ_i f(x ⊙ M_i)·M_i}, f being the class's probability, its own sigmoid
 * where classes are judged one by one, and p the share of cells that a mask keeps.
 *
 * <p>Costs N + 1 forward passes; N is 4000 in the paper for VGG-16, 8000 for ResNet-50. The map has the picture's size and is
 * not negative; high where the class is seen with the pixel shown. Undefined for a picture of zeros, and where the map is constant. Masks multiply the prepared tensor, so what is hidden has the training set's mean colour, as in the authors' code.
 *
 * <p>Masks belong to the seed and the sample. They are made chunk by chunk on the device, so memory does not grow with N: a chunk
 * of 32 takes {@code 32·(C + 1)·H·W} floats, 26 MB for a picture of 224×224.
 *
 * <p>Petsiuk, Das and Saenko, RISE, BMVC 2018, equations 5 and 6.
 */
public final class Rise extends QuestionExplainer {

    private final int count;
    private final MaskSource masks;

    Rise(int count, MaskSource masks, TargetClass target) {
        super(target);
        this.count = count;
        this.masks = masks;
    }

    /** Makes the masks. */
    interface MaskSource {

        /**
         * Masks {@code from} to {@code to - 1} for one picture.
         *
         * @param scope owns everything that is made
         * @return {@code (to-from)×1×H×W} in [0, 1]; 1 shows
         */
        NDArray masks(Question question, int from, int to, NDManager scope);

        /** p, the share of cells that a mask keeps. */
        double kept();

        /** With the seed that is drawn from in a run. */
        Map<String, String> settings(RunSeed run);
    }

    static Rise of(int count, int grid, double kept, long seed) {
        if (count < 1 || grid < 2 || !(kept > 0 && kept < 1)) {
            throw new IllegalArgumentException(
                    "RISE needs at least 1 mask, a grid of at least 2 cells a side and a share between 0 and 1, but got %d, %d and %s."
                            .formatted(count, grid, kept));
        }
        return new Rise(count, new RandomGrids(grid, kept, seed), TargetClass.predicted());
    }

    @Override
    public Rise forClass(TargetClass classToExplain) {
        return new Rise(count, masks, classToExplain);
    }

    @Override
    public String id() {
        return "rise/paper@1";
    }

    @Override
    public String name() {
        return "RISE";
    }

    /** The picture for its class, and each mask. */
    @Override
    public Cost costPerSample(AuditedModel model) {
        return Cost.of(1L + count, 0, 0, 0);
    }

    @Override
    public Map<String, String> settings(AuditedModel model) {
        Map<String, String> settings = new TreeMap<>(masks.settings(model.runSeed()));
        settings.put("class", target().toString());
        settings.put("masks", String.valueOf(count));
        return settings;
    }

    @Override
    Explanation explain(Question question) {
        if (question.isHiddenAlready(question.image().zerosLike())) {
            return question.nothingToHide();
        }
        double[] sum = new double[question.height() * question.width()];
        for (int from = 0; from < count; from += ChunkedScores.DEFAULT_CHUNK) {
            try (NDManager scope = question.image().getManager().newSubManager()) {
                int to = Math.min(count, from + ChunkedScores.DEFAULT_CHUNK);
                float[] part = weightedMasks(question, masks.masks(question, from, to, scope), scope);
                Arrays.setAll(sum, i -> sum[i] + part[i]);
            }
        }
        float[] map = new float[sum.length];
        for (int i = 0; i < map.length; i++) {
            map[i] = (float) (sum[i] / count / masks.kept());
        }
        return question.explanation(map);
    }

    /** {@code Σ_i f(x ⊙ M_i)·M_i} over one chunk. */
    private static float[] weightedMasks(Question question, NDArray shown, NDManager scope) {
        NDArray variants = shown.mul(question.image());
        variants.attach(scope);
        NDArray logits = question.model().logits(variants);
        logits.attach(scope);
        int explained = question.classIndex();
        NDArray probability =
                question.model().output().probabilities(logits).get(new NDIndex(":, {}:{}", explained, explained + 1));
        return probability
                .transpose()
                .matMul(shown.reshape(shown.getShape().get(0), -1))
                .toFloatArray();
    }
}
