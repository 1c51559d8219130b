package org.modelaudit.report.record;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
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

    /** Sheets that are drawn at once take some megabytes each. */
    private static final int MOST = 4;

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
        Queue<Sheet> sheets = new ArrayDeque<>();
        Set<Finding> drawn = new HashSet<>();
        for (Verdict verdict : result.verdicts()) {
            if (drawn.add(verdict.finding())) {
                Metric metric = verdict.requirement().metric();
                sheets.add(new Sheet(
                        "Worst, median and best %s: %s".formatted(metric.over(), metric.name()),
                        ContactSheet.of(result, verdict.finding(), evidence)));
            }
            if (sheets.size() > MOST) {
                attachments.add(sheets.remove().attach(folder));
            }
        }
        sheets.forEach(sheet -> attachments.add(sheet.attach(folder)));
        return attachments;
    }

    /** Drawn while the next are prepared. */
    private record Sheet(String name, FigureFile file) {

        RecordedAttachment attach(RecordFolder folder) {
            return folder.attach(name, file);
        }
    }
}
