package org.modelaudit.audit;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.modelaudit.data.AuditSample;
import org.modelaudit.ledger.KeptExplanation;
import org.modelaudit.metric.Outcome;
import org.modelaudit.result.SampleSummary;

/**
 * What the ledger knows of one sample.
 *
 * @param explanation null where it has none
 * @param outcomes one for each requirement, empty where it has none
 */
record KeptRow(AuditSample sample, @Nullable KeptExplanation explanation, List<Optional<Outcome>> outcomes) {

    /** Nothing. */
    static KeptRow empty(AuditSample sample, int requirements) {
        return new KeptRow(
                sample,
                null,
                IntStream.range(0, requirements)
                        .mapToObj(r -> Optional.<Outcome>empty())
                        .toList());
    }

    /** Its explanation with its map; empty where it was not kept or its map was too large. */
    Optional<ExplanationCache.Entry> entry() {
        return Optional.ofNullable(explanation).flatMap(ExplanationCache.Entry::of);
    }

    /** Requirements that are to be measured, by their numbers. */
    List<Integer> missing() {
        return IntStream.range(0, outcomes.size())
                .filter(r -> explanation == null || outcomes.get(r).isEmpty())
                .boxed()
                .toList();
    }

    /** How many outcomes need not be measured. */
    int found() {
        return outcomes.size() - missing().size();
    }

    /** The row of the audit; empty unless everything is known. */
    Optional<SampleRow> whole() {
        KeptExplanation kept = explanation;
        return kept == null || !missing().isEmpty()
                ? Optional.empty()
                : Optional.of(new SampleRow(
                        sample,
                        kept.geometry(),
                        new SampleSummary(
                                sample.id(),
                                sample.classIndex(),
                                kept.prediction(),
                                kept.explainedClass(),
                                kept.diagnostics()),
                        outcomes.stream().map(Optional::orElseThrow).toList()));
    }
}
