package org.modelaudit.relevance;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.ExplainedClasses;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.OperationTrace;

/**
 * A trace holds every activation of every picture, so pictures go through in small chunks, each in a scope of its own. One at
 * a time: libtorch chooses its kernels by the number of pictures, and rules that divide enlarge the last bit in which they
 * differ, so that only this way a map depends on its picture alone.
 */
final class Chunks {

    /** Pictures that are traced together. */
    static final int SIZE = 1;

    private Chunks() {}

    static List<Explanation> explain(Batch batch, Function<Batch, List<Explanation>> work) {
        List<Explanation> explanations = new ArrayList<>();
        for (int from = 0; from < batch.size(); from += SIZE) {
            int to = Math.min(batch.size(), from + SIZE);
            try (NDManager scope = batch.images().getManager().newSubManager()) {
                NDArray images =
                        batch.images().get(new NDIndex("{}:{}", from, to)).duplicate();
                images.attach(scope);
                explanations.addAll(work.apply(new Batch(batch.samples().subList(from, to), images)));
            }
        }
        return explanations;
    }

    /** What a method does with the trace of one chunk. */
    interface Walk {

        /**
         * @param images {@code N×C×H×W}
         * @param logits {@code N×K}
         * @param chosen 1 at each sample's class, 0 elsewhere, {@code N×K}
         * @return {@code N×h×w}
         */
        NDArray maps(OperationTrace trace, NDArray images, NDArray logits, NDArray chosen);
    }

    /** Explanations of a method that needs no more than a trace and a class. */
    static List<Explanation> explain(AuditedModel model, Batch batch, TargetClass target, Walk walk) {
        return explain(batch, chunk -> {
            NDArray images = chunk.images();
            try (OperationTrace trace = model.trace(images)) {
                ExplainedClasses classes = ExplainedClasses.of(trace.logits(), chunk.samples(), target);
                NDArray logits = trace.logits().stopGradient();
                logits.attach(images.getManager());
                NDArray chosen = Seed.chosen(classes.indexes(), logits);
                return classes.explanations(walk.maps(trace, images, logits, chosen));
            }
        });
    }

    /** The maps of a chunk, copied from the device: {@code N×h×w}. */
    static List<Heatmap> heatmaps(NDArray maps) {
        int height = (int) maps.getShape().get(1);
        int width = (int) maps.getShape().get(2);
        float[] all = maps.toFloatArray();
        List<Heatmap> heatmaps = new ArrayList<>();
        for (int from = 0; from < all.length; from += height * width) {
            heatmaps.add(new Heatmap(width, height, Arrays.copyOfRange(all, from, from + height * width)));
        }
        return heatmaps;
    }
}
