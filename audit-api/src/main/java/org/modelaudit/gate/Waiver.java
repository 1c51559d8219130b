package org.modelaudit.gate;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * That somebody answers for a requirement that is not met, for a time.
 *
 * @param audit id of the audit
 * @param metric id of the metric that is waived, for example {@code localization-iou/largest-segment@2}; null for every requirement of
 *     the audit
 * @param owner who answers for it
 * @param reason why
 * @param expires last day on which it holds
 */
public record Waiver(String audit, @Nullable String metric, String owner, String reason, LocalDate expires) {

    /** Whether it speaks of this requirement. */
    public boolean covers(Requirement requirement) {
        return metric == null || metric.equals(requirement.metric().id().toString());
    }

    /** For example {@code by Ada until 2026-12-31: the new labels are not yet in}. */
    @Override
    public String toString() {
        return "by %s until %s: %s".formatted(owner, expires, reason);
    }
}
