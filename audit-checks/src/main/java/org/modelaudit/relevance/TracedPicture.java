package org.modelaudit.relevance;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.function.Function;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.ExplainedClasses;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.OperationTrace;

/**
 * A picture whose run was recorded operation by operation, and the class that it is explained for.
 *
 * @param image {@code 1×C×H×W}; its manager owns what is made of the picture
 * @param classes of one sample
 * @param logits {@code 1×K}, apart from the trace
 */
record TracedPicture(NDArray image, OperationTrace trace, ExplainedClasses classes, NDArray logits) {

    /**
     * Explains the pictures of a batch one by one: a trace holds every activation, and rules that divide enlarge the last bit in
     * which batches of different sizes differ.
     *
     * @param work on a picture while its trace is open
     */
    static List<Explanation> oneByOne(
            AuditedModel model, Batch batch, TargetClass target, Function<TracedPicture, Explanation> work) {
        return batch.oneByOne(picture -> {
            NDArray image = picture.images().duplicate();
            try (OperationTrace trace = model.trace(image)) {
                ExplainedClasses classes =
                        ExplainedClasses.of(model.output(), trace.logits(), picture.samples(), target);
                NDArray logits = trace.logits().stopGradient();
                logits.attach(image.getManager());
                return work.apply(new TracedPicture(image, trace, classes, logits));
            }
        });
    }

    /** 1 at the class, 0 elsewhere, {@code 1×K}. */
    NDArray chosen() {
        return Seed.chosen(classes.indexes(), logits);
    }
}
