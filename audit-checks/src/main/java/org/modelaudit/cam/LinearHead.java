package org.modelaudit.cam;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import org.modelaudit.error.ModelException;

/**
 * A head {@code y = 1/(h·w) Σ_ij φ(W_c · A_ij + b_c)}, φ the identity (global average pooling and a linear layer) or a ReLU (a
 * convolution of one cell, a ReLU and the pooling, as in SqueezeNet), known from its gradient alone.
 *
 * <p>{@code W_c} is h·w times the gradient at a cell that φ lets through, {@code b_c} follows from the logit. Whether the head
 * is such a one is then tried on activations that it has not seen.
 *
 * @param layer around the head
 * @param sample whose class is c
 * @param activation the sample's A, {@code C×h×w}
 * @param weights the sample's W_c, {@code C}
 */
record LinearHead(LayerEvidence layer, int sample, NDArray activation, NDArray weights) {

    /** Of the largest term, what single precision may leave between the logit and its prediction. */
    private static final double TOLERANCE = 1e-4;

    /**
     * W_c of each sample, were the head such a one: the gradient at the cell where it is largest.
     *
     * @param gradient {@code N×C×h×w}
     * @return {@code N×C}
     */
    static NDArray weights(NDArray gradient) {
        Shape shape = gradient.getShape();
        long cells = shape.get(2) * shape.get(3);
        NDArray flat = gradient.reshape(shape.get(0), shape.get(1), cells);
        long[] strongest = flat.abs().sum(new int[] {1}).argMax(1).toLongArray();
        NDList rows = new NDList();
        for (int i = 0; i < strongest.length; i++) {
            rows.add(flat.get(i).get(":," + strongest[i]).mul(cells));
        }
        return NDArrays.stack(rows);
    }

    /**
     * Compares the head with its formula on the activation, its half and its negative.
     *
     * @throws ModelException if the head is none of these
     */
    void check() {
        int classIndex = layer.classes()[sample];
        NDArray one = activation.expandDims(0);
        NDArray tried = one.concat(one.mul(0.5)).concat(one.neg());
        float[] logits = Score.LOGIT.of(layer.model().output(), layer.head(sample, tried), classIndex);
        float[] sums = weights.expandDims(0)
                .matMul(activation.reshape(activation.getShape().get(0), -1))
                .toFloatArray();
        double bias = bias(logits[0], sums);
        if (!Double.isFinite(bias)) {
            return; // Nothing passes, or nothing is finite: the map will be undefined.
        }
        double scale = Math.max(Math.abs(bias), Math.abs(logits[0]));
        for (float sum : sums) {
            scale = Math.max(scale, Math.abs(sum));
        }
        double[] factors = {1, 0.5, -1};
        double asItIs = 0;
        double rectified = 0;
        for (int p = 0; p < factors.length; p++) {
            asItIs = Math.max(asItIs, Math.abs(logits[p] - mean(sums, factors[p], bias, Double.NEGATIVE_INFINITY)));
            rectified = Math.max(rectified, Math.abs(logits[p] - mean(sums, factors[p], bias, 0)));
        }
        if (!(Math.min(asItIs, rectified) <= TOLERANCE * scale)) {
            throw new ModelException(
                    ("CAM needs global average pooling and one linear layer after the layer that it looks"
                                    + " at, but what follows it in '%s' is something else; name the layer that is pooled, or use"
                                    + " Grad-CAM, which equals CAM there.")
                            .formatted(layer.model().identity().file()));
        }
    }

    /** Whether the gradient passes, cell by cell. */
    private boolean[] passing() {
        NDArray own = layer.gradient().get(sample);
        own.attach(activation.getManager());
        return own.reshape(own.getShape().get(0), -1)
                .abs()
                .sum(new int[] {0})
                .gt(0)
                .toBooleanArray();
    }

    /** {@code b = (h·w·y − Σ W·A_ij) / n} over the n cells that pass; NaN where none does. */
    private double bias(float logit, float[] sums) {
        boolean[] passing = passing();
        double rest = (double) logit * sums.length;
        int count = 0;
        for (int cell = 0; cell < sums.length; cell++) {
            rest -= passing[cell] ? sums[cell] : 0;
            count += passing[cell] ? 1 : 0;
        }
        return count == 0 ? Double.NaN : rest / count;
    }

    private static double mean(float[] sums, double factor, double bias, double floor) {
        double mean = 0;
        for (float sum : sums) {
            mean += Math.max(floor, factor * sum + bias) / sums.length;
        }
        return mean;
    }
}
