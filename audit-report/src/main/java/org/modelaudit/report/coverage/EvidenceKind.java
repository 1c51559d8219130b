package org.modelaudit.report.coverage;

import java.util.List;
import java.util.function.Predicate;
import org.modelaudit.report.record.RecordedAudit;
import org.modelaudit.report.record.RecordedVerdict;

/** What a record can hold that a law or standard asks for. */
public enum EvidenceKind {
    MODEL(
            "which file was audited, with digests before and after",
            audit -> audit.model().sha256() != null),
    TEST_DATA(
            "which pictures, with digests and how they were chosen",
            audit -> !audit.data().samples().isEmpty()),
    METRICS("which metrics, with definition and source", audit -> true),
    THRESHOLDS("bounds that were stated before the test", audit -> true),
    RATIONALE("why that is required", audit -> !audit.rationale().isEmpty()),
    INTERVALS("confidence intervals", of(verdict -> verdict.measured().interval() != null || compares(verdict))),
    ACCURACY("accuracy on the pictures", audit -> audit.data().accuracy() != null),
    LOCALIZATION("whether the model looks at the object", ofFamily("localization")),
    FAITHFULNESS("whether the explanation says what the model does", ofFamily("faithfulness")),
    SANITY(
            "whether the explanation depends on what was learned",
            of(RecordedVerdict::sanity).or(ofFamily("sanity"))),
    ROBUSTNESS("attacks and small changes of the picture", ofFamily("robustness")),
    SLICES("verdicts by class or group", of(verdict -> !verdict.slices().isEmpty())),
    CHANGE("comparison with the model before", of(EvidenceKind::compares)),
    LIMITS("pictures without a value, and why; remarks", audit -> true),
    WAIVERS("who answers for what is not met", of(verdict -> verdict.waiver() != null));

    private final String words;
    private final Predicate<RecordedAudit> holds;

    EvidenceKind(String words, Predicate<RecordedAudit> holds) {
        this.words = words;
        this.holds = holds;
    }

    private static Predicate<RecordedAudit> of(Predicate<RecordedVerdict> verdict) {
        return audit -> audit.verdicts().stream().anyMatch(verdict);
    }

    private static Predicate<RecordedAudit> ofFamily(String family) {
        return of(verdict -> verdict.metric().family().equals(family));
    }

    private static boolean compares(RecordedVerdict verdict) {
        return verdict.measured().comparison() != null;
    }

    /** The audits that hold such evidence. */
    List<RecordedAudit> in(List<RecordedAudit> audits) {
        return audits.stream().filter(holds).toList();
    }

    /** In words. */
    @Override
    public String toString() {
        return words;
    }
}
