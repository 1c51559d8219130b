package org.modelaudit.combination;

import ai.djl.ndarray.NDArray;
import org.modelaudit.data.AuditSample;
import org.modelaudit.explain.Tensors;
import org.modelaudit.random.RunSeed;

/**
 * Independent normal draws for every number of a picture.
 *
 * @param deviation standard deviation, absolute or as a share of the picture's range
 * @param own seed of the draws
 * @param run in which they are drawn
 */
record GaussianNoise(double deviation, boolean ofRange, long own, RunSeed run) implements PictureNoise {

    GaussianNoise {
        checkDeviation(deviation);
    }

    static void checkDeviation(double deviation) {
        if (!(deviation >= 0) || Double.isInfinite(deviation)) {
            throw new IllegalArgumentException(
                    "Noise has a standard deviation of at least 0, but got " + deviation + ".");
        }
    }

    @Override
    public NDArray draw(AuditSample sample, NDArray image, int draw) {
        double scale =
                ofRange ? deviation * (image.max().getFloat() - image.min().getFloat()) : deviation;
        int length = (int) image.getShape().size();
        float[] noise = run.normal(own, sample.id(), draw, scale, length);
        return Tensors.of(image.getManager(), noise, image.getShape());
    }

    @Override
    public PictureNoise in(RunSeed other) {
        return new GaussianNoise(deviation, ofRange, own, other);
    }

    @Override
    public String toString() {
        return "gaussian, σ = %s%s, seed %d".formatted(deviation, ofRange ? "·(max - min)" : "", run.of(own));
    }
}
