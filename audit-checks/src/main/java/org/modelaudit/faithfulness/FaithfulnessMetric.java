package org.modelaudit.faithfulness;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import java.util.ArrayList;
import java.util.List;
import org.modelaudit.forward.ChunkedScores;
import org.modelaudit.metric.ExplainedSample;
import org.modelaudit.metric.Measurement;
import org.modelaudit.metric.Metric;
import org.modelaudit.metric.Outcome;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;

/** What the metrics share that run many variants of each picture through the model, picture by picture. */
abstract class FaithfulnessMetric implements Metric {

    private static final double ROUNDING = 1e-9;

    @Override
    public final List<Outcome> measure(Measurement measurement) {
        NDArray images = measurement.batch().get().images();
        ChunkedScores scores = ChunkedScores.of(measurement.model());
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < measurement.samples().size(); i++) {
            int index = i;
            ExplainedSample sample = measurement.samples().get(i);
            try (NDManager scope = images.getManager().newSubManager()) {
                NDArray image = images.get(new NDIndex("{}:{}", i, i + 1));
                image.attach(scope);
                outcomes.add(measure(new Subject(
                        scores,
                        sample.sample().id(),
                        Subject.target(sample),
                        image,
                        Subject.map(sample),
                        () -> CleanLogits.of(measurement, index).row())));
            }
        }
        return outcomes;
    }

    /** Passes for changed pictures and for the picture itself; the latter is made once for all metrics of an audit. */
    static Cost picturesBeside(long changed) {
        return Cost.of(1 + changed, 0, 0, 0);
    }

    static int pixels(AuditedModel model) {
        return model.input().width() * model.input().height();
    }

    /** One sample's outcome. */
    abstract Outcome measure(Subject subject);

    /** A value, or undefined where the changed pictures got no finite score; rounding alone never leaves the range. */
    final Outcome finite(double value) {
        double inside = Math.max(range().low(), Math.min(range().high(), value));
        return Double.isFinite(value)
                ? Outcome.value(Math.abs(inside - value) < ROUNDING ? inside : value)
                : Outcome.undefined("the model's scores on the changed pictures are not finite");
    }
}
