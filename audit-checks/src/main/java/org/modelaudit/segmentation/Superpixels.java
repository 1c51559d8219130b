package org.modelaudit.segmentation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import org.modelaudit.explain.Tensors;

/** A picture in regions: every pixel belongs to exactly one. */
public final class Superpixels {

    private final int width;
    private final int[] regionOfPixel;
    private final int count;

    private Superpixels(int width, int[] regionOfPixel, int count) {
        this.width = width;
        this.regionOfPixel = regionOfPixel;
        this.count = count;
    }

    /**
     * @param width of the picture
     * @param regionOfPixel {@code height·width} numbers from 0 on, row by row from the top, none left out
     */
    public static Superpixels of(int width, int[] regionOfPixel) {
        int count = Arrays.stream(regionOfPixel).max().orElse(-1) + 1;
        if (count == 0 || Arrays.stream(regionOfPixel).distinct().count() != count) {
            throw new IllegalArgumentException("Regions are numbered from 0 without a gap.");
        }
        return new Superpixels(width, regionOfPixel.clone(), count);
    }

    /** How many regions there are, at least 1. */
    public int count() {
        return count;
    }

    public int width() {
        return width;
    }

    public int height() {
        return regionOfPixel.length / width;
    }

    /** The region of the pixel in column {@code x} of row {@code y}. */
    public int region(int x, int y) {
        return regionOfPixel[y * width + x];
    }

    /** The region of every pixel, row by row from the top. */
    public int[] regionOfPixel() {
        return regionOfPixel.clone();
    }

    /** How many pixels each region has. */
    public int[] sizes() {
        int[] sizes = new int[count];
        for (int region : regionOfPixel) {
            sizes[region]++;
        }
        return sizes;
    }

    /**
     * A map that has one value for each region.
     *
     * @param values of the regions
     * @return {@code height·width} numbers, row by row from the top
     */
    public float[] paint(double[] values) {
        float[] map = new float[regionOfPixel.length];
        for (int i = 0; i < map.length; i++) {
            map[i] = (float) values[regionOfPixel[i]];
        }
        return map;
    }

    /** Row r is 1 where region r is and 0 elsewhere, {@code count×(height·width)}: a product with it paints on the device. */
    public NDArray membership(NDManager manager) {
        float[] ones = new float[count * regionOfPixel.length];
        for (int i = 0; i < regionOfPixel.length; i++) {
            ones[regionOfPixel[i] * regionOfPixel.length + i] = 1;
        }
        return Tensors.of(manager, ones, new Shape(count, regionOfPixel.length));
    }
}
