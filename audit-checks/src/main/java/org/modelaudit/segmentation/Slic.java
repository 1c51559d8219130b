package org.modelaudit.segmentation;

import ai.djl.ndarray.NDArray;
import boofcv.factory.segmentation.ConfigSlic;
import boofcv.factory.segmentation.FactoryImageSegmentation;
import boofcv.struct.image.GrayF32;
import boofcv.struct.image.ImageType;

/** SLIC as BoofCV has it, in the colours of the picture. */
record Slic(int wanted) implements Segmentation {

    Slic {
        if (wanted < 2) {
            throw new IllegalArgumentException("A picture is cut into at least 2 regions, but got " + wanted + ".");
        }
    }

    @Override
    public Superpixels segment(NDArray image) {
        int channels = (int) image.getShape().get(1);
        return PlanarPicture.of(image)
                .segmentedBy(
                        FactoryImageSegmentation.slic(new ConfigSlic(wanted), ImageType.pl(channels, GrayF32.class)));
    }

    @Override
    public String toString() {
        return "SLIC, about %d superpixels".formatted(wanted);
    }
}
