package org.modelaudit.report.compare;

import java.util.List;
import java.util.Optional;
import org.modelaudit.gate.Numbers;
import org.modelaudit.report.markup.Markup;
import org.modelaudit.report.record.LeftOutPictures;
import org.modelaudit.report.record.RecordedAudit;
import org.modelaudit.report.record.RecordedModel;

/** One audit on the page: the two models, what keeps it from being compared or should be known, and its metrics. */
final class AuditSection {

    private static final int MOST_SHEETS = 12;

    private final Markup html;
    private final RecordedSheets before;
    private final RecordedSheets after;
    private int sheets;

    AuditSection(Markup html, RecordedSheets before, RecordedSheets after) {
        this.html = html;
        this.before = before;
        this.after = after;
    }

    /** Where a metric of an audit stands on the page. */
    static String anchor(int audit, int metric) {
        return "audit-%d-metric-%d".formatted(audit + 1, metric + 1);
    }

    void write(AuditComparison audit, int number) {
        RecordedAudit now = audit.after();
        html.line()
                .open("section", "class", "audit")
                .open("h2")
                .outside(now.title())
                .close();
        if (!now.rationale().isEmpty()) {
            html.open("p").text("because ").sentence(now.rationale()).close();
        }
        models(audit);
        refusals(audit.refusals());
        remarks(audit);
        for (int i = 0; i < audit.metrics().size(); i++) {
            MetricComparison metric = audit.metrics().get(i);
            new MetricSection(audit, metric, html).write(anchor(number, i));
            sheets(audit, metric);
        }
        html.close();
    }

    private void models(AuditComparison audit) {
        html.line().open("table", "class", "cards", "role", "table");
        html.open("thead", "role", "rowgroup").open("tr", "role", "row");
        for (String title : List.of("Record", "Model", "SHA-256", "Accuracy", "Verdict", "Audit")) {
            html.element("th", title, "scope", "col", "role", "columnheader");
        }
        html.close().close().open("tbody", "role", "rowgroup");
        model("old", audit.before());
        model("new", audit.after());
        html.close().close();
        if (audit.isSameModel()) {
            html.element(
                    "p",
                    audit.isEqual()
                            ? "It is the same model, and each picture has the same values."
                            : "It is the same model file, so what differs below was changed by something else.");
        }
    }

    private void model(String which, RecordedAudit audit) {
        RecordedModel model = audit.model();
        Double accuracy = audit.data().accuracy();
        String sha256 = model.sha256();
        html.line().open("tr", "role", "row").element("th", which, "scope", "row", "role", "rowheader");
        cell("Model").outside(model.file()).close();
        cell("SHA-256")
                .element("code", sha256 == null ? "none" : Words.digest(sha256))
                .close();
        cell("Accuracy")
                .text(accuracy == null ? "unknown" : Numbers.percent(accuracy))
                .close();
        cell("Verdict").text(audit.status().toString()).close();
        cell("Audit").outside(audit.id()).close();
        html.close();
    }

    private Markup cell(String title) {
        return html.open("td", "role", "cell", "data-title", title);
    }

    private void refusals(List<String> refusals) {
        if (!refusals.isEmpty()) {
            html.open("p")
                    .element("strong", "Not comparable: ")
                    .sentence(String.join("; ", refusals))
                    .text(".")
                    .close();
        }
    }

    private void remarks(AuditComparison audit) {
        if (audit.remarks().isEmpty()
                && audit.removed().isEmpty()
                && audit.added().isEmpty()) {
            return;
        }
        html.open("ul", "class", "remarks");
        audit.remarks().forEach(remark -> html.open("li").sentence(remark).close());
        audit.removed()
                .forEach(id -> html.open("li")
                        .text("Metric of the old record alone: ")
                        .outside(id)
                        .close());
        audit.added()
                .forEach(id -> html.open("li")
                        .text("Metric of the new record alone: ")
                        .outside(id)
                        .close());
        html.close();
    }

    /** Both sheets or none: one alone invites to compare it with nothing, and a sharp one undoes that the other is blurred. */
    private void sheets(AuditComparison audit, MetricComparison metric) {
        if (sheets == MOST_SHEETS
                || metric.change() == Change.EQUAL
                || !LeftOutPictures.isAlike(audit.before(), audit.after())) {
            return;
        }
        String name = metric.metric().name();
        Optional<String> old = before.place(audit.before(), name);
        Optional<String> young = old.isEmpty() ? old : after.place(audit.after(), name);
        if (old.isPresent() && young.isPresent()) {
            sheets++;
            html.line().open("div", "class", "sheets");
            sheet("old", audit.before(), name, old.get());
            sheet("new", audit.after(), name, young.get());
            html.close();
        }
    }

    private void sheet(String which, RecordedAudit audit, String metric, String uri) {
        String caption = "Worst, median and best pictures by %s, %s record, %s"
                .formatted(metric, which, audit.model().file());
        html.open("figure").empty("img", "src", uri, "alt", caption);
        html.open("figcaption").outside(caption).close().close();
    }
}
