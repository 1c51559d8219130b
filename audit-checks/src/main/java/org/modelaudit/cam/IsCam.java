package org.modelaudit.cam;

import ai.djl.ndarray.NDArray;
import java.util.Map;
import org.modelaudit.attribution.Upsampling;
import org.modelaudit.model.Cost;
import org.modelaudit.model.Layer;

/**
 * IS-CAM: Score-CAM with the channel's score integrated from no mask to the whole mask, {@code L = Σ_k α_k A_k} with {@code
 * α = softmax_k(1/n Σ_{i=1..n} f_c(i/n · x ⊙ s(U(A_k))))}.
 *
 * <p>The weights are positive and sum to 1, so the map is a mean of the channels; high where channels respond through which the
 * class is seen. A constant channel hides the whole picture. Undefined where the map is constant.
 *
 * <p>Naidu et al., IS-CAM, 2020. The torch-cam library lets the factors accumulate, {@code Σ_{p≤i} p/n}, up to (n + 1)/2,
 * which leaves the interval of the integral; that is not offered. Cost: n·C runs of the model.
 *
 * @param steps n, at least 1
 */
record IsCam(int steps) implements WeightedChannels {

    private static final ChannelScores SCORES = new ChannelScores(Upsampling.BILINEAR, Score.LOGIT);

    IsCam {
        AtLeastOne.check("step", steps);
    }

    @Override
    public String id() {
        return "is-cam/paper@1";
    }

    @Override
    public String name() {
        return "IS-CAM";
    }

    /** The layer's channels are masks; what is asked is the whole program. */
    @Override
    public boolean needsReadLayer() {
        return false;
    }

    /** Each channel as a mask at each strength. */
    @Override
    public Cost costPerSample(Layer layer) {
        return Cost.of(steps * layer.map().get(1), 1, 1, 0);
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("steps", "" + steps);
    }

    @Override
    public NDArray weights(LayerEvidence layer) {
        return SampleWeights.softmax(layer, (sample, channels) -> {
            double[] mean = new double[(int) channels.getShape().get(0)];
            for (int i = 1; i <= steps; i++) {
                double[] scores = SCORES.of(layer, sample, channels, (double) i / steps);
                for (int k = 0; k < mean.length; k++) {
                    mean[k] += scores[k] / steps;
                }
            }
            return mean;
        });
    }
}
