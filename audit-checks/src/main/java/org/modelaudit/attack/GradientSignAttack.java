package org.modelaudit.attack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.modelaudit.explain.Batch;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;
import org.modelaudit.random.RunSeed;

/**
 * Steps along the sign of the gradient inside an L∞ ball, what {@link Fgsm} and {@link Pgd} share: {@code x ← Π(x + α sign(∇(f_k -
 * f_y)))} with the strongest other class {@code k}.
 *
 * <p>Dialect {@code margin}: followed is the difference to the strongest other class alone, where the papers follow the
 * cross-entropy, which mixes all other classes by their probability; for two classes both give the same step. Where classes are
 * judged one by one, the binary cross-entropy of the class's own sigmoid is followed, {@code sign(∓∇f_y)}: down where the class is
 * found, up where it is not.
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
    float[] start(float[] picture, String sample, RunSeed run) {
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

    /** The scores before, after and at each step, and at each step one recorded pass with the gradients of two classes, or of one that is judged alone. */
    @Override
    public final Cost costPerSample(AuditedModel model) {
        long scores = 2L + (startsElsewhere() ? steps : steps - 1);
        long classes = model.output().independent() ? 1 : 2;
        return Cost.of(0, scores + steps, scores + steps, classes * steps);
    }

    @Override
    public final AttackResult attack(AuditedModel model, Batch batch) {
        AttackedPictures pictures = new AttackedPictures(model, space, batch);
        List<float[]> before = pictures.originals();
        List<float[]> scores = pictures.logits(before);
        List<Decision> decisions = scores.stream().map(pictures::decision).toList();
        List<float[]> now = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            now.add(start(before.get(i), batch.samples().get(i).id(), model.runSeed()));
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
            List<Decision> decisions) {
        List<int[]> classes = new ArrayList<>();
        for (int i = 0; i < now.size(); i++) {
            classes.add(decisions.get(i).followed(scores.get(i)));
        }
        List<List<float[]>> gradients = pictures.gradients(now, classes);
        for (int i = 0; i < now.size(); i++) {
            float[] moved = now.get(i).clone();
            for (int j = 0; j < moved.length; j++) {
                moved[j] += (float) (stepSize * Math.signum(decisions.get(i).against(gradients.get(i), j)));
            }
            now.set(i, space.inBall(moved, before.get(i), epsilon));
        }
    }
}
