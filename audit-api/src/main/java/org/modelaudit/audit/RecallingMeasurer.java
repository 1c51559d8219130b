package org.modelaudit.audit;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.modelaudit.data.AuditSample;
import org.modelaudit.model.AuditedModel;
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

    /** The same of another stream of the model. */
    RecallingMeasurer on(AuditedModel stream) {
        return new RecallingMeasurer(explainer.on(stream), measurer.on(stream), verification.on(stream), slices);
    }

    /** What is known of samples, and the pictures of the others. */
    ReadPictures.Read read(List<AuditSample> samples) {
        List<KeptRow> known = ledger.recall(samples);
        List<KeptRow> open = open(known);
        open.forEach(explainer::remember);
        PreparedPictures pictures = explainer.pictures();
        explainer.readAhead(open.stream().map(KeptRow::sample).toList(), pictures);
        return new ReadPictures.Read(known, pictures);
    }

    private static List<KeptRow> open(List<KeptRow> known) {
        return known.stream().filter(row -> row.whole().isEmpty()).toList();
    }

    /**
     * Everything about the samples of a batch, of which nothing is kept yet.
     *
     * @throws org.modelaudit.error.LedgerException if what is kept of one is not what is computed now
     */
    Looked look(ReadPictures.Read read, NDManager scope) {
        verification.verify(read.known(), scope);
        List<KeptRow> open = open(read.known());
        List<BatchMeasurer.Made> made = open.isEmpty() ? List.of() : measurer.make(open, read.pictures(), scope);
        Iterator<BatchMeasurer.Made> next = made.iterator();
        List<SampleRow> rows = new ArrayList<>();
        read.known()
                .forEach(row ->
                        rows.add(row.whole().orElseGet(() -> next.next().row()).with(facts(row.sample()))));
        return new Looked(rows, made.stream().map(BatchMeasurer.Made::made).toList());
    }

    /** Keeps what is new of consecutive samples, all of it together, and forgets them. */
    void keep(List<Looked> looked) {
        ledger.keep(looked.stream().flatMap(one -> one.made().stream()).toList());
        ledger.forget(looked.stream()
                .flatMap(one -> one.rows().stream())
                .map(SampleRow::sample)
                .toList());
    }

    /**
     * What was found out about consecutive samples.
     *
     * @param rows one for each, in order
     * @param made what of it is new
     */
    record Looked(List<SampleRow> rows, List<AuditLedger.MadeRow> made) {}

    private SampleFacts facts(AuditSample sample) {
        return new SampleFacts(sample.className(), ledger.digest(sample), slices.of(sample));
    }
}
