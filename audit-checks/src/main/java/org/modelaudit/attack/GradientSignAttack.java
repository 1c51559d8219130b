package org.modelaudit.attack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.modelaudit.explain.Batch;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;

/**
 * Steps along the sign of the gradient inside an L∞ ball, what {@link Fgsm} and {@link Pgd} share: {@code x ← Π(x + α sign(∇(f_k -
 * f_y)))} with the strongest other class {@code k}.
 *
 * <p>Dialect {@code margin}: followed is the difference to the strongest other class alone, where the papers follow the
 * cross-entropy, which mixes all other classes by their probability; for two classes both give the same step.
 */
abstract class GradientSignAttack implements Attack {

    private final double epsilon;
    private final int steps;
    private final double stepSize;
    private final AttackSpace space;

    /**
     * @param epsilon radius of the ball, in the units of the space
     * @param stepSize α
     */
    GradientSignAttack(double epsilon, int steps, double stepSize, AttackSpace space) {
        if (!(epsilon > 0) || steps < 1 || !(stepSize > 0)) {
            throw new IllegalArgumentException(
                    "An attack needs a positive radius, at least one step and a positive step size, but got %s, %d and %s."
                            .formatted(epsilon, steps, stepSize));
        }
        this.epsilon = epsilon;
        this.steps = steps;
        this.stepSize = stepSize;
        this.space = space;
    }

    /** Whether the first step starts somewhere else than at the picture, see {@link #start}. */
    boolean startsElsewhere() {
        return false;
    }

    /**
     * Where a picture's first step starts.
     *
     * @param picture not to be changed
     */
    float[] start(float[] picture, String sample) {
        return picture;
    }

    final double epsilon() {
        return epsilon;
    }

    final int steps() {
        return steps;
    }

    final AttackSpace space() {
        return space;
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("epsilon", Double.toString(epsilon));
        settings.put("steps", Integer.toString(steps));
        settings.put("step size", Double.toString(stepSize));
        settings.put("space", space.toString());
        return settings;
    }

    @Override
    public final boolean needsSuccess() {
        return false;
    }

    /** The scores before, after and at each step, and at each step one recorded pass with the gradients of two classes. */
    @Override
    public final Cost costPerSample(AuditedModel model) {
        long scores = 2L + (startsElsewhere() ? steps : steps - 1);
        return Cost.of(0, scores + steps, scores + steps, 2L * steps);
    }

    @Override
    public final AttackResult attack(AuditedModel model, Batch batch) {
        AttackedPictures pictures = new AttackedPictures(model, space, batch);
        List<float[]> before = pictures.originals();
        List<float[]> scores = pictures.logits(before);
        List<Integer> decisions =
                scores.stream().map(AttackedPictures::decision).toList();
        List<float[]> now = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            now.add(start(before.get(i), batch.samples().get(i).id()));
        }
        for (int step = 0; step < steps; step++) {
            List<float[]> current = step == 0 && !startsElsewhere() ? scores : pictures.logits(now);
            step(pictures, before, now, current, decisions);
        }
        return Disturbance.result(pictures, now, scores, steps);
    }

    private void step(
            AttackedPictures pictures,
            List<float[]> before,
            List<float[]> now,
            List<float[]> scores,
            List<Integer> decisions) {
        List<int[]> classes = new ArrayList<>();
        for (int i = 0; i < now.size(); i++) {
            classes.add(new int[] {rival(scores.get(i), decisions.get(i)), Math.max(0, decisions.get(i))});
        }
        List<List<float[]>> gradients = pictures.gradients(now, classes);
        for (int i = 0; i < now.size(); i++) {
            float[] towards = gradients.get(i).get(0);
            float[] own = gradients.get(i).get(1);
            float[] moved = now.get(i).clone();
            for (int j = 0; j < moved.length; j++) {
                moved[j] += (float) (stepSize * Math.signum((double) towards[j] - own[j]));
            }
            now.set(i, space.inBall(moved, before.get(i), epsilon));
        }
    }

    /** The strongest class beside the decision; 0 where no score can be compared. */
    private static int rival(float[] scores, int decision) {
        if (decision < 0 || !AttackedPictures.areFinite(scores)) {
            return 0;
        }
        int[] ranked = AttackedPictures.ranked(scores);
        return ranked[0] != decision || ranked.length == 1 ? ranked[0] : ranked[1];
    }
}
