package org.modelaudit.attack;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.modelaudit.explain.Batch;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;

/**
 * Noise that knows nothing of the model: the yardstick for attacks that do. Random sign: every value moves by ε up or down
 * (Ghorbani et al., Interpretation of Neural Networks Is Fragile, AAAI 2019, section 2); Gaussian: by N(0, σ²).
 */
public final class RandomNoise implements Attack {

    private final Kind kind;
    private final double strength;
    private final AttackSpace space;
    private final long seed;

    private enum Kind {
        RANDOM_SIGN("random-sign", "random sign noise"),
        GAUSSIAN("gaussian-noise", "Gaussian noise");

        private final String id;
        private final String title;

        Kind(String id, String title) {
            this.id = id;
            this.title = title;
        }

        double draw(RandomGenerator random) {
            return this == GAUSSIAN ? random.nextGaussian() : random.nextBoolean() ? 1 : -1;
        }
    }

    private RandomNoise(Kind kind, double strength, AttackSpace space, long seed) {
        if (!(strength > 0)) {
            throw new IllegalArgumentException("Noise needs a positive strength, but got " + strength + ".");
        }
        this.kind = kind;
        this.strength = strength;
        this.space = space;
        this.seed = seed;
    }

    static RandomNoise sign(double epsilon) {
        return new RandomNoise(Kind.RANDOM_SIGN, epsilon, AttackSpace.PIXELS, 42);
    }

    static RandomNoise gaussian(double deviation) {
        return new RandomNoise(Kind.GAUSSIAN, deviation, AttackSpace.PIXELS, 42);
    }

    /** The same noise in other units; the strength is then meant in those. */
    public RandomNoise in(AttackSpace other) {
        return new RandomNoise(kind, strength, other, seed);
    }

    /** Other noise of the same strength. */
    public RandomNoise seed(long other) {
        return new RandomNoise(kind, strength, space, other);
    }

    @Override
    public String id() {
        return kind.id + "/paper@1";
    }

    @Override
    public String name() {
        return kind.title;
    }

    @Override
    public Map<String, String> settings() {
        return new TreeMap<>(
                Map.of("strength", Double.toString(strength), "seed", Long.toString(seed), "space", space.toString()));
    }

    @Override
    public boolean needsSuccess() {
        return false;
    }

    /** The scores before and after. */
    @Override
    public Cost costPerSample(AuditedModel model) {
        return Cost.of(0, 2, 2, 0);
    }

    @Override
    public AttackResult attack(AuditedModel model, Batch batch) {
        AttackedPictures pictures = new AttackedPictures(model, space, batch);
        List<float[]> now = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            RandomGenerator random =
                    model.runSeed().random(seed, batch.samples().get(i).id(), 0);
            float[] noisy = pictures.originals().get(i).clone();
            for (int j = 0; j < noisy.length; j++) {
                noisy[j] += (float) (strength * kind.draw(random));
            }
            space.clip(noisy);
            now.add(noisy);
        }
        return Disturbance.result(pictures, now, pictures.logits(pictures.originals()), 0);
    }
}
