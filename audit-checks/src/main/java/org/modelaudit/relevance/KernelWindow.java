package org.modelaudit.relevance;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import org.modelaudit.model.OperationTrace.LinearMap;
import org.modelaudit.model.OperationTrace.Replay;

/**
 * Where a convolution's kernel lies for each place of its output: row {@code y·stride - padding + k·dilation} of the input for
 * row k of the kernel. Seen from outside, by what two neighbouring places of the output read.
 */
record KernelWindow(Axis rows, Axis columns) {

    /** One direction. */
    record Axis(int stride, int padding, int dilation) {

        int position(int output, int kernel) {
            return output * stride - padding + kernel * dilation;
        }

        private static Axis between(int place, int first, int last, int nextFirst, int kernel) {
            int stride = nextFirst - first;
            return new Axis(stride, place * stride - first, kernel > 1 ? (last - first) / (kernel - 1) : 1);
        }
    }

    /**
     * @param channels of the input
     * @param scope owner of what is made on the way
     */
    static KernelWindow of(LinearMap map, long channels, NDManager scope) {
        Shape weight = map.weight().getShape();
        int height = (int) weight.get(2);
        int width = (int) weight.get(3);
        // Wide enough that a place in the middle reads no border.
        long side = 8L * Math.max(height, width) + 8;
        Replay replay = map.replay(scope.zeros(new Shape(1, channels, side, side)), scope.ones(weight));
        Shape output = replay.output().getShape();
        int y = (int) output.get(2) / 2;
        int x = (int) output.get(3) / 2;
        int[] here = box(replay, output, y, x, scope);
        int[] next = box(replay, output, y + 1, x + 1, scope);
        return new KernelWindow(
                Axis.between(y, here[0], here[1], next[0], height), Axis.between(x, here[2], here[3], next[2], width));
    }

    /** First and last row, first and last column that a place of the output reads. */
    private static int[] box(Replay replay, Shape output, int y, int x, NDManager scope) {
        NDArray place = scope.zeros(output);
        place.set(new NDIndex("0, 0, {}, {}", y, x), 1f);
        NDArray read = replay.toInput(place).sum(new int[] {1}).squeeze(0);
        int width = (int) read.getShape().get(1);
        float[] values = read.toFloatArray();
        int[] box = {Integer.MAX_VALUE, -1, Integer.MAX_VALUE, -1};
        for (int i = 0; i < values.length; i++) {
            if (values[i] != 0) {
                box[0] = Math.min(box[0], i / width);
                box[1] = Math.max(box[1], i / width);
                box[2] = Math.min(box[2], i % width);
                box[3] = Math.max(box[3], i % width);
            }
        }
        return box;
    }
}
