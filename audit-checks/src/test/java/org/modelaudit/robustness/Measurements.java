package org.modelaudit.robustness;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.modelaudit.data.AuditSample;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.Explanation;
import org.modelaudit.image.Box;
import org.modelaudit.image.Geometry;
import org.modelaudit.image.PictureSize;
import org.modelaudit.metric.ExplainedSample;
import org.modelaudit.metric.Measurement;
import org.modelaudit.metric.Metric;
import org.modelaudit.metric.Outcome;
import org.modelaudit.model.AuditedModel;

/** Measures pictures given as numbers, as an audit would. */
public final class Measurements {

    private Measurements() {}

    /**
     * @param first number of the first sample, which its id is made of
     * @param pictures {@code 3·H·W} values each
     */
    public static List<Outcome> measure(
            Metric metric, AuditedModel model, Explainer explainer, int first, float[]... pictures) {
        return with(model, explainer, first, metric::measure, pictures);
    }

    /**
     * Work on pictures given as numbers.
     *
     * @param first number of the first sample, which its id is made of
     * @param pictures {@code 3·H·W} values each
     */
    public static <T> T with(
            AuditedModel model, Explainer explainer, int first, Function<Measurement, T> work, float[]... pictures) {
        try (NDManager scope = model.newManager()) {
            int side = (int) Math.sqrt(pictures[0].length / 3.0);
            float[] all = new float[pictures.length * pictures[0].length];
            List<AuditSample> samples = new ArrayList<>();
            for (int i = 0; i < pictures.length; i++) {
                System.arraycopy(pictures[i], 0, all, i * pictures[0].length, pictures[0].length);
                samples.add(AuditSample.of("picture " + (first + i), Path.of("none"))
                        .withBoxes(List.of(leftHalf(side))));
            }
            Batch batch = new Batch(samples, scope.create(all, new Shape(pictures.length, 3, side, side)));
            List<Explanation> explanations = explainer.explain(model, batch);
            PictureSize size = new PictureSize(side, side);
            List<ExplainedSample> explained = new ArrayList<>();
            for (int i = 0; i < pictures.length; i++) {
                explained.add(
                        new ExplainedSample(samples.get(i), new Geometry(size, size, 1, 1, 0, 0), explanations.get(i)));
            }
            return work.apply(new Measurement(model, explainer, explained, () -> batch));
        }
    }

    /** The true box of every picture. */
    static Box leftHalf(int side) {
        return new Box(0, 0, side / 2.0, side);
    }

    /** The value for one picture. */
    public static double value(Metric metric, AuditedModel model, Explainer explainer, float[] picture) {
        Outcome outcome = measure(metric, model, explainer, 0, picture).get(0);
        if (outcome instanceof Outcome.Value value) {
            return value.value();
        }
        throw new AssertionError(metric.id() + " has no value: " + outcome);
    }
}
