package org.modelaudit.audit;

import java.util.ArrayList;
import java.util.List;
import org.modelaudit.gate.Verdict;
import org.modelaudit.gate.WaiverUse;
import org.modelaudit.result.AuditResult;

/** What stands on the console of every requirement that is waived, however quiet the run: green is not met. */
final class WaivedLines {

    private WaivedLines() {}

    static List<String> of(AuditResult result) {
        List<String> lines = new ArrayList<>();
        for (Verdict verdict : result.verdicts()) {
            WaiverUse use = verdict.waived();
            if (use != null && !verdict.status().fails()) {
                lines.add("WAIVED  %s: %s is not met (%s)"
                        .formatted(result.identity().title(), verdict.requirement(), use.instead()));
                lines.add("  " + verdict.reason());
            }
        }
        return lines;
    }
}
