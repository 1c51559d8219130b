package org.modelaudit.equivalence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.metric.Direction;
import org.modelaudit.metric.Measurement;
import org.modelaudit.metric.Metric;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.MetricId;
import org.modelaudit.metric.Outcome;
import org.modelaudit.metric.Range;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;
import org.modelaudit.similarity.ExplainedAgain;

/**
 * {@code max |A − B| / max |A|} of the map {@code A} of the audited model and {@code B} of another file of it, both as the audit's
 * explainer makes them for the same class; 0 where they are the same, no upper bound; lower is better. Undefined where the maps are of
 * different sizes, and where there is no second map. The definition is ours.
 *
 * <p>The explainer looks at the layer of the same name in both. Where one file has a batch normalisation folded into the convolution
 * before it and the other has not, the convolution's output is another: name the normalisation, or a block.
 */
public final class MapDifference implements Metric {

    private final OtherFile other;

    MapDifference(OtherFile other) {
        this.other = other;
    }

    @Override
    public MetricDescription description() {
        return new MetricDescription(
                new MetricId("map-difference", "relative-maximum", 1),
                "difference of the map to that of '%s'".formatted(other.name()),
                Direction.LOWER_IS_BETTER,
                new Range(0, Double.POSITIVE_INFINITY),
                "ours");
    }

    @Override
    public Map<String, String> settings() {
        return other.settings();
    }

    @Override
    public List<String> remarks(AuditedModel model) {
        return other.remarks(model);
    }

    /** One explanation of the other. */
    @Override
    public Cost costPerSample(AuditedModel model, Explainer explainer) {
        return explainer.costPerSample(other.model());
    }

    @Override
    public List<Outcome> measure(Measurement measurement) {
        other.verify(measurement.model());
        ExplainedAgain again = ExplainedAgain.of(measurement);
        List<Explanation> others = other.onPictures(
                measurement, images -> again.explain(other.model(), measurement.explainer(), images, again.classes()));
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < others.size(); i++) {
            outcomes.add(outcome(again.first(i), others.get(i)));
        }
        return outcomes;
    }

    private static Outcome outcome(Heatmap own, Explanation explanation) {
        Heatmap map = explanation.heatmap();
        if (map == null) {
            return Outcome.undefined("there is no second map: " + explanation.undefinedBecause());
        }
        if (map.width() != own.width() || map.height() != own.height()) {
            return Outcome.undefined("the maps are of %d×%d and %d×%d cells"
                    .formatted(own.width(), own.height(), map.width(), map.height()));
        }
        float[] values = own.values();
        return LargestDifference.of(values, map.values(), 0, values.length);
    }
}
