package org.modelaudit.perturbation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.explain.Tensors;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;

/**
 * Prediction difference analysis: a window slides over the picture and is filled not with a colour but with what could as well
 * have been there, drawn from a Gaussian of patches given the window's surroundings. The evidence of a window is {@code log₂
 * odds(c | x) − log₂ odds(c | x without w)}, where {@code p(c | x without w)} is the mean over S draws; a pixel gets the mean over
 * the windows that covered it. What its surroundings tell anyway is no evidence.
 *
 * <p>Costs S forward passes a window and one more: 7290 for a picture of 224×224 with windows of 16 at a stride of 8 and S = 10.
 * The map has the picture's size, is signed, and is in bits: positive where the window speaks for the class. Undefined where the
 * picture does not fit the patches, and where the map is constant.
 *
 * <p>Zintgraf, Cohen, Adel and Welling, Visualizing Deep Neural Network Decisions, ICLR 2017, equations 1 to 5; probabilities are
 * Laplace-corrected, {@code (p·N + 1)/(N + K)} with N = 10⁶, as the paper does to keep odds finite; K = 2 where each class is judged by
 * its own sigmoid, yes and no.
 */
public final class PredictionDifference extends QuestionExplainer {

    private static final double TRAINED_ON = 1e6;

    private final PatchModel patches;
    private final int window;
    private final int stride;
    private final int draws;
    private final long seed;

    private PredictionDifference(PatchModel patches, int window, int stride, int draws, long seed, TargetClass target) {
        super(target);
        this.patches = patches;
        this.window = window;
        this.stride = stride;
        this.draws = draws;
        this.seed = seed;
    }

    static PredictionDifference of(PatchModel patches, int window, int stride, int draws, long seed) {
        if (window < 1 || window >= patches.side() || stride < 1 || stride > window || draws < 1) {
            throw new IllegalArgumentException(
                    ("A window of %d pixels at a stride of %d with %d draws does not work with patches of %d: the window is"
                                    + " smaller than a patch, the stride at most the window, and there is at least 1 draw.")
                            .formatted(window, stride, draws, patches.side()));
        }
        return new PredictionDifference(patches, window, stride, draws, seed, TargetClass.predicted());
    }

    @Override
    public PredictionDifference forClass(TargetClass classToExplain) {
        return new PredictionDifference(patches, window, stride, draws, seed, classToExplain);
    }

    @Override
    public String id() {
        return "prediction-difference/conditional@1";
    }

    @Override
    public String name() {
        return "Prediction difference";
    }

    /** The picture for its class, and again beside each draw of each window. */
    @Override
    public Cost costPerSample(AuditedModel model) {
        long windows = (long) new Windows(model.input().height(), window, stride).count()
                * new Windows(model.input().width(), window, stride).count();
        return Cost.of(2 + windows * draws, 0, 0, 0);
    }

    @Override
    public Map<String, String> settings(AuditedModel model) {
        return new TreeMap<>(Map.of(
                "class", target().toString(),
                "window", window + " pixels",
                "stride", stride + " pixels",
                "draws", String.valueOf(draws),
                "patches", patches.toString(),
                "seed", String.valueOf(model.runSeed().of(seed))));
    }

    @Override
    Explanation explain(Question question) {
        if (question.channels() != patches.channels()
                || Math.min(question.height(), question.width()) < patches.side()) {
            return question.undefined("the picture does not fit the model of patches of %d pixels and %d channels"
                    .formatted(patches.side(), patches.channels()));
        }
        return question.explanation(new Walk(question).evidence());
    }

    /** One picture, window by window. */
    private final class Walk {

        private final Question question;
        private final Windows rows;
        private final Windows columns;
        private final float[] picture;
        private final Map<Integer, PatchModel.Conditional> conditionals = new HashMap<>();

        Walk(Question question) {
            this.question = question;
            this.rows = new Windows(question.height(), window, stride);
            this.columns = new Windows(question.width(), window, stride);
            this.picture = question.image().toFloatArray();
        }

        float[] evidence() {
            int windows = rows.count() * columns.count();
            // Variant 0 is the whole picture.
            double[] scores = ClassScore.PROBABILITY.of(question, 1 + windows * draws, (from, to, scope) -> {
                float[] variants = new float[(to - from) * picture.length];
                for (int variant = from; variant < to; variant++) {
                    float[] filled = variant == 0 ? picture : filled((variant - 1) / draws, variant);
                    System.arraycopy(filled, 0, variants, (variant - from) * picture.length, picture.length);
                }
                Shape one = question.image().getShape();
                NDArray made = Tensors.of(scope, variants, new Shape(to - from, one.get(1), one.get(2), one.get(3)));
                return made;
            });
            double[] sum = new double[question.height() * question.width()];
            int[] covering = new int[sum.length];
            double whole = logOdds(scores[0]);
            for (int index = 0; index < windows; index++) {
                double without = Arrays.stream(scores, 1 + index * draws, 1 + (index + 1) * draws)
                        .average()
                        .orElseThrow();
                add(index, whole - logOdds(without), sum, covering);
            }
            float[] map = new float[sum.length];
            for (int i = 0; i < map.length; i++) {
                map[i] = (float) (sum[i] / covering[i]);
            }
            return map;
        }

        private double logOdds(double probability) {
            double corrected = (probability * TRAINED_ON + 1) / (TRAINED_ON + question.outcomes());
            return Math.log(corrected / (1 - corrected)) / Math.log(2);
        }

        /** The last window is moved back into the picture, not clipped: a Gaussian is made for one size. */
        private int place(Windows windows, int index) {
            return Math.min(windows.start(index), windows.side() - window);
        }

        private void add(int index, double evidence, double[] sum, int[] covering) {
            int top = place(rows, index / columns.count());
            int left = place(columns, index % columns.count());
            for (int y = top; y < top + window; y++) {
                for (int x = left; x < left + window; x++) {
                    sum[y * question.width() + x] += evidence;
                    covering[y * question.width() + x]++;
                }
            }
        }

        /** The picture with one window drawn anew. */
        private float[] filled(int index, int variant) {
            int top = place(rows, index / columns.count());
            int left = place(columns, index % columns.count());
            int margin = (patches.side() - window) / 2;
            int patchTop = Math.min(Math.max(top - margin, 0), question.height() - patches.side());
            int patchLeft = Math.min(Math.max(left - margin, 0), question.width() - patches.side());
            PatchModel.Conditional conditional = conditionals.computeIfAbsent(
                    (top - patchTop) * patches.side() + left - patchLeft,
                    key -> patches.given(top - patchTop, left - patchLeft, window));
            double[] patch = new double[patches.channels() * patches.side() * patches.side()];
            for (int j = 0; j < patch.length; j++) {
                patch[j] = picture[pixel(j, patchTop, patchLeft)];
            }
            RandomGenerator random = question.random(seed, variant);
            double[] drawn = conditional.draw(conditional.expected(patch), random);
            float[] filled = picture.clone();
            for (int i = 0; i < drawn.length; i++) {
                filled[pixel(conditional.hidden()[i], patchTop, patchLeft)] = (float) drawn[i];
            }
            return filled;
        }

        /** Where number j of the patch lies in the picture. */
        private int pixel(int j, int patchTop, int patchLeft) {
            int side = patches.side();
            int channel = j / (side * side);
            int y = patchTop + j / side % side;
            int x = patchLeft + j % side;
            return (channel * question.height() + y) * question.width() + x;
        }
    }
}
