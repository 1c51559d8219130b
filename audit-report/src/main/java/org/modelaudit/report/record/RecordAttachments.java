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
import org.modelaudit.report.figure.FigureQueue;
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
        List<RecordedAttachment> attachments = new ArrayList<>();
        FigureQueue sheets = new FigureQueue();
        Set<Finding> drawn = new HashSet<>();
        for (Verdict verdict : result.verdicts()) {
            if (drawn.add(verdict.finding())) {
                Metric metric = verdict.requirement().metric();
                String name = "Worst, median and best %s: %s".formatted(metric.over(), metric.name());
                FigureFile sheet = ContactSheet.of(result, verdict.finding(), evidence);
                sheets.add(() -> attachments.add(folder.attach(name, sheet)));
            }
        }
        sheets.finish();
        return attachments;
    }
}
