package org.modelaudit.relevance;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import org.modelaudit.model.OperationTrace;
import org.modelaudit.model.OperationTrace.LinearMap;
import org.modelaudit.model.OperationTrace.Replay;

/**
 * One convolution or dense layer on the way back, {@code z = W a + b}, with its normalisation folded in.
 *
 * @param map of the layer
 * @param input a, {@code N×I×H×W} or {@code N×I}
 * @param folded W and b
 * @param relevance R_j, of the output's shape
 * @param balance books what reaches no input
 * @param bounds smallest and largest value that each input could have had, for a layer that reads the picture
 */
record AffineStep(
        LinearMap map,
        NDArray input,
        FoldedLayer folded,
        NDArray relevance,
        RelevanceBalance balance,
        PixelBounds bounds) {

    static AffineStep of(
            OperationTrace trace,
            LinearMap map,
            OperationTrace.Step step,
            RelevanceBalance balance,
            PixelBounds bounds) {
        NDArray input = step.inputs().get(0);
        FoldedLayer folded = FoldedLayer.of(trace, step.operation(), map, input.getManager());
        return new AffineStep(map, input, folded, step.upstream(), balance, bounds);
    }

    /**
     * The layer that computes {@code -z}, with relevance of its own.
     *
     * @param own R_j of {@code -z}, of the output's shape
     */
    AffineStep negated(NDArray own) {
        FoldedLayer opposite =
                new FoldedLayer(folded.weight().neg(), folded.bias().neg(), folded.last());
        return new AffineStep(map, input, opposite, own, balance, bounds);
    }

    /** W, {@code O×I/groups×kh×kw} or {@code O×I}. */
    NDArray weight() {
        return folded.weight();
    }

    /** b, of a shape that can be added to the output. */
    NDArray bias() {
        return folded.bias().reshape(FoldedLayer.vector(relevance.getShape(), 1));
    }

    /** {@code Σ_i a_i w_ij} for other inputs and weights. */
    Replay linear(NDArray a, NDArray w) {
        return map.replay(a, w);
    }

    /**
     * Books what the bias takes: the relevance {@code b_j s_j} that reaches no input.
     *
     * @param b of the shape of {@link #bias()}
     * @param s relevance of each output by its denominator
     */
    void absorb(NDArray b, NDArray s) {
        balance.absorb(b.mul(channelSums(s)));
    }

    /**
     * Books relevance that leaves the walk here.
     *
     * @param shares N rows of any shape
     */
    void absorb(NDArray shares) {
        balance.absorb(shares);
    }

    /** Sums over all places of a map; a vector stays as it is. */
    private static NDArray channelSums(NDArray s) {
        Shape shape = s.getShape();
        if (shape.dimension() == 2) {
            return s;
        }
        NDArray sums = s.toType(DataType.FLOAT64, false)
                .reshape(shape.get(0), shape.get(1), -1)
                .sum(new int[] {2}, false);
        long[] ones = FoldedLayer.vector(shape, 1).getShape();
        ones[0] = shape.get(0);
        return sums.reshape(new Shape(ones));
    }
}
