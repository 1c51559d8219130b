package org.modelaudit.attack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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
 * logits of the unchanged picture, as in the authors' code; the overshoot is applied at each step. Where classes are judged one by
 * one, the only boundary is where the most probable class's own logit is 0, {@code w = ∓∇f_y} and {@code d = |f_y| / ‖w‖}. Each step costs one forward
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
        List<Walk> walks = pictures.originals().stream()
                .map(start -> new Walk(pictures, start))
                .toList();
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

        private final AttackedPictures pictures;
        private final float[] start;
        private final float[] change;
        private float[] picture;
        private @Nullable Decision decision;
        private int[] classes = {};
        private int reached = Decision.NONE;
        private int taken;
        private @Nullable String trouble;

        Walk(AttackedPictures pictures, float[] start) {
            this.pictures = pictures;
            this.start = start;
            this.picture = start;
            this.change = new float[start.length];
        }

        /** Whether the decision still stands and the budget is not used up. */
        boolean goesOn(float[] scores) {
            if (!AttackedPictures.areFinite(scores)) {
                trouble = "the model's scores are not finite";
                reached = Decision.NONE;
                return false;
            }
            if (decision == null) {
                decision = pictures.decision(scores);
                classes = decision.candidates(scores, candidates);
            }
            reached = decision.reached(scores);
            boolean canChange = decision.isAlone() || classes.length > 1;
            return reached == classes[0] && taken < steps && canChange && trouble == null;
        }

        void step(float[] scores, List<float[]> gradients) {
            double nearest = Double.POSITIVE_INFINITY;
            Boundary best = null;
            double bestNorm = 0;
            for (Boundary boundary : boundaries(scores, gradients)) {
                double length = norm(boundary.towards, boundary.away);
                double distance = boundary.gap / length;
                if (length > 0 && distance < nearest) {
                    nearest = distance;
                    best = boundary;
                    bestNorm = length;
                }
            }
            if (best == null) {
                trouble = "no class's score differs from the decision's in its gradient";
                // The next look at the scores ends the walk.
                return;
            }
            move(best.towards, best.away, nearest + MARGIN, bestNorm);
        }

        /** Where the decision changes, were the model linear: beside each rival, or where the class alone is no longer found. */
        private List<Boundary> boundaries(float[] scores, List<float[]> gradients) {
            float[] own = gradients.get(0);
            if (decision != null && decision.isAlone()) {
                float[] flat = new float[own.length];
                double gap = Math.abs((double) scores[classes[0]]);
                return List.of(decision.found() ? new Boundary(flat, own, gap) : new Boundary(own, flat, gap));
            }
            return IntStream.range(1, classes.length)
                    .mapToObj(k -> new Boundary(
                            gradients.get(k), own, Math.abs((double) scores[classes[k]] - scores[classes[0]])))
                    .toList();
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

    /**
     * A boundary of the decision.
     *
     * @param towards gradient of what is to grow
     * @param away gradient of what is to shrink
     * @param gap difference of their scores
     */
    @SuppressWarnings("ArrayRecordComponent")
    private record Boundary(float[] towards, float[] away, double gap) {}
}
