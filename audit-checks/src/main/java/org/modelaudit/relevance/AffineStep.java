package org.modelaudit.relevance;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import org.modelaudit.model.OperationTrace;
import org.modelaudit.model.OperationTrace.LinearMap;
import org.modelaudit.model.OperationTrace.Replay;

/** One convolution or dense layer on the way back, {@code z = W a + b}, with its normalisation folded in. */
final class AffineStep {

    private final LinearMap map;
    private final NDArray input;
    private final NDArray weight;
    private final NDArray bias;
    private final NDArray arrived;
    private final RelevanceBalance balance;
    private final PixelBounds bounds;

    private AffineStep(
            LinearMap map,
            NDArray input,
            NDArray weight,
            NDArray bias,
            NDArray arrived,
            RelevanceBalance balance,
            PixelBounds bounds) {
        this.map = map;
        this.input = input;
        this.weight = weight;
        this.bias = bias;
        this.arrived = arrived;
        this.balance = balance;
        this.bounds = bounds;
    }

    static AffineStep of(
            OperationTrace trace,
            LinearMap map,
            OperationTrace.Step step,
            RelevanceBalance balance,
            PixelBounds bounds) {
        NDArray input = step.inputs().get(0);
        FoldedLayer folded = FoldedLayer.of(trace, step.operation(), map, input.getManager());
        return new AffineStep(map, input, folded.weight(), folded.bias(), step.upstream(), balance, bounds);
    }

    /** a, {@code N×I×H×W} or {@code N×I}. */
    NDArray input() {
        return input;
    }

    /** W, {@code O×I/groups×kh×kw} or {@code O×I}. */
    NDArray weight() {
        return weight;
    }

    /** b, of a shape that can be added to the output. */
    NDArray bias() {
        return outputs(bias);
    }

    /** R_j, of the output's shape. */
    NDArray relevance() {
        return arrived;
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

    /** Smallest and largest value that each input could have had, for a layer that reads the picture. */
    PixelBounds bounds() {
        return bounds;
    }

    private NDArray outputs(NDArray perOutput) {
        return perOutput.reshape(FoldedLayer.vector(arrived.getShape(), 1));
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
