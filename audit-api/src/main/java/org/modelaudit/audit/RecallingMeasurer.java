package org.modelaudit.audit;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.modelaudit.data.AuditSample;
import org.modelaudit.result.SampleFacts;

/** Takes from the ledger what it knows of a batch, makes the rest and keeps that. */
final class RecallingMeasurer {

    private final BatchExplainer explainer;
    private final AuditLedger ledger;
    private final BatchMeasurer measurer;
    private final KeptVerification verification;
    private final SliceNames slices;

    /**
     * @param slices of the declared set
     */
    RecallingMeasurer(
            BatchExplainer explainer, BatchMeasurer measurer, KeptVerification verification, SliceNames slices) {
        this.explainer = explainer;
        this.ledger = explainer.ledger();
        this.measurer = measurer;
        this.verification = verification;
        this.slices = slices;
    }

    /**
     * Everything about the samples of a batch.
     *
     * @return one for each sample, in order
     * @throws org.modelaudit.error.LedgerException if what is kept of one is not what is computed now
     */
    List<SampleRow> rows(List<AuditSample> samples, NDManager scope) {
        List<KeptRow> known = ledger.recall(samples);
        verification.verify(known, scope);
        List<KeptRow> open = known.stream().filter(row -> row.whole().isEmpty()).toList();
        open.forEach(explainer::remember);
        List<BatchMeasurer.Made> made = open.isEmpty() ? List.of() : measurer.make(open, scope);
        ledger.keep(made.stream().map(BatchMeasurer.Made::made).toList());
        Iterator<BatchMeasurer.Made> next = made.iterator();
        List<SampleRow> rows = new ArrayList<>();
        known.forEach(
                row -> rows.add(row.whole().orElseGet(() -> next.next().row()).with(facts(row.sample()))));
        ledger.forget(samples);
        return rows;
    }

    private SampleFacts facts(AuditSample sample) {
        return new SampleFacts(sample.className(), ledger.digest(sample), slices.of(sample));
    }
}
