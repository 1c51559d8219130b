package org.modelaudit.audit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.modelaudit.ledger.KeptBatch;
import org.modelaudit.ledger.KeptContext;
import org.modelaudit.ledger.KeptOutcome;
import org.modelaudit.ledger.LedgerKey;

/** Whether a worker computed what would be computed here: the same model, by the same code, with the same settings. */
final class WorkerCheck {

    /** What two contexts of one audit have in common, whatever else differs. */
    private static final List<String> TELLING = List.of("metric", "settings", "explainer");

    private WorkerCheck() {}

    /** What differs, a sentence; empty where nothing does. */
    static Optional<String> of(String worker, KeptBatch batch, List<AuditLedger> ledgers) {
        Map<LedgerKey, KeptContext> own = new HashMap<>();
        ledgers.forEach(ledger -> ledger.contexts().forEach(context -> own.put(context.key(), context)));
        return batch.outcomes().stream()
                .map(KeptOutcome::context)
                .filter(key -> !own.containsKey(key))
                .findFirst()
                .map(key ->
                        "%s computes with %s than this process, so its outcomes are not used: their last bits might differ; let both have the same files, libraries and settings."
                                .formatted(worker, difference(key, batch, List.copyOf(own.values()))));
    }

    private static String difference(LedgerKey strange, KeptBatch batch, List<KeptContext> own) {
        SortedMap<String, String> theirs = batch.contexts().stream()
                .filter(context -> context.key().equals(strange))
                .map(KeptContext::facts)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("A batch names the contexts of its outcomes."));
        return own.stream()
                .map(KeptContext::facts)
                .filter(ours -> TELLING.stream()
                        .allMatch(name -> ours.getOrDefault(name, "").equals(theirs.getOrDefault(name, ""))))
                .findFirst()
                .map(ours -> ours.keySet().stream()
                        .filter(name -> !name.equals("file"))
                        .filter(name -> !ours.getOrDefault(name, "").equals(theirs.get(name)))
                        .map(name -> "another %s (%s and not %s)".formatted(name, theirs.get(name), ours.get(name)))
                        .collect(Collectors.joining(", ")))
                .filter(words -> !words.isEmpty())
                .orElse("other code, libraries or another processor");
    }
}
