package org.modelaudit.segmentation;

import ai.djl.ndarray.NDArray;
import boofcv.factory.segmentation.ConfigFh04;
import boofcv.factory.segmentation.FactoryImageSegmentation;
import boofcv.struct.image.GrayF32;
import boofcv.struct.image.ImageType;

/** Felzenszwalb and Huttenlocher's graph as BoofCV has it, in the colours of the picture. */
record Felzenszwalb(double scale, int smallest) implements Segmentation {

    @Override
    public Superpixels segment(NDArray image) {
        int channels = (int) image.getShape().get(1);
        return PlanarPicture.of(image)
                .segmentedBy(FactoryImageSegmentation.fh04(
                        new ConfigFh04((float) scale, smallest), ImageType.pl(channels, GrayF32.class)));
    }

    @Override
    public String toString() {
        return "Felzenszwalb, scale %s, at least %d pixels".formatted(scale, smallest);
    }
}
