package org.modelaudit.combination;

import ai.djl.ndarray.NDArray;
import org.modelaudit.data.AuditSample;
import org.modelaudit.random.RunSeed;

/** What is added to a picture in one draw. Its {@code toString} names every setting of it. */
public interface PictureNoise {

    /**
     * The noise of one draw, the same for the same sample and draw whatever else is in the batch.
     *
     * @param image the prepared picture, {@code C×H×W}
     * @param draw number of the draw, from 0
     * @return what is added, {@code C×H×W}, which belongs to the image's manager
     */
    NDArray draw(AuditSample sample, NDArray image, int draw);

    /** The same noise in a run; another one only where it is drawn, and then its {@code toString} says from what. */
    default PictureNoise in(RunSeed run) {
        return this;
    }

    /**
     * Gaussian noise whose standard deviation is a share of the picture's own range, {@code σ = level · (max - min)}.
     *
     * @param level the share, above 0 or 0
     */
    static PictureNoise ofRange(double level, long seed) {
        return new GaussianNoise(level, true, seed, RunSeed.DEFAULT);
    }

    /**
     * Gaussian noise of one standard deviation for every picture, in units of the prepared tensor.
     *
     * @param deviation at least 0
     */
    static PictureNoise absolute(double deviation, long seed) {
        return new GaussianNoise(deviation, false, seed, RunSeed.DEFAULT);
    }
}
