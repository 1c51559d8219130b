package org.modelaudit.cam;

import ai.djl.ndarray.NDArray;
import org.modelaudit.attribution.Upsampling;
import org.modelaudit.model.Cost;
import org.modelaudit.model.Layer;

/**
 * Score-CAM: each channel weighted by what the model says of the picture seen through it, {@code L = Σ_k α_k A_k} with
 * {@code α = softmax_k(f_c(x ⊙ s(U(A_k))) − f_c(x_b))}, f the logit and x_b a baseline.
 *
 * <p>Wang et al., Score-CAM, CVPR workshops 2020, equation 8 and algorithm 1. The baseline's score is the same for all
 * channels and leaves the softmax as it is, so it is not computed. Cost: one run of the model for each channel.
 *
 * @param upsampling the paper does not say; half-pixel centres by default, the pytorch-grad-cam library aligns corners
 */
record ScoreCam(Upsampling upsampling) implements WeightedChannels {

    @Override
    public String id() {
        return "score-cam/" + (upsampling == Upsampling.BILINEAR ? "paper@1" : "pytorch-grad-cam@1");
    }

    @Override
    public String name() {
        return "Score-CAM";
    }

    /** The whole program once for each channel. */
    @Override
    public Cost costPerSample(Layer layer) {
        return Cost.of(layer.map().get(1), 1, 1, 0);
    }

    @Override
    public NDArray weights(LayerEvidence layer) {
        ChannelScores scores = new ChannelScores(upsampling, Score.LOGIT);
        return SampleWeights.softmax(layer, (sample, channels) -> scores.of(layer, sample, channels, 1));
    }
}
