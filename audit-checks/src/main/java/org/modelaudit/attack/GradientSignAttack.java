package org.modelaudit.attack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.modelaudit.explain.Batch;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;
import org.modelaudit.random.SampleRandom;

/**
 * Steps along the sign of the gradient inside an L∞ ball: {@code x ← Π(x + α sign(∇(f_k - f_y)))} with the strongest other
 * class {@code k}. One step of the whole radius is FGSM, several with a random start are PGD.
 *
 * <p>Goodfellow et al., Explaining and Harnessing Adversarial Examples, ICLR 2015, section 4; Madry et al., Towards Deep Learning
 * Models Resistant to Adversarial Attacks, ICLR 2018, section 2.1. Dialect {@code margin}: followed is the difference to
 * the strongest other class alone, where the papers follow the cross-entropy, which mixes all other classes by their
 * probability; for two classes both give the same step.
 */
public final class GradientSignAttack implements Attack {

    private final String method;
    private final String name;
    private final double epsilon;
    private final int steps;
    private final double stepSize;
    private final boolean randomStart;
    private final AttackSpace space;
    private final long seed;

    private GradientSignAttack(
            String method,
            String name,
            double epsilon,
            int steps,
            double stepSize,
            boolean randomStart,
            AttackSpace space,
            long seed) {
        if (!(epsilon > 0) || steps < 1 || !(stepSize > 0)) {
            throw new IllegalArgumentException(
                    "An attack needs a positive radius, at least one step and a positive step size, but got %s, %d and %s."
                            .formatted(epsilon, steps, stepSize));
        }
        this.method = method;
        this.name = name;
        this.epsilon = epsilon;
        this.steps = steps;
        this.stepSize = stepSize;
        this.randomStart = randomStart;
        this.space = space;
        this.seed = seed;
    }

    static GradientSignAttack fgsm(double epsilon) {
        return new GradientSignAttack("fgsm", "FGSM", epsilon, 1, epsilon, false, AttackSpace.PIXELS, 0);
    }

    static GradientSignAttack pgd(double epsilon, int steps) {
        return new GradientSignAttack(
                "pgd", "PGD", epsilon, steps, 2.5 * epsilon / steps, true, AttackSpace.PIXELS, 42);
    }

    /** The same attack in other units; the radius is then meant in those. */
    public GradientSignAttack in(AttackSpace other) {
        return new GradientSignAttack(method, name, epsilon, steps, stepSize, randomStart, other, seed);
    }

    /** The same attack with another random start. Changes nothing for FGSM. */
    public GradientSignAttack seed(long other) {
        return new GradientSignAttack(method, name, epsilon, steps, stepSize, randomStart, space, other);
    }

    @Override
    public String id() {
        return method + "/margin@1";
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("epsilon", Double.toString(epsilon));
        settings.put("steps", Integer.toString(steps));
        settings.put("step size", Double.toString(stepSize));
        if (randomStart) {
            settings.put("seed", Long.toString(seed));
        }
        settings.put("space", space.toString());
        return settings;
    }

    @Override
    public boolean needsSuccess() {
        return false;
    }

    /** The scores before, after and at each step, and at each step one recorded pass with the gradients of two classes. */
    @Override
    public Cost costPerSample(AuditedModel model) {
        long scores = 2L + (randomStart ? steps : steps - 1);
        return Cost.of(0, scores + steps, scores + steps, 2L * steps);
    }

    @Override
    public AttackResult attack(AuditedModel model, Batch batch) {
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
            List<float[]> current = step == 0 && !randomStart ? scores : pictures.logits(now);
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
            now.set(i, projected(moved, before.get(i)));
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

    private float[] start(float[] picture, String sample) {
        if (!randomStart) {
            return picture;
        }
        RandomGenerator random = SampleRandom.of(seed, sample, 0);
        float[] moved = picture.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += (float) random.nextDouble(-epsilon, epsilon);
        }
        return projected(moved, picture);
    }

    /** Back into the ball around the picture and into the space, in place. */
    private float[] projected(float[] moved, float[] centre) {
        for (int i = 0; i < moved.length; i++) {
            moved[i] = (float) Math.max(centre[i] - epsilon, Math.min(centre[i] + epsilon, moved[i]));
        }
        space.clip(moved);
        return moved;
    }
}
