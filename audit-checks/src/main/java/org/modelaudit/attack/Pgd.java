package org.modelaudit.attack;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.modelaudit.random.RunSeed;

/**
 * PGD, projected gradient descent: steps along the sign of the gradient from a random start, {@code x ← Π(x + α sign(∇(f_k - f_y)))}
 * with the strongest other class {@code k}, {@code α = 2.5 ε / steps} and the projection {@code Π} into the L∞ ball of radius ε.
 * {@code ‖x' - x‖_∞ ≤ ε}; a value whose gradient is 0 stays as it is.
 *
 * <p>Madry et al., Towards Deep Learning Models Resistant to Adversarial Attacks, ICLR 2018, section 2.1, which follows the
 * cross-entropy. Dialect {@code margin}: the difference to the strongest other class alone; for two classes both give the same step.
 * Where classes are judged one by one, each step follows the binary cross-entropy of the class's own sigmoid.
 * Without the random start this would be BIM, the basic iterative method (Kurakin et al., Adversarial Examples in the Physical
 * World, ICLR workshop 2017).
 */
public final class Pgd extends GradientSignAttack {

    private final long seed;

    Pgd(double epsilon, int steps, AttackSpace space, long seed) {
        super(epsilon, steps, 2.5 * epsilon / steps, space);
        this.seed = seed;
    }

    /** The same attack in other units; the radius is then meant in those. */
    public Pgd in(AttackSpace other) {
        return new Pgd(epsilon(), steps(), other, seed);
    }

    /** The same attack with another random start. */
    public Pgd seed(long other) {
        return new Pgd(epsilon(), steps(), space(), other);
    }

    @Override
    public String id() {
        return "pgd/margin@1";
    }

    @Override
    public String name() {
        return "PGD";
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>(super.settings());
        settings.put("seed", Long.toString(seed));
        return settings;
    }

    @Override
    boolean startsElsewhere() {
        return true;
    }

    @Override
    float[] start(float[] picture, String sample, RunSeed run) {
        RandomGenerator random = run.random(seed, sample, 0);
        float[] moved = picture.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += (float) random.nextDouble(-epsilon(), epsilon());
        }
        return space().inBall(moved, picture, epsilon());
    }
}
