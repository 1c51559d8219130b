package org.modelaudit.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A store that ends with the process: for a run that distributes and keeps nothing, and for a worker, which hands over what it holds. */
public final class LedgerInMemory implements Ledger {

    private final Map<LedgerKey, KeptContext> contexts = new LinkedHashMap<>();
    private final Map<LedgerKey, KeptOutcome> outcomes = new LinkedHashMap<>();
    private final Map<LedgerKey, KeptExplanation> explanations = new LinkedHashMap<>();
    private final Map<LedgerKey, byte[]> blobs = new LinkedHashMap<>();
    private final Map<LedgerKey, Long> sizes = new LinkedHashMap<>();
    private final long most;
    private long held;

    /** Of a worker, which hands over everything. */
    public LedgerInMemory() {
        this(Long.MAX_VALUE);
    }

    /**
     * @param most bytes that its blobs and maps may take together; the eldest go first, and are made again where they are asked for
     */
    public LedgerInMemory(long most) {
        this.most = most;
    }

    @Override
    public synchronized Map<LedgerKey, KeptOutcome> outcomes(Collection<LedgerKey> keys) {
        return of(outcomes, keys);
    }

    @Override
    public synchronized Map<LedgerKey, KeptExplanation> explanations(Collection<LedgerKey> keys) {
        return of(explanations, keys);
    }

    private static <T> Map<LedgerKey, T> of(Map<LedgerKey, T> all, Collection<LedgerKey> keys) {
        Map<LedgerKey, T> found = new HashMap<>();
        for (LedgerKey key : keys) {
            T kept = all.get(key);
            if (kept != null) {
                found.put(key, kept);
            }
        }
        return found;
    }

    @Override
    public synchronized Optional<byte[]> blob(LedgerKey key) {
        return Optional.ofNullable(blobs.get(key));
    }

    @Override
    public synchronized void keep(KeptBatch batch) {
        batch.contexts().forEach(each -> contexts.put(each.key(), each));
        batch.outcomes().forEach(each -> outcomes.put(each.key(), each));
        batch.explanations().forEach(each -> {
            explanations.put(each.key(), each);
            hold(each.key(), each.mapBytes());
        });
        batch.blobs().forEach((key, blob) -> {
            blobs.put(key, blob);
            hold(key, blob.length);
        });
    }

    private void hold(LedgerKey key, long bytes) {
        Long old = sizes.put(key, bytes);
        held += bytes - (old == null ? 0 : old);
        Iterator<Map.Entry<LedgerKey, Long>> eldest = sizes.entrySet().iterator();
        while (held > most) {
            Map.Entry<LedgerKey, Long> gone = eldest.next();
            held -= gone.getValue();
            blobs.remove(gone.getKey());
            explanations.computeIfPresent(gone.getKey(), (any, kept) -> kept.withoutMap());
            eldest.remove();
        }
    }

    /** Hands over all that it holds, and holds nothing any more. */
    public synchronized KeptBatch drain() {
        List<KeptContext> all = new ArrayList<>(contexts.values());
        KeptBatch batch = new KeptBatch(all, List.copyOf(explanations.values()), List.copyOf(outcomes.values()), blobs);
        close();
        return batch;
    }

    @Override
    public synchronized void close() {
        contexts.clear();
        outcomes.clear();
        explanations.clear();
        blobs.clear();
        sizes.clear();
        held = 0;
    }
}
