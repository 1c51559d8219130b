package org.modelaudit.audit;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.modelaudit.data.AuditSample;
import org.modelaudit.metric.ExplainedSample;
import org.modelaudit.metric.Outcome;

/**
 * What became of one sample before any metric looked at it.
 *
 * @param sample that was asked about
 * @param explained null where the picture cannot be read
 * @param unreadable the sentence that says why it cannot be read; null otherwise
 */
record Answer(
        AuditSample sample,
        @Nullable ExplainedSample explained,
        @Nullable String unreadable) {

    static Answer of(AuditSample sample, ExplanationCache.Entry entry) {
        return new Answer(sample, new ExplainedSample(sample, entry.geometry(), entry.explanation()), null);
    }

    static Answer unreadable(AuditSample sample, Throwable trouble) {
        return new Answer(sample, null, String.valueOf(trouble.getMessage()));
    }

    /** The sample with its explanation, if there is a map to measure. */
    Optional<ExplainedSample> measurable() {
        return Optional.ofNullable(explained).filter(e -> e.explanation().heatmap() != null);
    }

    /** What every metric says about a sample without a map; empty if there is one. */
    Optional<Outcome> withoutMap() {
        if (explained == null) {
            return Optional.of(Outcome.failed(String.valueOf(unreadable)));
        }
        return Optional.ofNullable(explained.explanation().undefinedBecause()).map(Outcome::undefined);
    }
}
