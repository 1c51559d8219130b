package org.modelaudit.cam;

import ai.djl.ndarray.NDArray;
import java.util.Map;
import org.modelaudit.random.RunSeed;

/** A formula that weighs the picture's own activation by what noisy copies show. */
interface NoisyCam extends SampleBySample {

    NoiseDraws noise();

    /**
     * One sample's map.
     *
     * @param image the sample's picture, {@code C×H×W}, in a scope that is closed when the map has been copied
     * @param activation the layer's output for the picture alone, {@code 1×C×h×w}
     * @return {@code 1×h×w}
     */
    NDArray map(LayerEvidence layer, int sample, NDArray image, NDArray activation);

    @Override
    default Map<String, String> settings(RunSeed run) {
        return noise().settings(run);
    }

    /** The picture goes through the model twice for its activation, as libtorch may treat a batch of one in another way. */
    @Override
    default NDArray map(LayerEvidence layer, int sample, NDArray image) {
        NDArray twice = image.expandDims(0).repeat(0, 2);
        return map(
                layer, sample, image, layer.ofSample(sample, twice).activation().get("0:1"));
    }
}
