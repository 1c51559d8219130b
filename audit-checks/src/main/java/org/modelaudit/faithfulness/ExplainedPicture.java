package org.modelaudit.faithfulness;

import ai.djl.ndarray.NDArray;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.modelaudit.baseline.Baseline;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.explain.Prediction;
import org.modelaudit.forward.ChunkedScores;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.metric.ExplainedSample;
import org.modelaudit.metric.Measurement;
import org.modelaudit.model.ModelOutput;

/**
 * One explained picture whose pixels are to be changed.
 *
 * @param scores runs changed pictures through the model
 * @param id of the sample
 * @param target class whose score is watched
 * @param image {@code 1×C×H×W}; its manager owns everything that is made of it
 * @param raw the map as the explainer made it
 * @param clean logits of the unchanged picture, {@code K} numbers, made when they are asked for
 */
record ExplainedPicture(
        ChunkedScores scores, String id, int target, NDArray image, Heatmap raw, Supplier<float[]> clean) {

    /**
     * One sample of a measurement.
     *
     * @param image its picture, {@code 1×C×H×W}
     */
    static ExplainedPicture of(Measurement measurement, ExplainedSample sample, NDArray image) {
        return new ExplainedPicture(
                ChunkedScores.ofMetric(measurement.model()),
                sample.sample().id(),
                target(sample),
                image,
                map(sample),
                () -> CleanLogits.of(measurement, sample, image).row());
    }

    /** The explained class, or the predicted one where the map is class-free. */
    static int target(ExplainedSample sample) {
        Explanation explanation = sample.explanation();
        if (explanation.explainedClass() >= 0) {
            return explanation.explainedClass();
        }
        Prediction prediction = explanation.prediction();
        if (prediction == null) {
            throw new IllegalArgumentException("A sample without a prediction is not measured.");
        }
        return prediction.classIndex();
    }

    static Heatmap map(ExplainedSample sample) {
        Heatmap map = sample.explanation().heatmap();
        if (map == null) {
            throw new IllegalArgumentException("A sample without a map is not measured.");
        }
        return map;
    }

    InputSpecification input() {
        return scores.model().input();
    }

    ModelOutput output() {
        return scores.model().output();
    }

    /** A generator of its own for one draw of this picture, from a metric's own seed and that of the run. */
    RandomGenerator random(long own, long draw) {
        return scores.model().runSeed().random(own, id, draw);
    }

    /** This picture's pixels, or segments, by a map of them; equal ones in an order drawn for the picture. */
    int[] mostRelevantFirst(Heatmap ofThem) {
        return PixelRanking.mostRelevantFirst(ofThem, random(PixelRanking.SEED, 0));
    }

    int width() {
        return (int) image.getShape().get(3);
    }

    int height() {
        return (int) image.getShape().get(2);
    }

    int pixels() {
        return width() * height();
    }

    /** The signed map at the size of the picture. */
    Heatmap map() {
        return raw.resized(width(), height());
    }

    NDArray removed(Baseline baseline) {
        return baseline.of(image, scores.model(), id);
    }

    double cleanLogit() {
        return clean.get()[target];
    }

    double cleanProbability() {
        return output().probability(clean.get(), target);
    }

    /** The target's logit for each of {@code count} variants of the picture. */
    double[] logits(int count, ChunkedScores.Variants variants) {
        return column(scores.logits(count, image, variants), false);
    }

    /** The target's probability for each of {@code count} variants of the picture. */
    double[] probabilities(int count, ChunkedScores.Variants variants) {
        return column(scores.logits(count, image, variants), true);
    }

    private double[] column(float[][] rows, boolean probability) {
        double[] column = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            column[i] = probability ? output().probability(rows[i], target) : rows[i][target];
        }
        return column;
    }
}
