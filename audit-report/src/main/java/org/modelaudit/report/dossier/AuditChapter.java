package org.modelaudit.report.dossier;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.modelaudit.report.record.LeftOutPictures;
import org.modelaudit.report.record.RecordedAudit;
import org.modelaudit.report.record.RecordedAudit.RecordedAttachment;
import org.modelaudit.report.record.RecordedData.RecordedSample;
import org.modelaudit.report.record.RecordedVerdict;
import org.modelaudit.report.record.RunRecord;

/** One audit: what was asked of which model and why, and each verdict with its evidence. */
final class AuditChapter {

    private final Markup out;
    private final RecordedAudit audit;
    private final int number;
    private final Pictures pictures;
    private final List<RecordedAttachment> shown = new ArrayList<>();

    private AuditChapter(Markup out, RecordedAudit audit, int number, Pictures pictures) {
        this.out = out;
        this.audit = audit;
        this.number = number;
        this.pictures = pictures;
    }

    static List<Chapter> chapters(RunRecord run, Pictures pictures) {
        List<Chapter> chapters = new ArrayList<>();
        for (int i = 0; i < run.audits().size(); i++) {
            RecordedAudit audit = run.audits().get(i);
            int number = i + 1;
            chapters.add(new Chapter(
                    Place.auditId(number),
                    "Audit %d: %s (%s)"
                            .formatted(
                                    number,
                                    Words.title(audit),
                                    Words.name(audit.model().file())),
                    out -> new AuditChapter(out, audit, number, pictures).write()));
        }
        return chapters;
    }

    private void write() {
        out.open("p");
        StatusBadge.write(out, audit.status());
        out.close();
        paragraph("What it says of itself: ", audit.description());
        paragraph("Why: ", audit.rationale());
        facts();
        SortedMap<String, RecordedSample> samples = new TreeMap<>();
        audit.data().samples().forEach(sample -> samples.put(sample.id(), sample));
        for (int i = 0; i < audit.verdicts().size(); i++) {
            RecordedVerdict verdict = audit.verdicts().get(i);
            Place place = new Place(number, audit, i + 1, verdict);
            VerdictSection.write(out, place, samples);
            sheets(verdict);
        }
        others();
        sources();
        if (!audit.remarks().isEmpty()) {
            out.element("h3", "Remarks").open("ul");
            audit.remarks().forEach(remark -> out.element("li", remark));
            out.close();
        }
    }

    private void paragraph(String name, String text) {
        if (!text.isEmpty()) {
            out.open("p", "class", "said").element("strong", name).text(text).close();
        }
    }

    private void facts() {
        Table.ofFacts(out, "What was asked, of whom", table -> {
            table.row(
                    "Requirements",
                    audit.requirements().isEmpty() ? "it names none" : String.join(", ", audit.requirements()));
            table.row("Test", audit.id());
            table.row(
                    "Model",
                    "%s (%s)".formatted(audit.model().file(), audit.model().format()));
            table.row(
                    "Pictures",
                    "%s: %d of %d, %s"
                            .formatted(
                                    audit.data().name(),
                                    audit.data().used(),
                                    audit.data().asked(),
                                    audit.data().chosen()));
            table.link(
                    "Explainer",
                    ExplainersChapter.id(audit.explainer()),
                    "%s, %s"
                            .formatted(
                                    audit.explainer().name(), audit.explainer().id()));
            table.row("Its settings", Words.settings(audit.explainer().settings()));
            LeftOutPictures.word(audit).ifPresent(word -> table.row("Pictures in reports", word));
            String input = audit.environment().get("input");
            if (input != null) {
                table.row("Pictures reach the model as", input);
            }
        });
    }

    /** The sheets of a verdict's metric, once an audit. */
    private void sheets(RecordedVerdict verdict) {
        for (RecordedAttachment attachment : audit.attachments()) {
            if (attachment.name().endsWith(verdict.metric().name()) && !shown.contains(attachment)) {
                shown.add(attachment);
                pictures.write(out, attachment, Ranking.of(verdict).inWords());
            }
        }
    }

    /** Files of text that verdicts rest on: copies of them lie beside the record. */
    private void sources() {
        List<RecordedAttachment> sources = audit.attachments().stream()
                .filter(attachment -> !isPicture(attachment))
                .toList();
        if (!sources.isEmpty()) {
            out.element("h3", "Files that it was held against");
            Table.of(
                    out,
                    "Copies beside the record, as the audit read them",
                    List.of("File", "Copy", "SHA-256"),
                    table -> sources.forEach(source -> row(table, source)));
        }
    }

    private void row(Table table, RecordedAttachment source) {
        table.row(Words.brief(source.name()), Words.brief(source.file()), source.sha256());
    }

    private static boolean isPicture(RecordedAttachment attachment) {
        return attachment.mediaType().startsWith("image/");
    }

    private void others() {
        List<RecordedAttachment> others = audit.attachments().stream()
                .filter(attachment -> isPicture(attachment) && !shown.contains(attachment))
                .toList();
        if (!others.isEmpty()) {
            out.element("h3", "Further evidence");
            others.forEach(attachment -> pictures.write(out, attachment, ""));
        }
    }
}
