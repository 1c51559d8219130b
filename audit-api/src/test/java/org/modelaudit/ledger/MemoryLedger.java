package org.modelaudit.ledger;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.modelaudit.error.LedgerException;

/** A ledger that forgets everything with the test, and fails where a test wants it. */
public class MemoryLedger implements Ledger {

    private final Map<LedgerKey, KeptContext> contexts = new LinkedHashMap<>();
    private final Map<LedgerKey, KeptOutcome> outcomes = new LinkedHashMap<>();
    private final Map<LedgerKey, KeptExplanation> explanations = new LinkedHashMap<>();
    private final Map<LedgerKey, byte[]> blobs = new HashMap<>();
    private final List<Integer> asked = new CopyOnWriteArrayList<>();
    private @Nullable String trouble;

    /** Fails from now on. */
    public void fail(String why) {
        trouble = why;
    }

    /** Changes every outcome. */
    public void change(UnaryOperator<KeptOutcome> change) {
        outcomes.replaceAll((key, kept) -> change.apply(kept));
    }

    public Collection<KeptOutcome> outcomes() {
        return outcomes.values();
    }

    /** For how many explanations it was asked each time. */
    public List<Integer> asked() {
        return asked;
    }

    public Collection<KeptContext> contexts() {
        return contexts.values();
    }

    @Override
    public Map<LedgerKey, KeptOutcome> outcomes(Collection<LedgerKey> keys) {
        return of(outcomes, keys);
    }

    @Override
    public Map<LedgerKey, KeptExplanation> explanations(Collection<LedgerKey> keys) {
        asked.add(keys.size());
        return of(explanations, keys);
    }

    private <T> Map<LedgerKey, T> of(Map<LedgerKey, T> all, Collection<LedgerKey> keys) {
        check();
        Map<LedgerKey, T> found = new HashMap<>(all);
        found.keySet().retainAll(keys);
        return found;
    }

    @Override
    public Optional<byte[]> blob(LedgerKey key) {
        check();
        return Optional.ofNullable(blobs.get(key));
    }

    @Override
    public void keep(KeptBatch batch) {
        check();
        batch.contexts().forEach(each -> contexts.put(each.key(), each));
        batch.outcomes().forEach(each -> outcomes.put(each.key(), each));
        batch.explanations().forEach(each -> explanations.put(each.key(), each));
        blobs.putAll(batch.blobs());
    }

    private void check() {
        if (trouble != null) {
            throw new LedgerException(trouble);
        }
    }

    @Override
    public void close() {}
}
