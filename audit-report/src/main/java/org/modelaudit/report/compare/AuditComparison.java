package org.modelaudit.report.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.modelaudit.report.record.LeftOutPictures;
import org.modelaudit.report.record.RecordedAudit;

/**
 * One audit in both records.
 *
 * @param before as the old record has it
 * @param after as the new record has it
 * @param refusals why nothing of it can be compared, one clause each; empty where it can
 * @param remarks what a reader should know, a sentence each
 * @param metrics regressions first
 * @param removed metrics that only the old record has, in words
 * @param added metrics that only the new record has, in words
 */
public record AuditComparison(
        RecordedAudit before,
        RecordedAudit after,
        List<String> refusals,
        List<String> remarks,
        List<MetricComparison> metrics,
        List<String> removed,
        List<String> added) {

    /** In the order of what is worst in each; one without a metric last. */
    static final Comparator<AuditComparison> REGRESSIONS_FIRST = Comparator.comparing(
                    AuditComparison::first, Comparator.nullsLast(MetricComparison.REGRESSIONS_FIRST))
            .thenComparing(audit -> audit.after.id());

    /** Compares two audits. */
    static AuditComparison of(RecordedAudit before, RecordedAudit after) {
        SamePictures pictures = SamePictures.of(before.data(), after.data());
        MetricPairing metrics = MetricPairing.of(before.verdicts(), after.verdicts());
        List<String> refusals = new ArrayList<>(AuditConditions.refusals(before, after));
        if (pictures.ids().isEmpty()) {
            refusals.add("no picture is known to be the same in both records");
        }
        List<MetricComparison> compared = new ArrayList<>();
        for (MetricPairing.Same same : metrics.same()) {
            MetricAnalysis analysis = new MetricAnalysis(same);
            compared.add(
                    refusals.isEmpty()
                            ? analysis.compared(pictures, before.model().file())
                            : analysis.refused(String.join("; ", refusals)));
        }
        metrics.other().forEach(other -> compared.add(new MetricAnalysis(other.verdicts()).refused(other.why())));
        compared.sort(MetricComparison.REGRESSIONS_FIRST);
        List<String> remarks = new ArrayList<>(pictures.remarks(before.data(), after.data()));
        remarks.addAll(AuditConditions.remarks(before, after));
        LeftOutPictures.word(after)
                .ifPresent(word -> remarks.add("Pictures in reports of the new record: %s.".formatted(word)));
        return new AuditComparison(before, after, refusals, remarks, compared, metrics.removed(), metrics.added());
    }

    private @Nullable MetricComparison first() {
        return metrics.isEmpty() ? null : metrics.get(0);
    }

    /** Whether both are known to have audited the same file. */
    public boolean isSameModel() {
        String sha256 = before.model().sha256();
        return sha256 != null && sha256.equals(after.model().sha256());
    }

    /** Whether every picture has the same value in every metric, and nothing was left out. */
    boolean isEqual() {
        return refusals.isEmpty()
                && removed.isEmpty()
                && added.isEmpty()
                && !metrics.isEmpty()
                && metrics.stream().allMatch(MetricComparison::isEqual);
    }
}
