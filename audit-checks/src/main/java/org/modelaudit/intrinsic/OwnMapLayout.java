package org.modelaudit.intrinsic;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.OptionalInt;
import org.modelaudit.explain.Tensors;

/**
 * How an output holds maps.
 *
 * @param height rows h of a map
 * @param width columns w of a map
 * @param channels maps that there are of each picture
 * @param channelsLast whether the channels are the last axis, {@code N×h×w×C}
 * @param dependsOnClass whether each class has its channel
 * @param channel that is read where none of a class is
 */
record OwnMapLayout(int height, int width, int channels, boolean channelsLast, boolean dependsOnClass, int channel) {

    /**
     * @param shape of the output
     * @param classes K
     * @param chosen channel that is wanted whatever the class
     * @throws IllegalArgumentException if the output holds no map, or more than can be told apart; the message is a clause
     */
    static OwnMapLayout of(Shape shape, int classes, OptionalInt chosen) {
        long[] axes = shape.getShape();
        if (axes.length == 2) {
            throw new IllegalArgumentException("it is one row of numbers for each picture, not rows and columns");
        }
        if (axes.length != 3 && axes.length != 4) {
            throw new IllegalArgumentException(
                    "a map has the shape N×1×h×w, N×h×w or, with a channel for each class, N×K×h×w");
        }
        boolean last = axes.length == 4 && (isPlane(axes) || (chosen.isEmpty() && isOfClasses(axes, classes)));
        int channels = axes.length == 3 ? 1 : (int) (last ? axes[3] : axes[1]);
        long[] cells = axes.length == 3 || last ? new long[] {axes[1], axes[2]} : new long[] {axes[2], axes[3]};
        if (cells[0] * cells[1] <= 1) {
            throw new IllegalArgumentException("it has a single cell");
        }
        if (chosen.isPresent() && chosen.getAsInt() >= channels) {
            throw new IllegalArgumentException(
                    "it has no channel %d among its %d, counted from 0".formatted(chosen.getAsInt(), channels));
        }
        if (chosen.isEmpty() && channels != 1 && channels != classes) {
            throw new IllegalArgumentException(
                    "it has %d channels where the model has %d classes; choose one with channel(…)"
                            .formatted(channels, classes));
        }
        return new OwnMapLayout(
                (int) cells[0], (int) cells[1], channels, last, chosen.isEmpty() && channels > 1, chosen.orElse(0));
    }

    /** {@code N×h×w×1}: one column for each of many channels would be no map. */
    private static boolean isPlane(long[] axes) {
        return axes[3] == 1 && axes[1] > 1 && axes[2] > 1;
    }

    /** {@code N×h×w×K}, where the second axis holds no channels. */
    private static boolean isOfClasses(long[] axes, int classes) {
        return axes[1] != 1 && axes[1] != classes && axes[3] == classes;
    }

    /**
     * @param shown the output, {@code N×…}
     * @param classes of each picture
     * @return {@code N×h×w}
     */
    NDArray maps(NDArray shown, int[] classes) {
        float[] all = shown.toFloatArray();
        int cells = height * width;
        float[] maps = new float[classes.length * cells];
        for (int i = 0; i < classes.length; i++) {
            int from = i * channels * cells;
            int read = dependsOnClass ? classes[i] : channel;
            if (channelsLast) {
                for (int cell = 0; cell < cells; cell++) {
                    maps[i * cells + cell] = all[from + cell * channels + read];
                }
            } else {
                System.arraycopy(all, from + read * cells, maps, i * cells, cells);
            }
        }
        return Tensors.of(shown.getManager(), maps, new Shape(classes.length, height, width));
    }

    /** For the settings: {@code 8×8, one for each of 4 classes}. */
    @Override
    public String toString() {
        String cells = "%d×%d".formatted(height, width);
        return dependsOnClass
                ? "%s, one for each of %d classes".formatted(cells, channels)
                : channels == 1 ? cells : "%s, channel %d of %d".formatted(cells, channel, channels);
    }
}
