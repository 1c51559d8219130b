package org.modelaudit.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.modelaudit.explain.Batch;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Layer;
import org.modelaudit.model.LayerCut;

/**
 * What is timed: a model, its cut at the default layer, and a batch.
 *
 * @param scope owns what a pass makes, and is closed after it
 */
record Bench(AuditedModel model, LayerCut cut, Batch batch, NDManager scope) {

    /** The batch's pictures through the whole program. */
    void forward() {
        model.logits(images(batch.images()));
    }

    /** So many variants of each picture through the whole program, in chunks. */
    void forward(int variants, int chunk) {
        for (int i = 0; i < batch.size(); i++) {
            NDArray repeated = images(batch.images().get(i).expandDims(0).repeat(0, chunk));
            for (int from = 0; from < variants; from += chunk) {
                try (NDArray logits = model.logits(repeated.get("0:" + Math.min(chunk, variants - from)))) {
                    logits.getShape();
                }
            }
        }
    }

    /** So many variants of each picture through the whole program, and back from one logit to the picture. */
    void forwardAndBack(int variants) {
        int chunk = model.variants();
        LayerCut whole = model.cutAt(Layer.INPUT);
        NDArray own = images(batch.images());
        if (variants == 1) {
            whole.record(whole.features(own)).gradient(new int[batch.size()]);
            return;
        }
        for (int i = 0; i < batch.size(); i++) {
            int chunks = (variants + chunk - 1) / chunk;
            for (int c = 0; c < chunks; c++) {
                int count = variants * (c + 1) / chunks - variants * c / chunks;
                try (NDManager step = scope.newSubManager()) {
                    NDArray repeated = own.get(i).expandDims(0).repeat(0, count);
                    repeated.attach(step);
                    whole.record(whole.features(repeated)).gradient(new int[count]);
                }
            }
        }
    }

    /** The batch once through the whole program, and so many variants of each picture through the head, in chunks. */
    void head(int variants, int chunk) {
        LayerCut.Features features = cut.features(images(batch.images()));
        cut.logits(features);
        for (int i = 0; i < batch.size(); i++) {
            NDArray repeated = features.activation().get(i).expandDims(0).repeat(0, chunk);
            for (int from = 0; from < variants; from += chunk) {
                try (NDArray logits = cut.logits(
                        features.variants(i, repeated.get("0:" + Math.min(chunk, variants - from))))) {
                    logits.getShape();
                }
            }
        }
    }

    int channels() {
        return (int) shape(1);
    }

    int cells() {
        return (int) (shape(2) * shape(3));
    }

    private long shape(int axis) {
        return cut.layer().outputShape() == null ? 0 : cut.layer().outputShape().get(axis);
    }

    private NDArray images(NDArray images) {
        NDArray own = images.duplicate();
        own.attach(scope);
        return own;
    }
}
