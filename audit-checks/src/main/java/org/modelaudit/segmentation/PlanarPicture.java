package org.modelaudit.segmentation;

import ai.djl.ndarray.NDArray;
import boofcv.abst.segmentation.ImageSuperpixels;
import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayS32;
import boofcv.struct.image.Planar;
import java.util.Arrays;

/**
 * A picture as BoofCV takes it.
 *
 * @param bands one for each channel, in [0, 255]
 * @param isOfOneColour whether no segmentation can find anything in it
 */
record PlanarPicture(Planar<GrayF32> bands, boolean isOfOneColour) {

    /**
     * @param image {@code 1×C×H×W}, brought from its own range to that from 0 to 255
     */
    static PlanarPicture of(NDArray image) {
        float[] values = image.toFloatArray();
        int channels = (int) image.getShape().get(1);
        int height = (int) image.getShape().get(2);
        int width = (int) image.getShape().get(3);
        float min = Float.POSITIVE_INFINITY;
        float max = Float.NEGATIVE_INFINITY;
        for (float value : values) {
            min = Math.min(min, value);
            max = Math.max(max, value);
        }
        float scale = max > min ? 255 / (max - min) : 0;
        Planar<GrayF32> bands = new Planar<>(GrayF32.class, width, height, channels);
        boolean oneColour = true;
        for (int i = 0; i < values.length; i++) {
            int pixel = i % (width * height);
            bands.getBand(i / (width * height)).data[pixel] = (values[i] - min) * scale;
            oneColour &= values[i] == values[i - pixel];
        }
        return new PlanarPicture(bands, oneColour);
    }

    Superpixels segmentedBy(ImageSuperpixels<Planar<GrayF32>> method) {
        int width = bands.getWidth();
        int height = bands.getHeight();
        if (isOfOneColour) {
            return Superpixels.of(width, new int[width * height]);
        }
        GrayS32 regions = new GrayS32(width, height);
        method.segment(bands, regions);
        return Superpixels.of(width, Arrays.copyOf(regions.data, width * height));
    }
}
