package org.modelaudit.report.dossier;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.modelaudit.content.Sha256;
import org.modelaudit.report.record.Circumstances;
import org.modelaudit.report.record.Circumstances.Cost;
import org.modelaudit.report.record.RecordText;
import org.modelaudit.report.record.RecordedAudit;
import org.modelaudit.report.record.RecordedAudit.RecordedAttachment;
import org.modelaudit.report.record.RunRecord;

/** What somebody needs who wants to repeat a run or to prove that nothing was changed. */
final class Appendix {

    private Appendix() {}

    /**
     * The chapters.
     *
     * @param digest of the record's file
     */
    static List<Chapter> chapters(RunRecord run, String digest) {
        return List.of(
                new Chapter("environment", "Environment and settings", out -> environment(out, run)),
                new Chapter("digests", "The record and its files", out -> digests(out, run, digest)));
    }

    private static void environment(Markup out, RunRecord run) {
        Circumstances circumstances = run.circumstances();
        Table.ofFacts(out, "The run", table -> {
            table.row("Run", circumstances.run());
            table.row("Began", circumstances.started());
            table.row("Ended", circumstances.ended());
            table.row("Machine", circumstances.host().isEmpty() ? "without a name" : circumstances.host());
            table.row("Folder", circumstances.directory());
            table.row("Tool", "%s, %s".formatted(run.tool().name(), run.tool().version()));
        });
        facts(out, "The machine and what computes there", run.environment());
        facts(out, "Settings that may change what is found", run.settings());
        SortedMap<String, String> common = common(run);
        facts(out, "What computed every audit", common);
        costs(out, run, common);
    }

    private static void facts(Markup out, String title, SortedMap<String, String> facts) {
        if (facts.isEmpty()) {
            out.open("p").element("strong", title + ": ").text("none.").close();
            return;
        }
        Table.ofFacts(out, title, table -> {
            facts.forEach(table::row);
        });
    }

    /** What all audits have in common. */
    private static SortedMap<String, String> common(RunRecord run) {
        SortedMap<String, String> common = new TreeMap<>();
        for (int i = 0; i < run.audits().size(); i++) {
            SortedMap<String, String> own = run.audits().get(i).environment();
            if (i == 0) {
                common.putAll(own);
            } else {
                common.entrySet().retainAll(own.entrySet());
            }
        }
        return common;
    }

    private static void costs(Markup out, RunRecord run, SortedMap<String, String> common) {
        Table.of(
                out,
                "Each audit alone",
                List.of("Audit", "Other than the rest", "Seconds", "Forward", "Halves", "Backward", "From the ledger"),
                table -> {
                    for (RecordedAudit audit : run.audits()) {
                        Map<String, String> own = new TreeMap<>(audit.environment());
                        own.entrySet().removeAll(common.entrySet());
                        Cost cost = run.circumstances().costs().get(audit.id());
                        out.open("tr").element("th", audit.id(), "scope", "row");
                        out.element("td", own.isEmpty() ? "nothing" : Words.settings(new TreeMap<>(own)));
                        if (cost == null) {
                            out.element("td", "not recorded", "colspan", "5");
                        } else {
                            number(out, String.format(Locale.ROOT, "%.1f", cost.seconds()));
                            number(out, String.valueOf(cost.forward()));
                            number(out, "%d and %d".formatted(cost.features(), cost.head()));
                            number(out, String.valueOf(cost.backward()));
                            number(out, "%d of %d".formatted(cost.found(), cost.asked()));
                        }
                        out.close();
                    }
                });
        out.element(
                "p",
                "Forward, halves and backward are passes of pictures through the model in this run; what came from the ledger was computed by an earlier one.");
    }

    private static void number(Markup out, String text) {
        out.element("td", text, "class", "number");
    }

    private static void digests(Markup out, RunRecord run, String digest) {
        out.element(
                "p",
                "This dossier is a view of the record, model-audit.json, and adds nothing to it. The record has what is left out here: the values and the digest of every single picture.");
        Table.ofFacts(out, "Digests, SHA-256", table -> {
            table.code("The whole record", digest);
            table.code(
                    "What lasts of it, without times and costs",
                    Sha256.of(RecordText.lasting(run).getBytes(StandardCharsets.UTF_8)));
            run.audits().stream()
                    .filter(audit -> audit.model().sha256() != null)
                    .collect(Collectors.toMap(
                            audit -> "Model " + audit.model().file(),
                            audit -> String.valueOf(audit.model().sha256()),
                            (one, other) -> one.equals(other) ? one : one + " and " + other,
                            TreeMap::new))
                    .forEach(table::code);
            for (RecordedAudit audit : run.audits()) {
                for (RecordedAttachment attachment : audit.attachments()) {
                    table.code(attachment.file(), attachment.sha256());
                }
            }
        });
    }
}
