package org.modelaudit.metric;

import java.util.List;
import java.util.Optional;
import org.modelaudit.explain.Explanation;

/**
 * A metric that changes the picture and looks again, and can show what it changed. Implement it beside {@link Metric} and reports show
 * before and after of the few pictures that they show; nobody asks for all.
 */
public interface AttackingMetric extends Metric {

    /**
     * The changed pictures behind what {@link #measure} answers for the same measurement.
     *
     * @return one for each sample, in order; empty where there is none to show
     */
    List<Optional<AttackedSample>> attacked(Measurement measurement);

    /**
     * One sample after an attack.
     *
     * @param attack its name, for people
     * @param outcome what came of it, a phrase; often the size of the change
     * @param picture changed, as the model takes it, {@code C·H·W} values
     * @param explanation of the changed picture, with what the model says of it
     */
    @SuppressWarnings("ArrayRecordComponent")
    record AttackedSample(String attack, String outcome, float[] picture, Explanation explanation) {}
}
