package org.modelaudit.cam;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;

/**
 * A formula whose maps are made sample by sample, from runs of the model that the rest of the batch has no part in: libtorch
 * may choose another algorithm for a batch of another size, which shows in the last bits.
 */
interface SampleBySample extends CamFormula {

    /**
     * One sample's map.
     *
     * @param image the sample's picture, {@code C×H×W}, in a scope that is closed when the map has been copied
     * @return {@code 1×h×w}
     */
    NDArray map(LayerEvidence layer, int sample, NDArray image);

    @Override
    default NDArray maps(LayerEvidence layer) {
        NDManager owner = layer.images().getManager();
        NDList maps = new NDList(layer.bySample(layer.images(), (sample, image) -> {
            NDArray map = map(layer, sample, image);
            map.attach(owner);
            return map;
        }));
        return NDArrays.concat(maps);
    }
}
