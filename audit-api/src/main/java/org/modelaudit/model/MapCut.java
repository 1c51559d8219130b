package org.modelaudit.model;

import ai.djl.ndarray.NDArray;
import org.jspecify.annotations.Nullable;
import org.modelaudit.error.ModelException;

/**
 * A cut whose layer returns maps in another order of axes, or as tokens, seen as {@code N×C×h×w}: activations, gradients, and
 * activations that are put in their place. Tokens that are no cells stay as they were.
 */
final class MapCut implements LayerCut {

    private final LayerCut cut;
    private final MapLayout layout;

    private MapCut(LayerCut cut, MapLayout layout) {
        this.cut = cut;
        this.layout = layout;
    }

    /**
     * The cut itself where its layer returns {@code N×C×h×w}.
     *
     * @throws ModelException if its layer returns no maps
     */
    static LayerCut of(LayerCut cut) {
        MapLayout layout = cut.layer().layout();
        if (layout == null) {
            throw new ModelException("The output of '%s' is no map, but %s."
                    .formatted(cut.layer().path(), cut.layer().outputShape()));
        }
        return layout.equals(MapLayout.channelsFirst()) ? cut : new MapCut(cut, layout);
    }

    @Override
    public Layer layer() {
        return cut.layer();
    }

    @Override
    public Features features(NDArray images) {
        return new Maps(layout, cut.features(images));
    }

    @Override
    public NDArray logits(Features features) {
        return cut.logits(own(features).whole);
    }

    @Override
    public HeadPass record(Features features) {
        return new MapPass(layout, cut.record(own(features).whole));
    }

    @Override
    public FeaturePass recordFeatures(NDArray images) {
        return new MapFeatures(layout, cut.recordFeatures(images));
    }

    private static Maps own(Features features) {
        if (features instanceof Maps maps) {
            return maps;
        }
        throw new IllegalArgumentException("These features come from another model's cut: " + features);
    }

    /** What crosses the cut, of which the maps are seen. */
    private static final class Maps implements Features {

        private final MapLayout layout;
        private final Features whole;
        private @Nullable NDArray maps;

        Maps(MapLayout layout, Features whole) {
            this.layout = layout;
            this.whole = whole;
        }

        @Override
        public synchronized NDArray activation() {
            if (maps == null) {
                maps = layout.maps(whole.activation());
            }
            return maps;
        }

        @Override
        public Features withActivation(NDArray activation) {
            return new Maps(layout, whole.withActivation(layout.output(activation, whole.activation())));
        }

        @Override
        public Features variants(int sample, NDArray activations) {
            NDArray own = whole.activation().get(sample + ":" + (sample + 1));
            own.attach(activations.getManager());
            return new Maps(layout, whole.variants(sample, layout.output(activations, own)));
        }
    }

    /** A recorded run of the head, of whose gradients those at the maps are seen. */
    private record MapPass(MapLayout layout, HeadPass whole) implements HeadPass {

        @Override
        public NDArray logits() {
            return whole.logits();
        }

        @Override
        public NDArray gradient(int[] classes) {
            return layout.maps(whole.gradient(classes));
        }

        @Override
        public NDArray gradient(NDArray seed) {
            return layout.maps(whole.gradient(seed));
        }
    }

    /** A recorded run up to the layer's output, of which the maps are seen. */
    private record MapFeatures(MapLayout layout, FeaturePass whole) implements FeaturePass {

        @Override
        public NDArray activation() {
            return layout.maps(whole.activation());
        }

        /** Tokens that are no cells have no part in the sum. */
        @Override
        public NDArray gradient(NDArray seed) {
            return whole.gradient(layout.output(seed, whole.activation().zerosLike()));
        }
    }
}
