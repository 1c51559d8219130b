package org.modelaudit.report.coverage;

import java.util.List;
import java.util.Locale;
import org.modelaudit.report.record.RecordedAudit;
import org.modelaudit.report.record.RecordedVerdict;

/** What a record can hold that a law or standard asks for. */
public enum EvidenceKind {
    MODEL("which file was audited, with digests before and after"),
    TEST_DATA("which pictures, with digests and how they were chosen"),
    METRICS("which metrics, with definition and source"),
    THRESHOLDS("bounds that were stated before the test"),
    RATIONALE("why that is required"),
    INTERVALS("confidence intervals"),
    ACCURACY("accuracy on the pictures"),
    LOCALIZATION("whether the model looks at the object"),
    FAITHFULNESS("whether the explanation says what the model does"),
    SANITY("whether the explanation depends on what was learned"),
    ROBUSTNESS("attacks and small changes of the picture"),
    SLICES("verdicts by class or group"),
    CHANGE("comparison with the model before"),
    LIMITS("pictures without a value, and why; remarks"),
    WAIVERS("who answers for what is not met");

    private final String words;

    EvidenceKind(String words) {
        this.words = words;
    }

    /** The audits that hold such evidence. */
    List<RecordedAudit> in(List<RecordedAudit> audits) {
        return audits.stream().filter(this::isIn).toList();
    }

    private boolean isIn(RecordedAudit audit) {
        return switch (this) {
            case MODEL -> audit.model().sha256() != null;
            case TEST_DATA -> !audit.data().samples().isEmpty();
            case METRICS, THRESHOLDS, LIMITS -> true;
            case RATIONALE -> !audit.rationale().isEmpty();
            case ACCURACY -> audit.data().accuracy() != null;
            default -> audit.verdicts().stream().anyMatch(this::isIn);
        };
    }

    private boolean isIn(RecordedVerdict verdict) {
        String family = verdict.metric().family();
        boolean compares = verdict.measured().comparison() != null;
        return switch (this) {
            case INTERVALS -> verdict.measured().interval() != null || compares;
            case SANITY -> verdict.sanity() || family.equals("sanity");
            case LOCALIZATION, FAITHFULNESS, ROBUSTNESS -> family.equals(name().toLowerCase(Locale.ROOT));
            case SLICES -> !verdict.slices().isEmpty();
            case CHANGE -> compares;
            case WAIVERS -> verdict.waiver() != null;
            default -> false;
        };
    }

    /** In words. */
    @Override
    public String toString() {
        return words;
    }
}
