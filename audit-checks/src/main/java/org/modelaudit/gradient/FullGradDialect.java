package org.modelaudit.gradient;

import ai.djl.ndarray.NDArray;
import org.modelaudit.attribution.Upsampling;

/** Where the readings of FullGrad disagree: how {@code |b ⊙ g|} of one operation becomes a part of the map. */
enum FullGradDialect {

    /** Each channel scaled to [0, 1], as equation 5 writes ψ; nonlinearities other than ReLU have biases too. */
    PAPER("paper@1", true, 0, Upsampling.BILINEAR, false) {
        @Override
        Scale scale(NDArray bias, NDArray min, NDArray max) {
            return byChannel(bias, min, max);
        }
    },

    /** pytorch-grad-cam: each channel scaled, the sum scaled again; convolutions and batch normalisation only. */
    CHANNEL_SCALED("channel-scaled@1", false, 1e-7, Upsampling.BILINEAR, true) {
        @Override
        Scale scale(NDArray bias, NDArray min, NDArray max) {
            return byChannel(bias, min, max);
        }
    },

    /** The authors' code: all channels of a layer scaled together, which keeps their proportions; corners aligned. */
    LAYER_SCALED("layer-scaled@1", false, 1e-6, Upsampling.BILINEAR_ALIGNED, false) {
        @Override
        Scale scale(NDArray bias, NDArray min, NDArray max) {
            NDArray least = min.mul(bias).min(new int[] {1}, true);
            NDArray span = span(max.mul(bias).max(new int[] {1}, true).sub(least));
            NDArray factors = bias.div(span);
            return new Scale(factors, least.div(span).mul(min.getShape().get(1)));
        }
    };

    private final String version;
    private final boolean implicit;
    private final double epsilon;
    private final Upsampling upsampling;
    private final boolean scaledAgain;

    FullGradDialect(String version, boolean implicit, double epsilon, Upsampling upsampling, boolean scaledAgain) {
        this.version = version;
        this.implicit = implicit;
        this.epsilon = epsilon;
        this.upsampling = upsampling;
        this.scaledAgain = scaledAgain;
    }

    String version() {
        return version;
    }

    /** Whether what a nonlinearity adds to its linear part is a bias too. */
    boolean countsNonlinearities() {
        return implicit;
    }

    Upsampling upsampling() {
        return upsampling;
    }

    /** Whether the finished map is scaled to [0, 1] once more. */
    boolean isScaledAgain() {
        return scaledAgain;
    }

    /**
     * {@code Σ_c factor_c |g_c| - offset} is the sum of the scaled channels.
     *
     * @param factors {@code N×C}
     * @param offset {@code N×1}
     */
    record Scale(NDArray factors, NDArray offset) {}

    /**
     * @param bias its absolute value, {@code 1×C}
     * @param min of {@code |g|} over the cells, {@code N×C}
     * @param max of {@code |g|} over the cells, {@code N×C}
     */
    abstract Scale scale(NDArray bias, NDArray min, NDArray max);

    Scale byChannel(NDArray bias, NDArray min, NDArray max) {
        NDArray factors = bias.div(span(max.sub(min).mul(bias)));
        return new Scale(factors, factors.mul(min).sum(new int[] {1}, true));
    }

    /** A flat channel has a span of 0 and is divided by 1. */
    NDArray span(NDArray difference) {
        return epsilon > 0
                ? difference.add(epsilon)
                : difference.add(difference.eq(0).toType(difference.getDataType(), false));
    }
}
