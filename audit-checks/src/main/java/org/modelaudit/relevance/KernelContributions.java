package org.modelaudit.relevance;

import ai.djl.ndarray.types.Shape;

/** What each input under a kernel contributes to one unit of a convolution: {@code a_i w_ij}. For one picture. */
final class KernelContributions {

    private final float[] input;
    private final float[] weight;
    private final KernelWindow window;
    private final int height;
    private final int width;
    private final int channels;
    private final int unitsInGroup;
    private final int kernelHeight;
    private final int kernelWidth;

    /**
     * @param input values of the shape {@code inputShape}, {@code 1×C×H×W}
     * @param weight values of the shape {@code weightShape}, {@code O×C/groups×kh×kw}
     */
    KernelContributions(float[] input, Shape inputShape, float[] weight, Shape weightShape, KernelWindow window) {
        this.input = input.clone();
        this.weight = weight.clone();
        this.window = window;
        this.height = (int) inputShape.get(2);
        this.width = (int) inputShape.get(3);
        this.channels = (int) weightShape.get(1);
        this.unitsInGroup = (int) (weightShape.get(0) * channels / inputShape.get(1));
        this.kernelHeight = (int) weightShape.get(2);
        this.kernelWidth = (int) weightShape.get(3);
    }

    /** Looks at one contribution. */
    private interface Visitor {
        void visit(int position, float contribution);
    }

    private void eachOf(int unit, int y, int x, int channel, Visitor visitor) {
        int plane = (unit / unitsInGroup * channels + channel) * height * width;
        int kernel = (unit * channels + channel) * kernelHeight * kernelWidth;
        for (int ky = 0; ky < kernelHeight; ky++) {
            int row = window.rows().position(y, ky);
            for (int kx = 0; kx < kernelWidth; kx++) {
                int column = window.columns().position(x, kx);
                if (row >= 0 && row < height && column >= 0 && column < width) {
                    int position = plane + row * width + column;
                    visitor.visit(position, input[position] * weight[kernel + ky * kernelWidth + kx]);
                }
            }
        }
    }

    /** All that a channel contributes to the unit at a place of the output. */
    float sum(int unit, int y, int x, int channel) {
        float[] sum = {0};
        eachOf(unit, y, x, channel, (position, contribution) -> sum[0] += contribution);
        return sum[0];
    }

    /** All that contributes to the unit at a place of the output, which is its value without the bias. */
    float sum(int unit, int y, int x) {
        float sum = 0;
        for (int channel = 0; channel < channels; channel++) {
            sum += sum(unit, y, x, channel);
        }
        return sum;
    }

    /** Number of the input that contributes most in the channel that contributes most; the first of equals. */
    int strongest(int unit, int y, int x) {
        int best = 0;
        float most = Float.NEGATIVE_INFINITY;
        for (int channel = 0; channel < channels; channel++) {
            float sum = sum(unit, y, x, channel);
            if (sum > most) {
                most = sum;
                best = channel;
            }
        }
        int[] strongest = {0};
        float[] largest = {Float.NEGATIVE_INFINITY};
        eachOf(unit, y, x, best, (position, contribution) -> {
            if (contribution > largest[0]) {
                largest[0] = contribution;
                strongest[0] = position;
            }
        });
        return strongest[0];
    }
}
