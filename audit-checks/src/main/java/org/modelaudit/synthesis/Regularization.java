package org.modelaudit.synthesis;

import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * What keeps a picture that is being maximised a picture: without it, gradient ascent ends in a pattern of single pixels.
 *
 * @param decay θ, the share of every number that is taken away at each step (L2 decay), in [0, 1)
 * @param blur standard deviation in pixels of the Gaussian that blurs the picture, 0 for none
 * @param every after how many steps it blurs, at least 1
 * @param jitter how far the picture is moved at most before its gradient is taken, as a share of its shorter side, in [0, 1/2]
 * @param totalVariation λ, weight of the {@link TotalVariation}, at least 0
 */
public record Regularization(double decay, double blur, int every, double jitter, double totalVariation) {

    public Regularization {
        Steps.notNegative("decay", decay);
        Steps.notNegative("deviation of the blur", blur);
        Steps.notNegative("weight of the total variation", totalVariation);
        if (decay >= 1) {
            throw new IllegalArgumentException("A decay of %s leaves nothing; give one below 1.".formatted(decay));
        }
        if (!(jitter >= 0 && jitter <= 0.5)) {
            throw new IllegalArgumentException(
                    "A jitter is a share of the shorter side from 0 to 1/2, but got " + jitter + ".");
        }
        if (every < 1) {
            throw new IllegalArgumentException("A picture is blurred every 1 step or more, but got " + every + ".");
        }
    }

    /** None at all: plain gradient ascent between black and white. */
    public static Regularization none() {
        return new Regularization(0, 0, 1, 0, 0);
    }

    /** The same with another decay. */
    public Regularization decay(double other) {
        return new Regularization(other, blur, every, jitter, totalVariation);
    }

    /** The same with another blur, after every {@code steps} steps. */
    public Regularization blur(double deviation, int steps) {
        return new Regularization(decay, deviation, steps, jitter, totalVariation);
    }

    /** The same with another jitter. */
    public Regularization jitter(double share) {
        return new Regularization(decay, blur, every, share, totalVariation);
    }

    /** The same with another weight of the total variation. */
    public Regularization totalVariation(double weight) {
        return new Regularization(decay, blur, every, jitter, weight);
    }

    /**
     * One move.
     *
     * @param side the shorter one, in pixels
     */
    Jitter drawn(RandomGenerator random, int side) {
        int most = (int) (jitter * side);
        return new Jitter(random.nextInt(-most, most + 1), random.nextInt(-most, most + 1));
    }

    boolean blursAfter(int step) {
        return blur > 0 && step % every == 0;
    }

    Map<String, String> settings() {
        return new TreeMap<>(Map.of(
                "decay", String.valueOf(decay),
                "blur", "%s pixels every %d steps".formatted(blur, every),
                "jitter", "%s of the shorter side".formatted(jitter),
                "weight of the total variation", String.valueOf(totalVariation)));
    }
}
