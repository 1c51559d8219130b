package org.modelaudit.cam;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;

/**
 * Maps that are made sample by sample, from runs of the model that the rest of the batch has no part in: libtorch may choose
 * another algorithm for a batch of another size, which shows in the last bits.
 */
final class OneByOne {

    private OneByOne() {}

    /** Makes one sample's map. */
    @FunctionalInterface
    interface MapOfSample {

        /**
         * @param image the sample's picture, {@code C×H×W}, in a scope that is closed when the map has been copied
         * @return {@code 1×h×w}
         */
        NDArray of(int sample, NDArray image);
    }

    /** @return {@code N×h×w} */
    static NDArray maps(LayerEvidence layer, MapOfSample map) {
        NDManager manager = layer.images().getManager();
        NDList maps = new NDList();
        for (int i = 0; i < layer.samples().size(); i++) {
            try (NDManager scope = manager.newSubManager()) {
                NDArray image = layer.images().get(i);
                image.attach(scope);
                NDArray one = map.of(i, image);
                one.attach(manager);
                maps.add(one);
            }
        }
        return NDArrays.concat(maps);
    }

    /**
     * The layer's output for the picture alone, {@code 1×C×h×w}. It goes through the model twice, as libtorch may treat a batch
     * of one in another way.
     */
    static NDArray activation(LayerEvidence layer, int sample, NDArray image) {
        return layer.ofSample(sample, image.expandDims(0).repeat(0, 2))
                .activation()
                .get("0:1");
    }
}
