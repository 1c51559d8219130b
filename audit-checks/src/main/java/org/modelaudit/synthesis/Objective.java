package org.modelaudit.synthesis;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import org.modelaudit.error.ModelException;
import org.modelaudit.explain.Tensors;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;
import org.modelaudit.model.Layer;
import org.modelaudit.model.LayerCut;

/** What activation maximisation makes as large as it can. */
sealed interface Objective {

    /** For people, and what its random numbers are keyed by: {@code class 3}. */
    String name();

    /** How large it is for a picture, and where it grows. */
    Ascent at(AuditedModel model, NDArray image);

    /** What one look at it costs. */
    Cost cost();

    /**
     * @param value of the objective
     * @param gradient with respect to the picture, {@code C·H·W} numbers
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Ascent(double value, float[] gradient) {}

    /**
     * A class's logit, S_c: the score before the softmax, which could also be raised by lowering the others'.
     *
     * @param classIndex c
     */
    record OfClass(int classIndex) implements Objective {

        /** Refuses a class that the model has not. */
        static OfClass of(AuditedModel model, int classIndex) {
            if (classIndex < 0 || classIndex >= model.classes()) {
                throw new ModelException("The model '%s' has no class %d, but those from 0 to %d."
                        .formatted(model.identity().file(), classIndex, model.classes() - 1));
            }
            return new OfClass(classIndex);
        }

        @Override
        public String name() {
            return "class " + classIndex;
        }

        @Override
        public Ascent at(AuditedModel model, NDArray image) {
            LayerCut cut = model.cutAt(Layer.INPUT);
            LayerCut.HeadPass pass = cut.record(cut.features(image));
            return new Ascent(
                    pass.logits().toFloatArray()[classIndex],
                    pass.gradient(new int[] {classIndex}).toFloatArray());
        }

        @Override
        public Cost cost() {
            return Cost.of(0, 1, 1, 1);
        }
    }

    /**
     * A unit: the mean of a channel over all places, or a number of a layer that has no places.
     *
     * @param layer path
     * @param channel counted from 0
     */
    record OfUnit(String layer, int channel) implements Objective {

        /** Refuses a channel that the layer has not. */
        static OfUnit of(AuditedModel model, String layer, int channel) {
            Layer found = model.layer(layer);
            Shape shape = found.isMap() ? found.map() : found.outputShape();
            if (shape == null || shape.dimension() < 2) {
                throw new ModelException("The layer '%s' returns no units.".formatted(layer));
            }
            if (channel < 0 || channel >= shape.get(1)) {
                throw new ModelException("The layer '%s' has no unit %d, but those from 0 to %d."
                        .formatted(layer, channel, shape.get(1) - 1));
            }
            return new OfUnit(layer, channel);
        }

        @Override
        public String name() {
            return "unit %d of %s".formatted(channel, layer);
        }

        @Override
        public Ascent at(AuditedModel model, NDArray image) {
            LayerCut cut = model.layer(layer).isMap() ? model.mapsAt(layer) : model.cutAt(layer);
            LayerCut.FeaturePass pass = cut.recordFeatures(image);
            Shape shape = pass.activation().getShape();
            float[] values = pass.activation().toFloatArray();
            int places = values.length / Math.toIntExact(shape.get(1));
            float[] seed = new float[values.length];
            Arrays.fill(seed, channel * places, (channel + 1) * places, 1f / places);
            double mean = 0;
            for (int i = channel * places; i < (channel + 1) * places; i++) {
                mean += (double) values[i] / places;
            }
            return new Ascent(mean, gradient(pass, image.getManager(), seed));
        }

        @Override
        public Cost cost() {
            return Cost.of(0, 1, 0, 1);
        }
    }

    /**
     * A whole layer, {@code ½ · 1/m Σ Φ²} over its m numbers: what DeepDream raises.
     *
     * @param layer path
     */
    record OfLayer(String layer) implements Objective {

        @Override
        public String name() {
            return "layer " + layer;
        }

        @Override
        public Ascent at(AuditedModel model, NDArray image) {
            LayerCut.FeaturePass pass = model.cutAt(layer).recordFeatures(image);
            float[] seed = pass.activation().toFloatArray();
            double sum = 0;
            for (int i = 0; i < seed.length; i++) {
                sum += (double) seed[i] * seed[i] / 2 / seed.length;
                seed[i] /= seed.length;
            }
            return new Ascent(sum, gradient(pass, image.getManager(), seed));
        }

        @Override
        public Cost cost() {
            return Cost.of(0, 1, 0, 1);
        }
    }

    private static float[] gradient(LayerCut.FeaturePass pass, NDManager owner, float[] seed) {
        return pass.gradient(Tensors.of(owner, seed, pass.activation().getShape()))
                .toFloatArray();
    }
}
