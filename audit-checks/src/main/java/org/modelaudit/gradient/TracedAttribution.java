package org.modelaudit.gradient;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.modelaudit.attribution.Attributions;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.ExplainedClasses;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.explain.Tensors;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.OperationTrace;

/** An attribution that walks a trace back. A trace keeps what every operation read and made, so a few pictures are traced at a time. */
final class TracedAttribution {

    /** Pictures that are traced together at most. */
    static final int TOGETHER = 8;

    private TracedAttribution() {}

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

    static Attributions of(AuditedModel model, Batch batch, TargetClass target, Walk walk) {
        return of(model, batch, target, TOGETHER, walk);
    }

    /** @param together pictures at most that are traced together */
    static Attributions of(AuditedModel model, Batch batch, TargetClass target, int together, Walk walk) {
        NDManager owner = batch.images().getManager();
        return Attributions.joined(batch.inParts(Math.min(together, model.group()), part -> {
            Attributions found = trace(model, part, target, walk);
            NDArray values = found.values();
            values.attach(owner);
            return found;
        }));
    }

    private static Attributions trace(AuditedModel model, Batch part, TargetClass target, Walk walk) {
        NDArray images = part.images().duplicate();
        NDManager scope = images.getManager();
        try (OperationTrace trace = model.trace(images)) {
            NDArray logits = trace.logits();
            ExplainedClasses classes = ExplainedClasses.of(model.output(), logits, part.samples(), target);
            NDArray seed = seed(logits, classes.indexes(), scope);
            return walk.walk(trace, images, classes, seed, scope);
        }
    }

    /** One in the column of each sample's class, zero elsewhere. */
    private static NDArray seed(NDArray logits, int[] classes, NDManager scope) {
        int width = (int) logits.getShape().get(1);
        float[] values = new float[classes.length * width];
        for (int i = 0; i < classes.length; i++) {
            values[i * width + classes[i]] = 1;
        }
        return Tensors.of(scope, values, logits.getShape());
    }
}
