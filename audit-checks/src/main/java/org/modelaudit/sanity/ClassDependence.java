package org.modelaudit.sanity;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.Explainer;
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
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;
import org.modelaudit.random.SampleRandom;
import org.modelaudit.similarity.ExplainedAgain;
import org.modelaudit.similarity.Similarities;
import org.modelaudit.similarity.Similarity;

/**
 * How alike the maps of a picture for its class and for another class are. Lower is better: evidence for one class is no evidence
 * for another. A class-free map is undefined.
 *
 * <p>Random logit: another class at random (Sixt, Granz and Landgraf, When Explanations Lie, ICML 2020, section 5). Class
 * sensitivity: the class with the lowest score (Li et al., Quantitative Evaluations on Saliency Methods, 2020, section 3). As a
 * check it requires at most {@value #DEFAULT_BOUND} on the mean, for Spearman's correlation of the signed maps: more means
 * practically the same map.
 */
public final class ClassDependence implements Metric, Check {

    /** What the mean must not exceed in the check. */
    public static final double DEFAULT_BOUND = 0.9;

    private final Other other;
    private final Similarity similarity;
    private final long seed;

    private enum Other {
        RANDOM("random-logit", "similarity to a random class's map", "Sixt et al., When Explanations Lie, ICML 2020"),
        LEAST(
                "class-sensitivity",
                "similarity to the least likely class's map",
                "Li et al., Quantitative Evaluations on Saliency Methods, 2020, section 3");

        private final String id;
        private final String title;
        private final String source;

        Other(String id, String title, String source) {
            this.id = id;
            this.title = title;
            this.source = source;
        }
    }

    private ClassDependence(Other other, Similarity similarity, long seed) {
        this.other = other;
        this.similarity = similarity;
        this.seed = seed;
    }

    static ClassDependence random() {
        return new ClassDependence(Other.RANDOM, Similarities.spearman(), 42);
    }

    static ClassDependence least() {
        return new ClassDependence(Other.LEAST, Similarities.spearman(), 42);
    }

    /** The same by another similarity, for which a higher number means more alike. */
    public ClassDependence comparedBy(Similarity another) {
        return new ClassDependence(other, Alike.require(another), seed);
    }

    /** The same with other random classes. */
    public ClassDependence seed(long another) {
        return new ClassDependence(other, similarity, another);
    }

    @Override
    public MetricDescription description() {
        return new MetricDescription(
                new MetricId(other.id, similarity.dialect(), 1),
                other.title,
                Direction.LOWER_IS_BETTER,
                similarity.range(),
                other.source);
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>(Alike.settings(similarity));
        if (other == Other.RANDOM) {
            settings.put("seed", Long.toString(seed));
        }
        return settings;
    }

    @Override
    public Requirement requirement() {
        return new Requirement(this, Threshold.atMost(DEFAULT_BOUND));
    }

    /** The explanation for the other class, and the scores where they choose it. */
    @Override
    public Cost costPerSample(AuditedModel model, Explainer explainer) {
        return explainer.costPerSample(model).plus(Cost.of(other == Other.LEAST ? 1 : 0, 0, 0, 0));
    }

    @Override
    public List<Outcome> measure(Measurement measurement) {
        Batch batch = measurement.batch().get();
        ExplainedAgain again = ExplainedAgain.of(measurement);
        int[] first = again.classes();
        int[] second = new int[first.length];
        int count = measurement.model().classes();
        float[] scores = scores(measurement, batch);
        for (int i = 0; i < first.length; i++) {
            second[i] = other == Other.RANDOM
                    ? random(first[i], count, batch.samples().get(i).id())
                    : least(first[i], Arrays.copyOfRange(scores, i * count, (i + 1) * count));
        }
        List<Explanation> explanations = again.explain(batch.images(), second);
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < first.length; i++) {
            outcomes.add(
                    first[i] < 0
                            ? Outcome.undefined("the map speaks for no class")
                            : second[i] < 0
                                    ? Outcome.undefined("the model has no other class")
                                    : again.compare(similarity, i, explanations.get(i)));
        }
        return outcomes;
    }

    private float[] scores(Measurement measurement, Batch batch) {
        if (other == Other.RANDOM) {
            return new float[0];
        }
        try (NDArray logits = measurement.model().logits(batch.images())) {
            return logits.toFloatArray();
        }
    }

    private int random(int first, int count, String sample) {
        if (first < 0 || count < 2) {
            return -1;
        }
        int drawn = SampleRandom.of(seed, sample, 0).nextInt(count - 1);
        return drawn < first ? drawn : drawn + 1;
    }

    private static int least(int first, float[] scores) {
        int least = -1;
        for (int k = 0; k < scores.length; k++) {
            least = k != first && (least < 0 || scores[k] < scores[least]) ? k : least;
        }
        return first < 0 ? -1 : least;
    }
}
