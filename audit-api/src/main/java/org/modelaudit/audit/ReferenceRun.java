package org.modelaudit.audit;

import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Optional;
import org.modelaudit.audit.RecallingMeasurer.Looked;
import org.modelaudit.data.AuditSample;
import org.modelaudit.gate.Finding;
import org.modelaudit.gate.SampleResult;
import org.modelaudit.metric.Metric;
import org.modelaudit.metric.Outcome;
import org.modelaudit.model.AuditedModel;

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

    /** Whether pictures are looked at with it: the values of the same model are the audited model's own. */
    boolean isLookedAt() {
        return !reference.same();
    }

    /**
     * One of the ways on which pictures are looked at side by side.
     *
     * @param number from 0
     */
    Stream stream(int number) {
        if (number == 0) {
            return new Stream(reference.model(), measurer);
        }
        AuditedModel own = reference.model().stream(number);
        return new Stream(own, measurer.on(own));
    }

    /** Takes the next pictures. */
    void book(List<Looked> batch) {
        measurer.keep(batch);
        batch.forEach(looked -> scoreboard.book(looked.rows()));
    }

    /**
     * An instance of the model that nobody else asks meanwhile.
     *
     * @param measurer by it
     */
    record Stream(AuditedModel model, RecallingMeasurer measurer) {

        Looked look(List<AuditSample> samples) {
            try (NDManager scope = model.newManager()) {
                return measurer.look(measurer.read(samples), scope);
            }
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
