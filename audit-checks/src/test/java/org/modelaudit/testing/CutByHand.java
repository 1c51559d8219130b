package org.modelaudit.testing;

import ai.djl.ndarray.NDArray;
import org.modelaudit.model.Layer;
import org.modelaudit.model.LayerCut;

/** A {@link ModelByHand} in two halves. */
record CutByHand(ModelByHand model, Layer layer) implements LayerCut {

    @Override
    public Features features(NDArray images) {
        return new Crossing(model.activation(layer, images));
    }

    @Override
    public NDArray logits(Features features) {
        return model.logits(layer, features.activation());
    }

    @Override
    public HeadPass record(Features features) {
        return new Pass(this, features.activation(), logits(features));
    }

    private record Crossing(NDArray activation) implements Features {
        @Override
        public Features withActivation(NDArray other) {
            return new Crossing(other);
        }

        @Override
        public Features variants(int sample, NDArray activations) {
            return new Crossing(activations);
        }
    }

    private record Pass(CutByHand cut, NDArray activation, NDArray logits) implements HeadPass {
        @Override
        public NDArray gradient(int[] classes) {
            float[] oneHot = new float[(int) logits.size()];
            int width = oneHot.length / classes.length;
            for (int i = 0; i < classes.length; i++) {
                oneHot[i * width + classes[i]] = 1;
            }
            return gradient(logits.getManager().create(oneHot, logits.getShape()));
        }

        @Override
        public NDArray gradient(NDArray seed) {
            return cut.model.gradient(cut.layer, activation, seed);
        }
    }
}
