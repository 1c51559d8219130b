package org.modelaudit.cam;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import org.modelaudit.model.Cost;
import org.modelaudit.model.Layer;

/**
 * Ablation-CAM: each channel weighted by the share of the score that is lost without it, {@code L = Σ_k w_k A_k} with {@code
 * w_k = (y − y_k) / |y|}, where {@code y_k} is the logit with channel k set to 0.
 *
 * <p>Signed; high where channels respond without which the class's logit falls. Undefined where the logit is 0, or the map
 * constant.
 *
 * <p>Desai and Ramaswamy, Ablation-CAM, WACV 2020, equation 4. The paper divides by y; a negative one would turn the whole
 * map round, so its size is taken, which is the same wherever the paper's y is.
 *
 * <p>Cost: one run of the backbone and C of the head. The head's input is written once a sample; for each chunk only the
 * channels that go missing are cleared and put back.
 */
final class AblationCam implements WeightedChannels {

    @Override
    public String id() {
        return "ablation-cam/paper@1";
    }

    @Override
    public String name() {
        return "Ablation-CAM";
    }

    /** The whole map once more and each channel taken out, in full chunks. */
    @Override
    public Cost costPerSample(Layer layer) {
        long chunks = (1 + layer.map().get(1) + LayerEvidence.CHUNK - 1) / LayerEvidence.CHUNK;
        return Cost.of(0, 1, 1 + chunks * LayerEvidence.CHUNK, 0);
    }

    @Override
    public NDArray weights(LayerEvidence layer) {
        return SampleWeights.of(layer, (sample, channels) -> drops(layer, sample, channels));
    }

    /** {@code (y − y_k) / |y|} of each channel of one sample. */
    private static double[] drops(LayerEvidence layer, int sample, NDArray activation) {
        int channels = (int) activation.getShape().get(0);
        int chunk = LayerEvidence.CHUNK;
        int classIndex = layer.classes()[sample];
        NDArray channel = activation.reshape(channels, -1);
        NDArray variants = activation.expandDims(0).repeat(0, chunk);
        NDArray rows = variants.reshape(chunk * (long) channels, -1);
        double[] drops = new double[channels];
        double whole = 0;
        // Variant 0 of all is whole, and variant 1 + k lacks channel k: all come out of chunks of one size.
        for (int from = -1; from < channels; from += chunk) {
            int first = Math.max(from, 0);
            int to = Math.min(from + chunk, channels);
            // One row of channels further for each variant, and one channel: a diagonal.
            long start = (first - from) * (long) channels + first;
            NDIndex missing =
                    new NDIndex().addSliceDim(start, start + (to - first - 1L) * (channels + 1) + 1, channels + 1);
            rows.set(missing, 0);
            float[] logits = logits(layer, sample, variants, classIndex);
            rows.set(missing, channel.get(first + ":" + to));
            whole = from < 0 ? logits[0] : whole;
            for (int k = first; k < to; k++) {
                drops[k] = (whole - logits[k - from]) / Math.abs(whole);
            }
        }
        return drops;
    }

    private static float[] logits(LayerEvidence layer, int sample, NDArray variants, int classIndex) {
        try (NDArray logits = layer.head(sample, variants)) {
            return Score.LOGIT.of(layer.model().output(), logits, classIndex);
        }
    }
}
