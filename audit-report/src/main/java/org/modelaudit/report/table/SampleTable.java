package org.modelaudit.report.table;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.modelaudit.explain.Prediction;
import org.modelaudit.gate.Finding;
import org.modelaudit.gate.Verdict;
import org.modelaudit.image.Box;
import org.modelaudit.metric.Outcome;
import org.modelaudit.model.Labels;
import org.modelaudit.result.AuditResult;
import org.modelaudit.result.SampleSummary;

/**
 * One line for each sample as comma-separated values (RFC 4180): what the model says, and what every metric says.
 *
 * <p>Numbers are written as Java does, the same on every machine and read back to the last bit; what is absent is empty.
 */
public final class SampleTable {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').build();

    private SampleTable() {}

    /** The table, its first line the names of the columns. */
    public static String csv(AuditResult result) {
        List<Finding> findings = findings(result);
        Set<String> diagnostics = diagnostics(result);
        StringWriter text = new StringWriter();
        try (CSVPrinter printer = new CSVPrinter(text, FORMAT)) {
            printer.printRecord(header(findings, diagnostics));
            SampleRows rows = SampleRows.of(result);
            for (String id : rows.ids()) {
                printer.printRecord(line(result.labels(), rows, findings, diagnostics, id));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** A metric that is held against two thresholds gives its numbers once. */
    private static List<Finding> findings(AuditResult result) {
        return result.verdicts().stream().map(Verdict::finding).distinct().toList();
    }

    /** What the explainer reported of itself, on any sample. */
    private static Set<String> diagnostics(AuditResult result) {
        return result.samples().stream()
                .flatMap(sample -> sample.diagnostics().keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> header(List<Finding> findings, Set<String> diagnostics) {
        List<String> names = new ArrayList<>(List.of(
                "sample",
                "label",
                "label name",
                "prediction",
                "prediction name",
                "probability",
                "correct",
                "explained class"));
        for (Finding finding : findings) {
            String metric = finding.metric().id().toString();
            String column = metric;
            for (int number = 2; names.contains(column); number++) {
                column = metric + " #" + number;
            }
            names.add(column);
            for (String part : List.of("undefined", "failure", "left", "top", "right", "bottom")) {
                names.add(column + " " + part);
            }
        }
        names.addAll(diagnostics);
        return names;
    }

    private static List<@Nullable Object> line(
            Labels labels, SampleRows rows, List<Finding> findings, Set<String> diagnostics, String id) {
        SampleSummary sample = rows.summary(id);
        Prediction prediction = sample.prediction();
        Integer label = sample.label().isPresent() ? sample.label().getAsInt() : null;
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(harmless(sample.id()));
        cells.add(label);
        cells.add(label == null ? null : harmless(labels.name(label)));
        cells.add(prediction == null ? null : prediction.classIndex());
        cells.add(prediction == null ? null : harmless(labels.name(prediction.classIndex())));
        cells.add(prediction == null ? null : prediction.probability());
        cells.add(sample.correct().orElse(null));
        cells.add(sample.explainedClass() < 0 ? null : sample.explainedClass());
        for (Finding finding : findings) {
            addOutcome(cells, rows.outcome(finding, id));
        }
        diagnostics.forEach(name -> cells.add(sample.diagnostics().get(name)));
        return cells;
    }

    private static void addOutcome(List<@Nullable Object> cells, @Nullable Outcome outcome) {
        Outcome.Value value = outcome instanceof Outcome.Value v ? v : null;
        Box region = value == null ? null : value.region();
        cells.add(value == null ? null : value.value());
        cells.add(outcome instanceof Outcome.Undefined undefined ? harmless(undefined.reason()) : null);
        cells.add(outcome instanceof Outcome.Failed failed ? harmless(failed.message()) : null);
        cells.add(region == null ? null : region.left());
        cells.add(region == null ? null : region.top());
        cells.add(region == null ? null : region.right());
        cells.add(region == null ? null : region.bottom());
    }

    /** A text that a spreadsheet would take for a formula gets an apostrophe in front, which spreadsheets do not show. */
    private static String harmless(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
