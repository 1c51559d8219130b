package org.modelaudit.gradient;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import java.util.ArrayList;
import java.util.List;
import org.modelaudit.attribution.Attributions;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.ExplainedClasses;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.OperationTrace;

/** Runs the traced model on a batch, a few pictures at a time: a trace keeps what every operation read and made. */
final class TracedBatch {

    /** Pictures that are traced together. */
    private static final int CHUNK = 8;

    private TracedBatch() {}

    /** Walks back once from the logits of the chosen classes. */
    interface Walk {

        /**
         * @param images the traced pictures, {@code N×C×H×W}
         * @param seed one for each picture's class, {@code N×K}
         * @param scope owner of what is made
         */
        Attributions walk(
                OperationTrace trace, NDArray images, ExplainedClasses classes, NDArray seed, NDManager scope);
    }

    static Attributions attribute(AuditedModel model, Batch batch, TargetClass target, Walk walk) {
        List<Attributions> parts = new ArrayList<>();
        int size = batch.size();
        for (int from = 0; from < size; from += CHUNK) {
            int to = Math.min(size, from + CHUNK);
            Batch part = size <= CHUNK
                    ? batch
                    : new Batch(
                            batch.samples().subList(from, to), batch.images().get(new NDIndex("{}:{}", from, to)));
            parts.add(trace(model, part, target, walk));
        }
        return Attributions.joined(parts);
    }

    private static Attributions trace(AuditedModel model, Batch batch, TargetClass target, Walk walk) {
        NDManager owner = batch.images().getManager();
        try (NDManager scope = owner.newSubManager()) {
            NDArray images = batch.images().duplicate();
            images.attach(scope);
            try (OperationTrace trace = model.trace(images)) {
                NDArray logits = trace.logits();
                ExplainedClasses classes = ExplainedClasses.of(logits, batch.samples(), target);
                NDArray seed = seed(logits, classes.indexes(), scope);
                Attributions found = walk.walk(trace, images, classes, seed, scope);
                NDArray values = found.values();
                values.attach(owner);
                return found;
            }
        }
    }

    /** One in the column of each sample's class, zero elsewhere. */
    private static NDArray seed(NDArray logits, int[] classes, NDManager scope) {
        int width = (int) logits.getShape().get(1);
        float[] values = new float[classes.length * width];
        for (int i = 0; i < classes.length; i++) {
            values[i * width + classes[i]] = 1;
        }
        return scope.create(values, logits.getShape());
    }
}
