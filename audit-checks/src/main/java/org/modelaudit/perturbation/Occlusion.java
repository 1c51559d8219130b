package org.modelaudit.perturbation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Map;
import java.util.TreeMap;
import org.modelaudit.baseline.Baseline;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.explain.Tensors;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;
import org.modelaudit.model.ModelOutput;

/**
 * Occlusion: a window slides over the picture, and every pixel gets the mean loss of score over the windows that hid it, {@code
 * L(p) = mean_{w ∋ p} (f(x) − f(x with w hidden))}, f being the class's logit, or its probability by {@link #of(ClassScore)}.
 *
 * <p>One forward pass and one for each window: 170 for a picture of 224×224 with windows of 32 at a stride of 16. The map has
 * the picture's size; it is signed, and positive where hiding hurts the class. Undefined for a picture that is its own baseline, and
 * where the map is constant.
 *
 * <p>Zeiler and Fergus, Visualizing and Understanding Convolutional Networks, ECCV 2014, section 4.2; overlapping windows are
 * averaged as captum does.
 */
public final class Occlusion extends QuestionExplainer {

    private static final int RELATIVE = 0;

    private final int window;
    private final int stride;
    private final Baseline baseline;
    private final ClassScore score;

    private Occlusion(int window, int stride, Baseline baseline, ClassScore score, TargetClass target) {
        super(target);
        this.window = window;
        this.stride = stride;
        this.baseline = baseline;
        this.score = score;
    }

    /** A window of a seventh of the picture's shorter side, rounded up, at half that stride, filled with 0. */
    static Occlusion ofASeventh() {
        return standard(RELATIVE, RELATIVE);
    }

    static Occlusion of(int window, int stride) {
        if (window < 1 || stride < 1 || stride > window) {
            throw new IllegalArgumentException(
                    "A window of %d pixels at a stride of %d would leave pixels out; both are at least 1, the stride at most the window."
                            .formatted(window, stride));
        }
        return standard(window, stride);
    }

    private static Occlusion standard(int window, int stride) {
        return new Occlusion(window, stride, Baseline.constant(0), ClassScore.LOGIT, TargetClass.predicted());
    }

    /** The same with something else where the window stands. */
    public Occlusion withBaseline(Baseline hidden) {
        return new Occlusion(window, stride, hidden, score, target());
    }

    /** The same for another score of the class. The default is its logit. */
    public Occlusion of(ClassScore watched) {
        return new Occlusion(window, stride, baseline, watched, target());
    }

    @Override
    public Occlusion forClass(TargetClass classToExplain) {
        return new Occlusion(window, stride, baseline, score, classToExplain);
    }

    @Override
    public String id() {
        return "occlusion/window-mean@1";
    }

    @Override
    public String name() {
        return "Occlusion";
    }

    /** The picture for its class, and again beside each place of the window. */
    @Override
    public Cost costPerSample(AuditedModel model) {
        int width = model.input().width();
        int height = model.input().height();
        long places = (long) windows(height, height, width).count()
                * windows(width, height, width).count();
        return Cost.of(2 + places, 0, 0, 0);
    }

    @Override
    public Map<String, String> settings(AuditedModel model) {
        verifyMeaning(model.output());
        Windows windows = windows(
                model.input().width(), model.input().height(), model.input().width());
        return new TreeMap<>(Map.of(
                "class",
                target().toString(),
                "window",
                windows.window() + " pixels",
                "stride",
                windows.stride() + " pixels",
                "baseline",
                baseline.in(model.runSeed()).toString(),
                "score",
                score.toString()));
    }

    @Override
    void verifyMeaning(ModelOutput output) {
        score.verifyMeaning(output, name() + " of the logit");
    }

    @Override
    Explanation explain(Question question) {
        NDArray hidden = question.hidden(baseline);
        if (question.isHiddenAlready(hidden)) {
            return question.nothingToHide();
        }
        Windows rows = windows(question.height(), question.height(), question.width());
        Windows columns = windows(question.width(), question.height(), question.width());
        // Variant 0 is the whole picture, so that it meets the same arithmetic as the others.
        double[] scores = score.of(
                question,
                1 + rows.count() * columns.count(),
                (from, to, scope) -> variants(question.image(), hidden, rows, columns, from, to, scope));
        return question.explanation(meanLoss(scores, rows, columns));
    }

    private Windows windows(int side, int height, int width) {
        int seventh = (Math.min(height, width) + 6) / 7;
        return window == RELATIVE
                ? new Windows(side, seventh, Math.max(1, seventh / 2))
                : new Windows(side, window, stride);
    }

    private static NDArray variants(
            NDArray image, NDArray hidden, Windows rows, Windows columns, int from, int to, NDManager scope) {
        float[] down = new float[(to - from) * rows.side()];
        float[] across = new float[(to - from) * columns.side()];
        for (int variant = Math.max(from, 1); variant < to; variant++) {
            int row = (variant - 1) / columns.count();
            int column = (variant - 1) % columns.count();
            fill(down, (variant - from) * rows.side(), rows, row);
            fill(across, (variant - from) * columns.side(), columns, column);
        }
        NDArray window = Tensors.of(scope, down, new Shape(to - from, 1, rows.side(), 1))
                .mul(Tensors.of(scope, across, new Shape(to - from, 1, 1, columns.side())));
        return Blend.of(image, hidden, window, scope);
    }

    private static void fill(float[] ones, int offset, Windows windows, int index) {
        for (int i = windows.start(index); i < windows.end(index); i++) {
            ones[offset + i] = 1;
        }
    }

    private static float[] meanLoss(double[] scores, Windows rows, Windows columns) {
        double[] sum = new double[rows.side() * columns.side()];
        int[] covering = new int[sum.length];
        for (int variant = 1; variant < scores.length; variant++) {
            int row = (variant - 1) / columns.count();
            int column = (variant - 1) % columns.count();
            for (int y = rows.start(row); y < rows.end(row); y++) {
                for (int x = columns.start(column); x < columns.end(column); x++) {
                    sum[y * columns.side() + x] += scores[0] - scores[variant];
                    covering[y * columns.side() + x]++;
                }
            }
        }
        float[] mean = new float[sum.length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = (float) (sum[i] / covering[i]);
        }
        return mean;
    }
}
