package org.modelaudit.audit;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.modelaudit.data.AuditSample;
import org.modelaudit.error.LedgerException;
import org.modelaudit.metric.Metric;
import org.modelaudit.metric.Outcome;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.random.RunSeed;

/** Computes a few kept outcomes again, their explanations included, from nothing that is kept, and holds both against each other. */
final class KeptVerification {

    private static final long SEED = 42;

    private final Map<AuditSample, Set<Integer>> chosen;
    private final List<Metric> metrics;
    private final BatchMeasurer afresh;

    private KeptVerification(Map<AuditSample, Set<Integer>> chosen, List<Metric> metrics, BatchMeasurer afresh) {
        this.chosen = chosen;
        this.metrics = List.copyOf(metrics);
        this.afresh = afresh;
    }

    /**
     * A random choice of outcomes, the same for the same seed and samples.
     *
     * @param count how many; all if there are no more
     * @param afresh that knows nothing of what is kept
     */
    static KeptVerification of(
            int count, List<AuditSample> samples, List<Metric> metrics, RunSeed run, BatchMeasurer afresh) {
        Map<AuditSample, Set<Integer>> chosen = new HashMap<>();
        int all = samples.size() * metrics.size();
        int left = Math.min(count, all);
        RandomGenerator random = run.random(SEED, "outcomes of a ledger", 0);
        // Each with the chance that leaves as many as are wanted.
        for (int i = 0; i < all && left > 0; i++) {
            if (random.nextInt(all - i) < left) {
                left--;
                chosen.computeIfAbsent(samples.get(i / metrics.size()), sample -> new HashSet<>())
                        .add(i % metrics.size());
            }
        }
        return new KeptVerification(chosen, metrics, afresh);
    }

    /** The same of another stream of the model. */
    KeptVerification on(AuditedModel stream) {
        return new KeptVerification(chosen, metrics, afresh.on(stream));
    }

    /**
     * @throws LedgerException if a kept value is not what is computed now
     */
    void verify(List<KeptRow> known, NDManager scope) {
        List<KeptRow> again = new ArrayList<>();
        List<KeptRow> kept = new ArrayList<>();
        for (KeptRow row : known) {
            Set<Integer> wanted = chosen.getOrDefault(row.sample(), Set.of());
            if (wanted.stream().anyMatch(r -> !row.missing().contains(r))) {
                kept.add(row);
                again.add(without(row, wanted));
            }
        }
        if (again.isEmpty()) {
            return;
        }
        List<BatchMeasurer.Made> made = afresh.make(again, afresh.pictures(), scope);
        for (int i = 0; i < kept.size(); i++) {
            compare(kept.get(i), made.get(i));
        }
    }

    private static KeptRow without(KeptRow row, Set<Integer> wanted) {
        List<Optional<Outcome>> left = new ArrayList<>(row.outcomes());
        wanted.forEach(r -> left.set(r, Optional.empty()));
        return new KeptRow(row.sample(), row.explanation(), left);
    }

    private void compare(KeptRow kept, BatchMeasurer.Made made) {
        made.made().outcomes().forEach((r, now) -> {
            Optional<Outcome> before = kept.outcomes().get(r);
            if (before.isPresent() && !before.get().equals(now.outcome())) {
                throw differs(metrics.get(r).id().toString(), kept.sample(), before.get(), now.outcome());
            }
        });
        kept.whole().ifPresent(whole -> {
            if (!Objects.equals(whole.summary(), made.row().summary())) {
                throw differs(
                        "prediction", kept.sample(), whole.summary(), made.row().summary());
            }
        });
    }

    private static LedgerException differs(String what, AuditSample sample, Object before, Object now) {
        return new LedgerException(
                "The ledger keeps %s of '%s' as %s, but computed again it is %s: something that it depends on is not part of its key, or it is no longer deterministic; set modelaudit.ledger to a new file, and report it."
                        .formatted(what, sample.id(), before, now));
    }
}
