package org.modelaudit.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.modelaudit.data.AuditSample;
import org.modelaudit.data.SampleDigest;
import org.modelaudit.ledger.KeptBatch;
import org.modelaudit.ledger.KeptContext;
import org.modelaudit.ledger.KeptExplanation;
import org.modelaudit.ledger.KeptOutcome;
import org.modelaudit.ledger.LedgerKey;
import org.modelaudit.ledger.RunLedger;
import org.modelaudit.metric.KeptWork;
import org.modelaudit.metric.Outcome;
import org.modelaudit.result.LedgerUse;

/** The ledger as one audit sees it, whichever of its streams asks. Without a ledger it finds nothing, and shares what the audits of a run work out for a sample. */
final class AuditLedger implements KeptWork {

    private final RunLedger run;
    private final Supplier<AuditKeys> keys;
    private final SampleContents contents;
    private final int requirements;
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger found = new AtomicInteger();

    /**
     * @param keys made when they are first asked for
     */
    AuditLedger(RunLedger run, Supplier<AuditKeys> keys, SampleContents contents, int requirements) {
        this.run = run;
        this.keys = Memoized.of(keys);
        this.contents = contents;
        this.requirements = requirements;
    }

    /** What is known of each sample, in order. */
    List<KeptRow> recall(List<AuditSample> samples) {
        List<KeptRow> rows = known(samples);
        asked.addAndGet(samples.size() * requirements);
        found.addAndGet(rows.stream().mapToInt(KeptRow::found).sum());
        return rows;
    }

    private List<KeptRow> known(List<AuditSample> samples) {
        if (!run.isOpen()) {
            return samples.stream()
                    .map(sample -> KeptRow.empty(sample, requirements))
                    .toList();
        }
        Map<LedgerKey, KeptExplanation> explanations = run.explanations(samples.stream()
                .flatMap(sample -> keys.get().explanation(sample).stream())
                .toList());
        Map<AuditSample, List<Optional<LedgerKey>>> wanted = new LinkedHashMap<>();
        samples.forEach(sample -> wanted.put(
                sample,
                IntStream.range(0, requirements)
                        .mapToObj(r -> keys.get().outcome(sample, r))
                        .toList()));
        Map<LedgerKey, KeptOutcome> outcomes = run.outcomes(wanted.values().stream()
                .flatMap(List::stream)
                .flatMap(Optional::stream)
                .toList());
        List<KeptRow> rows = new ArrayList<>();
        wanted.forEach((sample, asking) -> {
            List<Optional<Outcome>> known = asking.stream()
                    .map(key -> key.map(outcomes::get)
                            .map(KeptOutcome::outcome)
                            // What failed may succeed now: the cause was the machine's as often as the picture's.
                            .filter(outcome -> !(outcome instanceof Outcome.Failed)))
                    .toList();
            KeptRow row = new KeptRow(
                    sample,
                    keys.get().explanation(sample).map(explanations::get).orElse(null),
                    known);
            rows.add(row);
        });
        return rows;
    }

    /** Of some samples those of which something can be kept that is not known; nothing is taken from the ledger for that. */
    List<AuditSample> unknown(List<AuditSample> samples) {
        List<AuditSample> unknown = known(samples).stream()
                .filter(row -> row.missing().stream()
                        .anyMatch(r -> keys.get().outcome(row.sample(), r).isPresent()))
                .map(KeptRow::sample)
                .toList();
        forget(samples);
        return unknown;
    }

