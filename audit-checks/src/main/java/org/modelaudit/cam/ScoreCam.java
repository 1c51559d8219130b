package org.modelaudit.cam;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import org.modelaudit.attribution.Upsampling;
import org.modelaudit.model.Cost;
import org.modelaudit.model.Layer;

/**
 * Score-CAM: each channel weighted by what the model says of the picture seen through it, {@code L = Σ_k α_k A_k} with
 * {@code α = softmax_k(f_c(x ⊙ s(U(A_k))) − f_c(x_b))}, f the logit, x_b a baseline, U the upsampling to the picture's size and s
 * the scaling to [0, 1].
 *
 * <p>In the paper the weights are positive and sum to 1, so the map is a mean of the channels, negative only where they are; high where
 * channels respond through which the class is seen. A constant channel hides the whole picture. Undefined where the map is
 * constant.
 *
 * <p>Wang et al., Score-CAM, CVPR workshops 2020, equation 8 and algorithm 1. The baseline's score is the same for all
 * channels and leaves the softmax as it is, so it is not computed. Cost: one run of the model for each channel.
 *
 * @param dialect where readings of the paper disagree
 */
record ScoreCam(Dialect dialect) implements WeightedChannels {

    /** How a channel becomes a mask and its score a weight. */
    enum Dialect {
        /** U with half-pixel centres; the paper does not say. */
        PAPER("paper@1", Upsampling.BILINEAR, Score.LOGIT),

        /** U with aligned corners, as the pytorch-grad-cam library has it. */
        ALIGNED_CORNERS("pytorch-grad-cam@1", Upsampling.BILINEAR_ALIGNED, Score.LOGIT),

        /**
         * The authors' code: the weight is the class's probability, without a softmax over the channels, a constant channel has none,
         * and the upsampled channels are summed, {@code L = Σ_k p_c(x ⊙ s(U(A_k))) U(A_k)}. The map has the picture's resolution. Its
         * order differs from resizing a finished map where a ReLU lies between.
         */
        OFFICIAL_CODE("official-code@1", Upsampling.BILINEAR, Score.PROBABILITY);

        private final String version;
        private final Upsampling upsampling;
        private final Score score;

        Dialect(String version, Upsampling upsampling, Score score) {
            this.version = version;
            this.upsampling = upsampling;
            this.score = score;
        }
    }

    @Override
    public String id() {
        return "score-cam/" + dialect.version;
    }

    @Override
    public String name() {
        return dialect == Dialect.OFFICIAL_CODE ? "Score-CAM (official code)" : "Score-CAM";
    }

    /** The layer's channels are masks; what is asked is the whole program. */
    @Override
    public boolean needsReadLayer() {
        return false;
    }

    /** The whole program once for each channel as a mask. */
    @Override
    public Cost costPerSample(Layer layer) {
        return Cost.of(layer.map().get(1), 1, 1, 0);
    }

    @Override
    public NDArray weights(LayerEvidence layer) {
        ChannelScores seen = new ChannelScores(dialect.upsampling, dialect.score);
        SampleWeights.OfSample scores = (sample, channels) -> seen.of(layer, sample, channels, 1);
        return dialect == Dialect.OFFICIAL_CODE
                ? SampleWeights.of(layer, (sample, channels) -> withoutConstant(channels, scores.of(sample, channels)))
                : SampleWeights.softmax(layer, scores);
    }

    private static double[] withoutConstant(NDArray channels, double[] weights) {
        NDArray flat = channels.reshape(channels.getShape().get(0), -1);
        boolean[] constant = flat.min(new int[] {1}).eq(flat.max(new int[] {1})).toBooleanArray();
        for (int k = 0; k < weights.length; k++) {
            weights[k] = constant[k] ? 0 : weights[k];
        }
        return weights;
    }

    /** U is linear, so the weighted sum of the authors' code is upsampled once. */
    @Override
    public NDArray maps(LayerEvidence layer, NDArray weights) {
        NDArray maps = WeightedChannels.super.maps(layer, weights);
        if (dialect != Dialect.OFFICIAL_CODE) {
            return maps;
        }
        Shape picture = layer.images().getShape();
        return Upsampling.BILINEAR.resize(maps, (int) picture.get(2), (int) picture.get(3));
    }
}
