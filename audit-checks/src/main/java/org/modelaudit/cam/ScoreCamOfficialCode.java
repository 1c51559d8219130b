package org.modelaudit.cam;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import org.modelaudit.attribution.Upsampling;
import org.modelaudit.model.Cost;
import org.modelaudit.model.Layer;

/**
 * Score-CAM as its authors' code computes it: the weight is the class's probability, without a softmax over the channels, a
 * constant channel has none, and the upsampled channels are summed, {@code L = Σ_k p_c(x ⊙ s(U(A_k))) U(A_k)}.
 *
 * <p>The map has the picture's resolution. Its order differs from resizing a finished map where a ReLU lies between.
 */
final class ScoreCamOfficialCode implements WeightedChannels {

    private static final ChannelScores SCORES = new ChannelScores(Upsampling.BILINEAR, Score.PROBABILITY);

    @Override
    public String id() {
        return "score-cam/official-code@1";
    }

    @Override
    public String name() {
        return "Score-CAM (official code)";
    }

    /** Each channel as a mask. */
    @Override
    public Cost costPerSample(Layer layer) {
        return Cost.of(layer.map().get(1), 1, 1, 0);
    }

    @Override
    public NDArray weights(LayerEvidence layer) {
        return SampleWeights.of(layer, (sample, channels) -> {
            double[] weights = SCORES.of(layer, sample, channels, 1);
            boolean[] constant = constant(channels);
            for (int k = 0; k < weights.length; k++) {
                weights[k] = constant[k] ? 0 : weights[k];
            }
            return weights;
        });
    }

    private static boolean[] constant(NDArray channels) {
        NDArray flat = channels.reshape(channels.getShape().get(0), -1);
        return flat.min(new int[] {1}).eq(flat.max(new int[] {1})).toBooleanArray();
    }

    /** U is linear, so the weighted sum is upsampled once. */
    @Override
    public NDArray maps(LayerEvidence layer, NDArray weights) {
        NDArray maps = WeightedChannels.super.maps(layer, weights);
        Shape picture = layer.images().getShape();
        return Upsampling.BILINEAR.resize(maps, (int) picture.get(2), (int) picture.get(3));
    }
}