    /** What samples share under each requirement whose outcomes can be kept. */
    List<KeptContext> contexts() {
        return IntStream.range(0, requirements)
                .mapToObj(r -> keys.get().context(r))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Why nothing that is computed for this audit can be kept, a clause each; empty where something can. */
    List<String> hindrances() {
        if (!run.isOpen()) {
            return List.of(run.trouble().orElse("this run keeps nothing"));
        }
        return contexts().isEmpty() ? keys.get().untold() : List.of();
    }

    /** Keeps what was computed elsewhere. */
    void take(KeptBatch batch) {
        run.keep(batch);
    }

    /** Kept explanations with their maps, of those samples that have one: it was kept and its map was not too large. */
    Map<AuditSample, ExplanationCache.Entry> explanations(List<AuditSample> samples) {
        if (samples.isEmpty() || !run.isOpen()) {
            return Map.of();
        }
        Map<AuditSample, LedgerKey> wanted = new LinkedHashMap<>();
        samples.forEach(sample -> keys.get().explanation(sample).ifPresent(key -> wanted.put(sample, key)));
        Map<LedgerKey, KeptExplanation> kept = run.explanations(wanted.values());
        Map<AuditSample, ExplanationCache.Entry> explanations = new LinkedHashMap<>();
        wanted.forEach((sample, key) -> Optional.ofNullable(kept.get(key))
                .flatMap(ExplanationCache.Entry::of)
                .ifPresent(entry -> explanations.put(sample, entry)));
        return explanations;
    }

    /** Whether the explanation will be kept with its map; what is explained for no requirement never is. */
    boolean keepsWhole(AuditSample sample, ExplanationCache.Entry entry) {
        return requirements > 0
                && run.isOpen()
                && KeptExplanation.isKeptWhole(entry.explanation())
                && keys.get().explanation(sample).isPresent();
    }

    /** Keeps what was made of samples, all of it together, except where their files have changed meanwhile. */
    void keep(List<MadeRow> made) {
        if (made.isEmpty() || !run.isOpen()) {
            return;
        }
        Map<LedgerKey, KeptContext> contexts = new LinkedHashMap<>();
        List<KeptExplanation> explanations = new ArrayList<>();
        List<KeptOutcome> outcomes = new ArrayList<>();
        Instant now = Instant.now();
        for (MadeRow row : made) {
            AuditSample sample = row.sample();
            if (!contents.isUnchanged(sample)) {
                continue;
            }
            ExplanationCache.Entry entry = row.explanation();
            if (entry != null) {
                keys.get()
                        .explanation(sample)
                        .ifPresent(key ->
                                explanations.add(KeptExplanation.of(key, entry.geometry(), entry.explanation())));
            }
            row.outcomes()
                    .forEach((r, one) -> keys.get().context(r).ifPresent(context -> {
                        contexts.put(context.key(), context);
                        keys.get()
                                .outcome(sample, r)
                                .ifPresent(key -> outcomes.add(new KeptOutcome(
                                        key, context.key(), sample.id(), one.outcome(), one.passes(), now)));
                    }));
        }
        run.keep(new KeptBatch(List.copyOf(contexts.values()), explanations, outcomes, Map.of()));
    }

    /** Forgets samples that have gone by. */
    void forget(List<AuditSample> gone) {
        contents.forget(gone);
    }

    /** What tells a sample in flight from others; empty where its files cannot be read. */
    Optional<SampleDigest> digest(AuditSample sample) {
        return contents.digest(sample);
    }

    @Override
    public Optional<byte[]> find(AuditSample sample, Object work) {
        return keys.get().work(sample, work).flatMap(run::blob);
    }

    @Override
    public void keep(AuditSample sample, Object work, byte[] made) {
        keys.get().work(sample, work).ifPresent(key -> {
            run.share(key, made);
            if (keys.get().isLasting()) {
                run.keep(new KeptBatch(List.of(), List.of(), List.of(), Map.of(key, made)));
            }
        });
    }

    /** What was taken from it so far. */
    LedgerUse use() {
        return run.isOpen() || found.get() > 0
                ? new LedgerUse(asked.get(), found.get(), keys.get().untold())
                : LedgerUse.none();
    }

    /** Why nothing is kept although it should be; empty where all is well. */
    Optional<String> trouble() {
        return run.trouble();
    }

    /**
     * What was made of a sample.
     *
     * @param explanation null where the picture cannot be read
     * @param outcomes by the number of the requirement
     */
    record MadeRow(
            AuditSample sample, ExplanationCache.@Nullable Entry explanation, Map<Integer, MadeOutcome> outcomes) {}
}
