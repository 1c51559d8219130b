package org.modelaudit.torch.weights;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Random replacements for one parameter, the same for the same seed and path. */
final class RandomWeights {

    private final SplittableRandom random;

    RandomWeights(long seed, String path) {
        long hash = seed;
        for (int i = 0; i < path.length(); i++) {
            hash = hash * 0x100000001b3L ^ path.charAt(i);
        }
        this.random = new SplittableRandom(hash);
    }

    /** Normal draws with the mean and standard deviation of {@code values}. */
    float[] drawn(float[] values) {
        double sum = 0;
        double squares = 0;
        for (float v : values) {
            sum += v;
            squares += (double) v * v;
        }
        double mean = sum / values.length;
        double deviation = Math.sqrt(Math.max(0, squares / values.length - mean * mean));
        float[] result = new float[values.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = (float) (mean + deviation * random.nextGaussian());
        }
        return result;
    }

    /** Each value times its own draw of a normal distribution with mean 1. */
    static float[] multiplied(float[] values, double deviation, RandomGenerator random) {
        float[] result = new float[values.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = (float) (values[i] * (1 + deviation * random.nextGaussian()));
        }
        return result;
    }

    /** The same values in another order, which keeps a variance positive and a scale plausible. */
    float[] permuted(float[] values) {
        float[] result = values.clone();
        for (int i = result.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            float v = result[i];
            result[i] = result[j];
            result[j] = v;
        }
        return result;
    }
}
