package org.modelaudit.faithfulness;

import ai.djl.ndarray.NDArray;
import boofcv.abst.segmentation.ImageSuperpixels;
import boofcv.factory.segmentation.ConfigSlic;
import boofcv.factory.segmentation.FactoryImageSegmentation;
import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayS32;
import boofcv.struct.image.ImageType;
import boofcv.struct.image.Planar;

/**
 * A picture in superpixels by SLIC (Achanta et al., TPAMI 2012), which follow its edges.
 *
 * @param segmentOfPixel {@code H·W} numbers in {@code [0, count)}
 * @param count how many there are; about as many as were asked for
 */
@SuppressWarnings("ArrayRecordComponent")
record Superpixels(int[] segmentOfPixel, int count) {

    private static final int SMALLEST_SIDE = 4;

    /** Whether a picture is large enough to be parted. */
    static boolean fit(int width, int height) {
        return Math.min(width, height) >= SMALLEST_SIDE;
    }

    /**
     * @param image {@code 1×C×H×W}, in any units: it is brought to the range from 0 to 255 first
     * @param wanted number of superpixels that is aimed at
     */
    static Superpixels of(NDArray image, int wanted) {
        int channels = (int) image.getShape().get(1);
        Planar<GrayF32> picture = planar(image, channels);
        ImageSuperpixels<Planar<GrayF32>> slic =
                FactoryImageSegmentation.slic(new ConfigSlic(wanted), ImageType.pl(channels, GrayF32.class));
        GrayS32 labels = new GrayS32(picture.width, picture.height);
        slic.segment(picture, labels);
        return new Superpixels(labels.data.clone(), slic.getTotalSuperpixels());
    }

    private static Planar<GrayF32> planar(NDArray image, int channels) {
        float[] values = image.toFloatArray();
        int height = (int) image.getShape().get(2);
        int width = (int) image.getShape().get(3);
        float min = Float.POSITIVE_INFINITY;
        float max = Float.NEGATIVE_INFINITY;
        for (float value : values) {
            min = Math.min(min, value);
            max = Math.max(max, value);
        }
        float scale = max > min ? 255 / (max - min) : 0;
        Planar<GrayF32> picture = new Planar<>(GrayF32.class, width, height, channels);
        for (int i = 0; i < values.length; i++) {
            picture.getBand(i / (width * height)).data[i % (width * height)] = (values[i] - min) * scale;
        }
        return picture;
    }
}
