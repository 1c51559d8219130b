package org.modelaudit.combination;

import ai.djl.ndarray.NDArray;
import org.modelaudit.model.AuditedModel;

/** A picture that shows nothing, from which a path leads to the picture. Its {@code toString} names its settings. */
public interface Baseline {

    /**
     * @param image the prepared picture, {@code C×H×W}
     * @return {@code C×H×W}, which belongs to the image's manager
     */
    NDArray of(AuditedModel model, NDArray image);

    /** 0 in the prepared tensor, which is the data's mean colour: what the field's libraries call black. */
    static Baseline zero() {
        return constant(0);
    }

    /** One number for every channel of every pixel of the prepared tensor. */
    static Baseline constant(float value) {
        return new Baselines.Constant(value);
    }

    /** Black pixels, prepared as the model's pictures are. */
    static Baseline black() {
        return new Baselines.Black();
    }

    /** Each channel's mean over the picture. */
    static Baseline mean() {
        return new Baselines.Mean();
    }

    /**
     * The picture itself, blurred by a Gaussian.
     *
     * @param sigma its standard deviation in pixels, above 0
     */
    static Baseline blurred(double sigma) {
        return new Baselines.Blurred(sigma);
    }
}
