package org.modelaudit.sanity;

import java.util.ArrayList;
import java.util.List;
import org.modelaudit.explain.Batch;
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
import org.modelaudit.similarity.ExplainedAgain;
import org.modelaudit.similarity.Similarity;

/**
 * What the random logit test and class sensitivity share: how alike the maps of a picture for its class and for another class are.
 * Lower is better: evidence for one class is no evidence for another. A class-free map is undefined.
 */
abstract class ClassDependence implements Metric, Check {

    /** What the mean must not exceed in the check. */
    public static final double DEFAULT_BOUND = 0.9;

    private final Similarity similarity;

    ClassDependence(Similarity similarity) {
        this.similarity = similarity;
    }

    final Similarity similarity() {
        return similarity;
    }

    final MetricDescription description(String id, String title, String source) {
        return new MetricDescription(
                new MetricId(id, similarity.dialect(), similarity.version()),
                title,
                Direction.LOWER_IS_BETTER,
                similarity.range(),
                source);
    }

    @Override
    public final Requirement requirement() {
        return new Requirement(this, Threshold.atMost(DEFAULT_BOUND));
    }

    @Override
    public final List<Outcome> measure(Measurement measurement) {
        Batch batch = measurement.batch().get();
        ExplainedAgain again = ExplainedAgain.of(measurement);
        int[] first = again.classes();
        int[] second = others(measurement.model(), batch, first);
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

    /**
     * The class to compare with.
     *
     * @param first class of each map, -1 where it speaks for none
     * @return another class for each, -1 where there is none
     */
    abstract int[] others(AuditedModel model, Batch batch, int[] first);
}
