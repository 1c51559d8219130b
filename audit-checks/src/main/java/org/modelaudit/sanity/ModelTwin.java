package org.modelaudit.sanity;

import ai.djl.ndarray.NDArray;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.modelaudit.explain.Explanation;
import org.modelaudit.gate.Check;
import org.modelaudit.gate.Requirement;
import org.modelaudit.gate.Threshold;
import org.modelaudit.metric.Direction;
import org.modelaudit.metric.Measurement;
import org.modelaudit.metric.Metric;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.MetricId;
import org.modelaudit.metric.Outcome;
import org.modelaudit.model.ModelOutput;
import org.modelaudit.model.ModelWeights;
import org.modelaudit.similarity.ExplainedAgain;
import org.modelaudit.similarity.Similarities;
import org.modelaudit.similarity.Similarity;

/**
 * How alike the maps of the model and of a twin are that computes the same. Higher is better, and 1 is what the axiom requires. The
 * twin is made of the model itself by other weights; a sample for which its scores are not the same is undefined.
 *
 * <p>As a check it requires at least {@value #DEFAULT_BOUND} on the mean, for Pearson's correlation.
 */
abstract class ModelTwin implements Metric, Check {

    /** What the mean must reach in the check. */
    static final double DEFAULT_BOUND = 0.99;

    /** Largest difference of a score that still is rounding, relative to the largest score where that is above 1. */
    private static final double TOLERANCE = 1e-3;

    private final Similarity similarity = Similarities.pearson();

    /** The metric's id without dialect and its words. */
    abstract MetricDescription described(MetricId id);

    abstract String idName();

    /** The metric's dialect, of which the similarity's is a part. */
    String dialect(String similarityDialect) {
        return similarityDialect;
    }

    /** How the twin differs from the model. */
    abstract String difference();

    /**
     * Turns the model into its twin.
     *
     * @param measurement of one sample
     * @param images its picture, {@code 1×C×H×W}
     * @return the picture that the twin is asked about, or why there is none
     */
    abstract Twin make(Measurement measurement, ModelWeights weights, NDArray images);

    /**
     * What the twin is asked.
     *
     * @param images for the twin
     * @param trouble why there is no twin; empty if there is one
     */
    record Twin(NDArray images, String trouble) {}

    @Override
    public final MetricDescription description() {
        return described(new MetricId(idName(), dialect(similarity.dialect()), similarity.version()));
    }

    final MetricDescription description(MetricId id, String name, String source) {
        return new MetricDescription(id, name, Direction.HIGHER_IS_BETTER, similarity.range(), source);
    }

    @Override
    public final Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("twin", difference());
        settings.putAll(similarity.settings());
        settings.put("class", "of the first map");
        return settings;
    }

    @Override
    public final Requirement requirement() {
        return new Requirement(this, Threshold.atLeast(DEFAULT_BOUND));
    }

    /** One by one: what other pictures make of a twin is not held against this one. */
    @Override
    public final List<Outcome> measure(Measurement measurement) {
        verifyMeaning(measurement.model());
        return measurement.oneByOne(this::outcome);
    }

    private Outcome outcome(Measurement measurement) {
        NDArray images = measurement.batch().get().images();
        ExplainedAgain again = ExplainedAgain.of(measurement);
        ModelWeights weights = measurement.model().weights();
        float[] before = scores(measurement, images);
        return weights.changing(() -> {
            Twin twin = make(measurement, weights, images);
            double difference = difference(measurement.model().output(), before, scores(measurement, twin.images()));
            Explanation second = again.explain(twin.images()).get(0);
            if (!twin.trouble().isEmpty()) {
                return Outcome.undefined(twin.trouble());
            }
            return difference <= TOLERANCE
                    ? again.compare(similarity, 0, second)
                    : Outcome.undefined("the twin's scores differ from the model's");
        });
    }

    static float[] scores(Measurement measurement, NDArray images) {
        try (NDArray logits = measurement.model().logits(images)) {
            return logits.toFloatArray();
        }
    }

    /**
     * Largest difference of a score relative to the largest score, or relative to itself where classes are judged one by one, so
     * that a strong class hides no difference of another.
     */
    static double difference(ModelOutput output, float[] before, float[] after) {
        double largest = 1;
        double difference = 0;
        for (int i = 0; i < before.length; i++) {
            double size = Math.max(1, Math.abs(before[i]));
            double one = Math.abs((double) before[i] - after[i]) / (output.independent() ? size : 1);
            largest = output.independent() ? 1 : Math.max(largest, size);
            difference = Double.isNaN(one) ? Double.POSITIVE_INFINITY : Math.max(difference, one);
        }
        return difference / largest;
    }
}
