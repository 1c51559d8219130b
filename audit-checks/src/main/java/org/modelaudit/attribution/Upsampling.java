package org.modelaudit.attribution;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/** How maps are brought to another size, on their device. */
public enum Upsampling {

    /** Bilinear with half-pixel centres ({@code align_corners=False} in PyTorch), as {@code Heatmap.resized} does. */
    BILINEAR("bilinear") {
        @Override
        double position(int at, int from, int to) {
            return Math.max(0, (at + 0.5) * from / to - 0.5);
        }
    },

    /** Bilinear with the corners' centres on each other ({@code align_corners=True}). */
    BILINEAR_ALIGNED("bilinear with aligned corners") {
        @Override
        double position(int at, int from, int to) {
            return to == 1 ? 0 : (double) at * (from - 1) / (to - 1);
        }
    },

    /** Each cell repeated. */
    NEAREST("nearest") {
        @Override
        double position(int at, int from, int to) {
            return Math.floorDiv((long) at * from, to);
        }
    };

    private final String word;

    Upsampling(String word) {
        this.word = word;
    }

    /** Place of a new cell on the old axis, at least 0. */
    abstract double position(int at, int from, int to);

    /**
     * Maps of another size, {@code R M Cᵀ} with the interpolation of the rows and of the columns.
     *
     * @param maps {@code N×h×w}
     * @return {@code N×height×width}
     */
    public NDArray resize(NDArray maps, int height, int width) {
        Shape shape = maps.getShape();
        int h = (int) shape.get(1);
        int w = (int) shape.get(2);
        if (h == height && w == width) {
            return maps;
        }
        return new SeparableFilter(weights(h, height), weights(w, width), h, w).apply(maps);
    }

    /** Share of each old cell in each new one, {@code to×from}. */
    private float[] weights(int from, int to) {
        float[] weights = new float[to * from];
        for (int i = 0; i < to; i++) {
            double position = position(i, from, to);
            int lower = Math.min((int) position, from - 1);
            int upper = Math.min(lower + 1, from - 1);
            weights[i * from + lower] += (float) (1 - (position - lower));
            weights[i * from + upper] += (float) (position - lower);
        }
        return weights;
    }

    @Override
    public String toString() {
        return word;
    }
}
