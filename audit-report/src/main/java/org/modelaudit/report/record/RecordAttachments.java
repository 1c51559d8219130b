package org.modelaudit.report.record;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.modelaudit.gate.Finding;
import org.modelaudit.gate.Verdict;
import org.modelaudit.metric.Metric;
import org.modelaudit.report.figure.ContactSheet;
import org.modelaudit.report.figure.FigureFile;
import org.modelaudit.report.record.RecordedAudit.RecordedAttachment;
import org.modelaudit.result.AuditResult;
import org.modelaudit.result.Evidence;
import org.modelaudit.result.PictureDisclosure;

/** The pictures of an audit beside its record. */
final class RecordAttachments {

    private RecordAttachments() {}

    /**
     * One sheet for each finding, with its worst, median and best samples; none where pictures are not disclosed.
     *
     * @throws org.modelaudit.error.ConfigurationException if one cannot be written
     */
    static List<RecordedAttachment> of(AuditResult result, Evidence evidence, RecordFolder folder) {
        if (evidence.disclosure() == PictureDisclosure.NONE) {
            return List.of();
        }
        List<Sheet> sheets = new ArrayList<>();
        Set<Finding> drawn = new HashSet<>();
        for (Verdict verdict : result.verdicts()) {
            if (drawn.add(verdict.finding())) {
                Metric metric = verdict.requirement().metric();
                sheets.add(new Sheet(
                        "Worst, median and best %s: %s".formatted(metric.over(), metric.name()),
                        ContactSheet.of(result, verdict.finding(), evidence)));
            }
        }
        return sheets.stream()
                .map(sheet -> folder.attach(sheet.name, sheet.file))
                .toList();
    }

    /** Drawn, and written when all are, since they are packed meanwhile. */
    private record Sheet(String name, FigureFile file) {}
}
