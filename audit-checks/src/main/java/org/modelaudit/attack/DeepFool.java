package org.modelaudit.attack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.modelaudit.explain.Batch;
import org.modelaudit.model.AuditedModel;

/**
 * DeepFool: walks to the nearest boundary of the linearised model until the decision changes. With {@code w = ∇f_k - ∇f_y} and
 * {@code d = |f_k - f_y| / ‖w‖}, each step goes to the class with the smallest {@code d}:
 *
 * <pre>{@code
 * L2:  r += (d + 1e-4) w / ‖w‖₂      L∞:  r += (d + 1e-4) sign(w), d = |f_k - f_y| / ‖w‖₁
 * x  = x₀ + (1 + overshoot) r
 * }</pre>
 *
 * <p>Moosavi-Dezfooli et al., DeepFool, CVPR 2016, algorithm 2 and section 3.3. The candidates are the classes with the highest
 * logits of the unchanged picture, as in the authors' code; the overshoot is applied at each step. Each step costs one forward
 * pass of the pictures that are still undecided and one recorded pass of each for every candidate.
 */
public final class DeepFool implements Attack {

    /** Added to each distance so that a step crosses the boundary, not only reaches it. */
    private static final double MARGIN = 1e-4;

    private final Norm norm;
    private final int candidates;
    private final int steps;
    private final double overshoot;
    private final AttackSpace space;

    private enum Norm {
        L2,
        LINF
    }

    private DeepFool(Norm norm, int candidates, int steps, double overshoot, AttackSpace space) {
        if (candidates < 2 || steps < 1 || !(overshoot >= 0)) {
            throw new IllegalArgumentException(
                    "DeepFool needs at least 2 classes, 1 step and an overshoot from 0, but got %d, %d and %s."
                            .formatted(candidates, steps, overshoot));
        }
        this.norm = norm;
        this.candidates = candidates;
        this.steps = steps;
        this.overshoot = overshoot;
        this.space = space;
    }

    static DeepFool l2() {
        return new DeepFool(Norm.L2, 10, 50, 0.02, AttackSpace.NORMALIZED);
    }

    static DeepFool linf() {
        return new DeepFool(Norm.LINF, 10, 50, 0.02, AttackSpace.NORMALIZED);
    }

    /** The same attack in other units. */
    public DeepFool in(AttackSpace other) {
        return new DeepFool(norm, candidates, steps, overshoot, other);
    }

    /** The same attack with another budget; 50 steps unless said otherwise. */
    public DeepFool steps(int most) {
        return new DeepFool(norm, candidates, most, overshoot, space);
    }

    /** The same attack with other candidates: the classes with the highest logits, the decision included; 10 unless said otherwise. */
    public DeepFool candidates(int classes) {
        return new DeepFool(norm, classes, steps, overshoot, space);
    }

    /** The same attack with another overshoot; 0.02 unless said otherwise. */
    public DeepFool overshoot(double share) {
        return new DeepFool(norm, candidates, steps, share, space);
    }

    @Override
    public String id() {
        return "deep-fool/" + (norm == Norm.L2 ? "l2" : "linf") + "@1";
    }

    @Override
    public String name() {
        return "DeepFool";
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("candidates", Integer.toString(candidates));
        settings.put("steps", Integer.toString(steps));
        settings.put("overshoot", Double.toString(overshoot));
        settings.put("space", space.toString());
        return settings;
    }

    @Override
    public boolean needsSuccess() {
        return true;
    }

    @Override
    public AttackResult attack(AuditedModel model, Batch batch) {
        AttackedPictures pictures = new AttackedPictures(model, space, batch);
        List<Walk> walks = pictures.originals().stream().map(Walk::new).toList();
        List<Walk> open = walks;
        while (!open.isEmpty()) {
            List<float[]> scores =
                    pictures.logits(open.stream().map(w -> w.picture).toList());
            List<Walk> next = new ArrayList<>();
            List<float[]> nextScores = new ArrayList<>();
            for (int i = 0; i < open.size(); i++) {
                if (open.get(i).goesOn(scores.get(i))) {
                    next.add(open.get(i));
                    nextScores.add(scores.get(i));
                }
            }
            step(pictures, next, nextScores);
            open = next;
        }
        return new AttackResult(
                pictures.stacked(walks.stream().map(w -> w.picture).toList()),
                walks.stream().map(Walk::report).toList());
    }

    private static void step(AttackedPictures pictures, List<Walk> walks, List<float[]> scores) {
        List<List<float[]>> gradients = pictures.gradients(
                walks.stream().map(w -> w.picture).toList(),
                walks.stream().map(w -> w.classes).toList());
        for (int i = 0; i < walks.size(); i++) {
            walks.get(i).step(scores.get(i), gradients.get(i));
        }
    }

    /** The way of one picture. */
    private final class Walk {

        private final float[] start;
        private final float[] change;
        private float[] picture;
        private int[] classes = {};
        private int reached = -1;
        private int taken;
        private @Nullable String trouble;

        Walk(float[] start) {
            this.start = start;
            this.picture = start;
            this.change = new float[start.length];
        }

        /** Whether the decision still stands and the budget is not used up. */
        boolean goesOn(float[] scores) {
            if (!AttackedPictures.areFinite(scores)) {
                trouble = "the model's scores are not finite";
                reached = -1;
                return false;
            }
            int[] ranked = AttackedPictures.ranked(scores);
            if (classes.length == 0) {
                classes = Arrays.copyOf(ranked, Math.min(candidates, ranked.length));
            }
            reached = ranked[0];
            return reached == classes[0] && taken < steps && classes.length > 1 && trouble == null;
        }

        void step(float[] scores, List<float[]> gradients) {
            float[] own = gradients.get(0);
            double nearest = Double.POSITIVE_INFINITY;
            int best = 0;
            double bestNorm = 0;
            for (int k = 1; k < classes.length; k++) {
                double length = norm(gradients.get(k), own);
                double distance = Math.abs((double) scores[classes[k]] - scores[classes[0]]) / length;
                if (length > 0 && distance < nearest) {
                    nearest = distance;
                    best = k;
                    bestNorm = length;
                }
            }
            if (best == 0) {
                trouble = "no class's score differs from the decision's in its gradient";
                // The next look at the scores ends the walk.
                return;
            }
            move(gradients.get(best), own, nearest + MARGIN, bestNorm);
        }

        private void move(float[] towards, float[] own, double distance, double length) {
            picture = new float[start.length];
            for (int i = 0; i < start.length; i++) {
                double w = (double) towards[i] - own[i];
                change[i] += (float) (distance * (norm == Norm.L2 ? w / length : Math.signum(w)));
                picture[i] = (float) (start[i] + (1 + overshoot) * change[i]);
            }
            space.clip(picture);
            taken++;
        }

        /** {@code ‖w‖₂}, or {@code ‖w‖₁}, the dual of L∞. */
        private double norm(float[] towards, float[] own) {
            double sum = 0;
            for (int i = 0; i < own.length; i++) {
                double w = (double) towards[i] - own[i];
                sum += norm == Norm.L2 ? w * w : Math.abs(w);
            }
            return norm == Norm.L2 ? Math.sqrt(sum) : sum;
        }

        Attacked report() {
            int original = classes.length == 0 ? -1 : classes[0];
            return Attacked.of(original, reached, taken, start, picture, trouble);
        }
    }
}
