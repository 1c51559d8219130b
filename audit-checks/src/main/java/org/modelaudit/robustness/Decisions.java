package org.modelaudit.robustness;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.Prediction;
import org.modelaudit.metric.ExplainedSample;
import org.modelaudit.metric.Measurement;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;

/**
 * Whether the model decides about a changed picture as it did about the picture: for the same class, which every explanation says.
 * Where classes are judged one by one, only the decision about the class of the map counts, of a class-free map about the most
 * probable class; that takes a pass for the picture and for each changed one.
 */
final class Decisions {

    private final Measurement measurement;
    private final List<Boolean> found;

    private Decisions(Measurement measurement, List<Boolean> found) {
        this.measurement = measurement;
        this.found = found;
    }

    static Decisions of(Measurement measurement) {
        Decisions decisions = new Decisions(measurement, new ArrayList<>());
        if (measurement.model().output().independent()) {
            measurement
                    .batch()
                    .get()
                    .oneByOneWithIndex((i, picture) -> decisions.found.add(decisions.finds(i, picture.images())));
        }
        return decisions;
    }

    /** Of so many changed pictures of each sample. */
    static Cost cost(AuditedModel model, long changed) {
        return Cost.of(model.output().independent() ? 1 + changed : 0, 0, 0, 0);
    }

    /**
     * Whether the decision about a changed picture is another.
     *
     * @param changed {@code C×H×W}, as the model takes it
     * @param second explanation of it
     */
    boolean differs(int sample, float[] changed, Explanation second) {
        if (!measurement.model().output().independent()) {
            Prediction before = first(sample).prediction();
            Prediction after = second.prediction();
            return before != null && after != null && before.classIndex() != after.classIndex();
        }
        NDArray like = measurement.batch().get().images();
        Shape shape = like.getShape();
        try (NDManager scope = like.getManager().newSubManager()) {
            NDArray image = scope.create(changed, new Shape(1, shape.get(1), shape.get(2), shape.get(3)));
            return finds(sample, image) != found.get(sample);
        }
    }

    private boolean finds(int sample, NDArray image) {
        try (NDArray logits = measurement.model().logits(image)) {
            return measurement.model().output().decidesFor(logits.toFloatArray(), classOf(sample));
        }
    }

    private int classOf(int sample) {
        Explanation first = first(sample);
        @Nullable Prediction prediction = first.prediction();
        return first.explainedClass() >= 0 || prediction == null
                ? Math.max(0, first.explainedClass())
                : prediction.classIndex();
    }

    private Explanation first(int sample) {
        ExplainedSample explained = measurement.samples().get(sample);
        return explained.explanation();
    }
}
