package org.modelaudit.audit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Supplier;
import org.modelaudit.data.AuditSample;
import org.modelaudit.distribution.AuditExecutor;
import org.modelaudit.distribution.DistributedAudit;
import org.modelaudit.distribution.Distribution;
import org.modelaudit.distribution.Receiver;
import org.modelaudit.ledger.KeptBatch;
import org.modelaudit.ledger.KeptOutcome;
import org.modelaudit.metric.Outcome;

/** Of a driver: has workers fill the ledger with what it does not know yet. What they do not compute, the audit computes itself. */
final class DistributedPictures implements Beforehand {

    /** So many are looked up in the ledger at once. */
    private static final int AT_ONCE = 256;

    private final Distribution distribution;
    private final AuditExecutor executor;
    private final String test;
    private final Supplier<SortedMap<String, String>> parameters;
    private final Progress.Style style;

    /**
     * @param test JUnit's unique id of the test whose audits these are
     * @param parameters with which it runs
     */
    DistributedPictures(
            Distribution distribution,
            AuditExecutor executor,
            String test,
            Supplier<SortedMap<String, String>> parameters,
            Progress.Style style) {
        this.distribution = distribution;
        this.executor = executor;
        this.test = test;
        this.parameters = parameters;
        this.style = style;
    }

    @Override
    public void look(Pictures pictures) {
        String title = pictures.audit().identity().title();
        Optional<String> refusal = refusal(pictures);
        if (refusal.isPresent()) {
            say(title, refusal.get());
            return;
        }
        List<AuditSample> open = open(pictures);
        if (open.isEmpty()) {
            return;
        }
        Progress.announce(
                style,
                List.of("%s: %d pictures are distributed over %s".formatted(title, open.size(), executor.name())));
        try (Progress progress = Progress.start(style, title + " on " + executor.name(), open.size())) {
            Answers answers = new Answers(title, open, pictures.ledgers(), progress);
            executor.compute(new DistributedAudit(
                    test,
                    pictures.audit().identity().id(),
                    title,
                    open,
                    parameters.get(),
                    distribution.files(AuditSession.of(pictures.audit().model()).models()),
                    answers));
            answers.end();
        }
    }

    private static Optional<String> refusal(Pictures pictures) {
        if (pictures.stopping()) {
            return Optional.of(
                    "it may stop early, so it is computed in this process: which pictures it needs is known as it goes on");
        }
        Set<String> hindrances = new LinkedHashSet<>();
        pictures.ledgers().forEach(ledger -> hindrances.addAll(ledger.hindrances()));
        return hindrances.isEmpty()
                ? Optional.empty()
                : Optional.of("it is computed in this process, for what others compute cannot be kept here: %s"
                        .formatted(String.join("; ", hindrances)));
    }

    private static List<AuditSample> open(Pictures pictures) {
        List<AuditSample> open = new ArrayList<>();
        List<AuditSample> order = pictures.order();
        for (int from = 0; from < order.size(); from += AT_ONCE) {
            List<AuditSample> some = order.subList(from, Math.min(order.size(), from + AT_ONCE));
            Set<AuditSample> unknown = new LinkedHashSet<>();
            pictures.ledgers().forEach(ledger -> unknown.addAll(ledger.unknown(some)));
            some.stream().filter(unknown::contains).forEach(open::add);
        }
        return open;
    }

    private void say(String title, String sentence) {
        Progress.announce(style, List.of("%s: %s".formatted(title, sentence)));
    }

    /** What comes back, for the ledger. */
    private final class Answers implements Receiver {

        private final String title;
        private final List<AuditLedger> ledgers;
        private final Progress progress;
        private final Set<String> said = new LinkedHashSet<>();
        private final Set<String> missing = new HashSet<>();
        private final int asked;

        Answers(String title, List<AuditSample> asked, List<AuditLedger> ledgers, Progress progress) {
            this.title = title;
            asked.forEach(sample -> missing.add(sample.id()));
            this.asked = asked.size();
            this.ledgers = ledgers;
            this.progress = progress;
        }

        @Override
        public synchronized void keep(String worker, KeptBatch batch) {
            Optional<String> strange = WorkerCheck.of(worker, batch, ledgers);
            if (strange.isPresent()) {
                say(strange.get());
                return;
            }
            ledgers.get(0).take(batch);
            int before = missing.size();
            batch.outcomes().stream()
                    // What failed there is tried here again.
                    .filter(kept -> !(kept.outcome() instanceof Outcome.Failed))
                    .map(KeptOutcome::sample)
                    .forEach(missing::remove);
            progress.step(before - missing.size());
        }

        @Override
        public synchronized void say(String sentence) {
            if (said.add(sentence)) {
                DistributedPictures.this.say(title, sentence);
            }
        }

        synchronized void end() {
            if (!missing.isEmpty()) {
                say("%d of %d pictures came back from %s; the others are computed in this process"
                        .formatted(asked - missing.size(), asked, executor.name()));
            }
        }
    }
}
