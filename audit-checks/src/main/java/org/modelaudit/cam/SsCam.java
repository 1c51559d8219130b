package org.modelaudit.cam;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Map;
import org.modelaudit.attribution.Upsampling;
import org.modelaudit.model.Cost;
import org.modelaudit.model.Layer;

/**
 * SS-CAM: Score-CAM with the channel's score averaged over noise, {@code L = Σ_k α_k A_k} with {@code α = softmax_k(1/n
 * Σ_{d=1..n} f_c(x ⊙ s(U(A_k + N(0, σ²)))))}.
 *
 * <p>Wang et al., SS-CAM, 2020, its first form: the noise is added to the channel, before U and s. Cost: n·C runs of the
 * model.
 *
 * @param draws n
 * @param sigma σ, in units of the layer's output
 * @param seed of the noise, which is keyed by sample and draw
 */
record SsCam(int draws, double sigma, long seed) implements CamFormula {

    private static final ChannelScores SCORES = new ChannelScores(Upsampling.BILINEAR, Score.LOGIT);

    @Override
    public String id() {
        return "ss-cam/paper@1";
    }

    @Override
    public String name() {
        return "SS-CAM";
    }

    /** Each noisy channel as a mask, and the picture twice more for its activation. */
    @Override
    public Cost costPerSample(Layer layer) {
        return Cost.of(draws * layer.map().get(1), 3, 1, 0);
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("draws", "" + draws, "sigma", "" + sigma, "seed", "" + seed);
    }

    @Override
    public NDArray maps(LayerEvidence layer) {
        return OneByOne.maps(layer, (sample, image) -> map(layer, sample, image));
    }

    private NDArray map(LayerEvidence layer, int sample, NDArray image) {
        NDArray activation = OneByOne.activation(layer, sample, image);
        double[] mean = new double[(int) activation.getShape().get(1)];
        for (int draw = 0; draw < draws; draw++) {
            try (NDArray noise = noise(layer, sample, activation, draw);
                    NDArray noisy = activation.add(noise).squeeze(0)) {
                double[] scores = SCORES.of(layer, sample, noisy, 1);
                for (int k = 0; k < mean.length; k++) {
                    mean[k] += scores[k] / draws;
                }
            }
        }
        double[] weights = SampleWeights.softmax(mean);
        return WeightedChannels.sum(activation, image.getManager().create(weights, new Shape(1, weights.length)));
    }

    private NDArray noise(LayerEvidence layer, int sample, NDArray activation, int draw) {
        return new GaussianNoise(sigma, seed)
                .of(
                        layer.samples().get(sample),
                        new int[] {draw},
                        activation.getShape().slice(1),
                        activation.getManager());
    }
}
