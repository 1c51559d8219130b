package org.modelaudit.report.html.front;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.modelaudit.gate.Status;
import org.modelaudit.report.history.TrendKey;
import org.modelaudit.report.record.RecordedAudit;
import org.modelaudit.report.record.RecordedMeasure.RecordedInterval;
import org.modelaudit.report.record.RecordedVerdict;

/**
 * One audit on the first screen: no more of it than is shown there, so that thousands fit into memory.
 *
 * @param title for people
 * @param rationale why it is made; empty if nobody said
 * @param status of the whole
 * @param model file that was audited
 * @param explainer that was asked, its name
 * @param data on which
 * @param required one for each requirement
 * @param test id of its test in the page
 * @param worst picture of an audit that does not pass
 */
record AuditEntry(
        String title,
        String rationale,
        Status status,
        String model,
        String explainer,
        String data,
        List<Required> required,
        String test,
        Optional<Picture> worst) {

    /**
     * A requirement and what became of it.
     *
     * @param text in words
     * @param status of the verdict
     * @param reason of it
     * @param estimate the statistic; null where no picture had a value
     * @param interval of it; null where there was none
     * @param n how many pictures had a value
     * @param of how many were measured
     * @param low bound; null for none
     * @param high bound; null for none
     * @param trend the key of its line
     */
    record Required(
            String text,
            Status status,
            String reason,
            @Nullable Double estimate,
            @Nullable RecordedInterval interval,
            int n,
            int of,
            @Nullable Double low,
            @Nullable Double high,
            String trend) {

        static Required of(RecordedAudit audit, RecordedVerdict verdict) {
            return new Required(
                    verdict.text(),
                    verdict.measured().status(),
                    verdict.measured().reason(),
                    verdict.measured().estimate(),
                    verdict.measured().interval(),
                    verdict.measured().n(),
                    verdict.measured().of(),
                    verdict.threshold().low(),
                    verdict.threshold().high(),
                    TrendKey.of(audit, verdict));
        }
    }

    /**
     * A picture in the page.
     *
     * @param source name under which the page holds its bytes
     * @param type such as {@code image/png}
     * @param words what it shows
     */
    record Picture(String source, String type, String words) {}

    static AuditEntry of(RecordedAudit audit, String test, Optional<Picture> worst) {
        return new AuditEntry(
                audit.title(),
                audit.rationale(),
                audit.status(),
                audit.model().file(),
                audit.explainer().name(),
                audit.data().name(),
                audit.verdicts().stream()
                        .map(verdict -> Required.of(audit, verdict))
                        .toList(),
                test,
                worst);
    }
}
