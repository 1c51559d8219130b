package org.modelaudit.cam;

import ai.djl.ndarray.NDArray;
import java.util.Map;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;
import org.modelaudit.model.Layer;
import org.modelaudit.random.RunSeed;

/** The formula of one class activation map. */
interface CamFormula {

    /** Method, dialect and version, for example {@code grad-cam/paper@1}. */
    String id();

    /** Name for people. */
    String name();

    /** Whether the map speaks for a class; a class-free map is the same whatever the model decides. */
    default boolean dependsOnClass() {
        return true;
    }

    /** Numbers that decide the map beside layer and class, by name: draws, noise, steps. */
    default Map<String, String> settings() {
        return Map.of();
    }

    /** As {@link #settings()}, where something is drawn with the seed that it is drawn from. */
    default Map<String, String> settings(RunSeed run) {
        return settings();
    }

    /** Whether the map tells what the rest of the program makes of the layer, which is nothing where the logits do not read it. */
    default boolean needsReadLayer() {
        return dependsOnClass();
    }

    /** The layer where none is named. */
    default Layer defaultLayer(AuditedModel model) {
        return model.defaultLayer();
    }

    /** Passes for each sample; one through both halves, and back through the second where a gradient is asked for. */
    default Cost costPerSample(Layer layer) {
        return Cost.of(0, 1, 1, dependsOnClass() ? 1 : 0);
    }

    /** Whether pictures go through the model one by one, so that {@link #maps} gets evidence of one sample only. */
    default boolean takesOneByOne() {
        return false;
    }

    /**
     * The maps of a batch, signed and unscaled.
     *
     * @return {@code N×h×w}
     */
    NDArray maps(LayerEvidence layer);
}
