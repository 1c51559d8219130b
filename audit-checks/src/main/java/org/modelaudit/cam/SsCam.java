package org.modelaudit.cam;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import org.modelaudit.attribution.Upsampling;
import org.modelaudit.explain.Tensors;
import org.modelaudit.model.Cost;
import org.modelaudit.model.Layer;

/**
 * SS-CAM: Score-CAM with the channel's score averaged over noise, {@code L = Σ_k α_k A_k} with {@code α = softmax_k(1/n
 * Σ_{d=1..n} f_c(x ⊙ s(U(A_k + N(0, σ²)))))}.
 *
 * <p>The weights are positive and sum to 1, so the map is a mean of the channels; high where channels respond through which the
 * class is seen. A constant channel hides the whole picture. Undefined where the map is constant.
 *
 * <p>Wang et al., SS-CAM, 2020, its first form: the noise is added to the channel, before U and s. Cost: n·C runs of the
 * model.
 *
 * @param noise n draws of standard deviation σ, in units of the layer's output
 */
record SsCam(NoiseDraws noise) implements NoisyCam {

    private static final ChannelScores SCORES = new ChannelScores(Upsampling.BILINEAR, Score.LOGIT);

    @Override
    public String id() {
        return "ss-cam/paper@1";
    }

    @Override
    public String name() {
        return "SS-CAM";
    }

    /** The layer's channels are masks; what is asked is the whole program. */
    @Override
    public boolean needsReadLayer() {
        return false;
    }

    /** Each noisy channel as a mask, and the picture twice more for its activation. */
    @Override
    public Cost costPerSample(Layer layer) {
        return Cost.of(noise.count() * layer.map().get(1), 3, 1, 0);
    }

    @Override
    public NDArray map(LayerEvidence layer, int sample, NDArray image, NDArray activation) {
        double[] mean = new double[(int) activation.getShape().get(1)];
        Shape shape = activation.getShape().slice(1);
        for (int draw = 0; draw < noise.count(); draw++) {
            try (NDArray drawn = noise.of(layer, sample, draw, draw + 1, shape, activation.getManager());
                    NDArray noisy = activation.add(drawn).squeeze(0)) {
                double[] scores = SCORES.of(layer, sample, noisy, 1);
                for (int k = 0; k < mean.length; k++) {
                    mean[k] += scores[k] / noise.count();
                }
            }
        }
        double[] weights = SampleWeights.softmax(mean);
        return WeightedChannels.sum(activation, Tensors.of(image.getManager(), weights, new Shape(1, weights.length)));
    }
}
