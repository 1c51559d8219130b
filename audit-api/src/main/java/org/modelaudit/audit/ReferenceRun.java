package org.modelaudit.audit;

import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Optional;
import org.modelaudit.data.AuditSample;
import org.modelaudit.gate.Finding;
import org.modelaudit.gate.SampleResult;
import org.modelaudit.metric.Metric;
import org.modelaudit.metric.Outcome;

/** One other model while an audit runs: explained and measured batch by batch as the audited one is, beside it. */
final class ReferenceRun {

    private final ReferenceModel reference;
    private final BatchExplainer explainer;
    private final RecallingMeasurer measurer;
    private final Scoreboard scoreboard;

    ReferenceRun(ReferenceModel reference, BatchExplainer explainer, RecallingMeasurer measurer) {
        this.reference = reference;
        this.explainer = explainer;
        this.measurer = measurer;
        this.scoreboard = new Scoreboard(reference.metrics());
    }

    ReferenceModel reference() {
        return reference;
    }

    BatchExplainer explainer() {
        return explainer;
    }

    /** Looks at the next pictures, unless the audited model's values are its own. */
    void look(List<AuditSample> batch) {
        if (reference.same()) {
            return;
        }
        try (NDManager scope = reference.model().newManager()) {
            scoreboard.book(measurer.rows(batch, scope));
        }
    }

    /**
     * What a metric says of it.
     *
     * @param own what it says of the audited model
     */
    Finding finding(Finding own) {
        return reference.same() ? own : finding(own.metric(), own.seed());
    }

    private Finding finding(Metric metric, long seed) {
        return scoreboard
                .findings(scoreboard.size(), seed)
                .get(reference.metrics().indexOf(metric));
    }

    /** What a metric says of one sample; empty where it was not measured, because it is the audited model's value. */
    Optional<Outcome> outcome(String sampleId, Metric metric) {
        return reference.same()
                ? Optional.empty()
                : finding(metric, 0).results().stream()
                        .filter(result -> result.sampleId().equals(sampleId))
                        .map(SampleResult::outcome)
                        .findFirst();
    }
}
