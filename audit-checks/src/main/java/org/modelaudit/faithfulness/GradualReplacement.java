package org.modelaudit.faithfulness;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.modelaudit.explain.Tensors;

/**
 * A picture that turns into another one, group of pixels by group of pixels; what is replaced stays replaced.
 *
 * @param first the picture at the start, {@code 1×C×H×W}
 * @param last where it is replaced, of the same shape
 * @param stepOfPixel the step at which each pixel is replaced, counted from 1; {@code H·W} numbers
 */
@SuppressWarnings("ArrayRecordComponent")
record GradualReplacement(NDArray first, NDArray last, int[] stepOfPixel) {

    /** A step that is never reached. */
    static final int NEVER = Integer.MAX_VALUE;

    /**
     * Steps of equal size along a ranking.
     *
     * @param ranking each pixel once
     * @param perStep pixels that are replaced at each step; the last step may have fewer
     */
    static int[] stepsAlong(int[] ranking, int perStep) {
        int[] steps = new int[ranking.length];
        for (int rank = 0; rank < ranking.length; rank++) {
            steps[ranking[rank]] = rank / perStep + 1;
        }
        return steps;
    }

    /**
     * The picture after {@code from} to {@code to - 1} steps; after none it is the first one.
     *
     * @return {@code (to-from)×C×H×W}
     */
    NDArray after(int from, int to, NDManager scope) {
        Shape shape = first.getShape();
        Shape all = new Shape(to - from, shape.get(1), shape.get(2), shape.get(3));
        NDArray done = scope.arange((float) from, (float) to).reshape(-1, 1, 1, 1);
        NDArray replaced = Tensors.of(scope, steps(), new Shape(1, 1, shape.get(2), shape.get(3)))
                .lte(done);
        NDArray result = NDArrays.where(replaced.broadcast(all), last.broadcast(all), first.broadcast(all));
        result.attach(scope);
        return result;
    }

    private float[] steps() {
        float[] steps = new float[stepOfPixel.length];
        for (int p = 0; p < steps.length; p++) {
            steps[p] = stepOfPixel[p];
        }
        return steps;
    }

    /** The target's probability for the unchanged picture, whose score is known, and after 1 to {@code steps} steps. */
    Curve probabilities(ExplainedPicture picture, int steps) {
        return Curve.of(
                picture.cleanProbability(),
                picture.probabilities(steps, (from, to, scope) -> after(from + 1, to + 1, scope)));
    }

    /** The target's logit for the unchanged picture, whose score is known, and after 1 to {@code steps} steps. */
    Curve logits(ExplainedPicture picture, int steps) {
        return Curve.of(
                picture.cleanLogit(), picture.logits(steps, (from, to, scope) -> after(from + 1, to + 1, scope)));
    }

    /**
     * {@code (1 - m)·first + m·last}, exact where {@code m} is 0 or 1.
     *
     * @param mask {@code K×1×H×W}; its manager owns the result
     * @return {@code K×C×H×W}
     */
    static NDArray mixed(NDArray first, NDArray last, NDArray mask) {
        NDArray result = mask.sub(1).neg().mul(first).add(mask.mul(last));
        result.attach(mask.getManager());
        return result;
    }
}
