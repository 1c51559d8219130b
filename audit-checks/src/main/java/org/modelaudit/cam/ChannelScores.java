package org.modelaudit.cam;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import org.modelaudit.attribution.Upsampling;
import org.modelaudit.forward.ChunkedScores;

/**
 * Scores of a picture that is seen through each channel of a layer, {@code f_c(x ⊙ λ s(U(A_k)))}: the channel is upsampled
 * to the picture and scaled to [0, 1] by {@code s}. A constant channel hides everything.
 *
 * <p>The masks are made and forgotten in chunks of {@link ChunkedScores#DEFAULT_CHUNK}, so memory does not grow with the
 * number of channels.
 *
 * @param upsampling U
 * @param score what is read for the class
 */
record ChannelScores(Upsampling upsampling, Score score) {

    /**
     * @param sample whose picture is masked and whose class is read
     * @param channels {@code C×h×w}
     * @param strength λ
     * @return C scores
     */
    double[] of(LayerEvidence layer, int sample, NDArray channels, double strength) {
        int count = (int) channels.getShape().get(0);
        NDArray image = layer.images().get(sample);
        int height = (int) image.getShape().get(1);
        int width = (int) image.getShape().get(2);
        float[][] logits = ChunkedScores.of(layer.model()).logits(count, channels, (from, to, scope) -> {
            NDArray chunk = channels.get(from + ":" + to);
            chunk.attach(scope);
            NDArray masks = scaled(upsampling.resize(chunk, height, width));
            return masks.mul(strength).expandDims(1).mul(image);
        });
        image.close();
        return Arrays.stream(logits)
                .mapToDouble(row -> score.of(layer.model().output(), row, layer.classes()[sample]))
                .toArray();
    }

    /** Each mask's minimum at 0 and its maximum at 1; 0 everywhere for a constant one. */
    private static NDArray scaled(NDArray masks) {
        NDArray low = extreme(masks, true);
        NDArray span = extreme(masks, false).sub(low);
        NDArray constant = span.eq(0).toType(masks.getDataType(), false);
        return masks.sub(low).div(span.add(constant));
    }

    private static NDArray extreme(NDArray masks, boolean low) {
        NDArray flat = masks.reshape(masks.getShape().get(0), -1);
        NDArray extreme = low ? flat.min(new int[] {1}) : flat.max(new int[] {1});
        return extreme.reshape(-1, 1, 1);
    }
}
