package org.modelaudit.report.table;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.modelaudit.display.OutsideText;
import org.modelaudit.explain.Prediction;
import org.modelaudit.gate.Finding;
import org.modelaudit.gate.Numbers;
import org.modelaudit.gate.Verdict;
import org.modelaudit.metric.Direction;
import org.modelaudit.metric.Outcome;
import org.modelaudit.result.AuditResult;
import org.modelaudit.result.SampleSummary;

/**
 * All samples as a page of HTML for people, worst first: a hundred at a time, so that thousands stay fluent, sorted and searched by a script of its
 * own and no other. Without script the first hundred are there. Numbers have four digits; {@link SampleTable} has all of them.
 */
public final class SamplePage {

    /** Rows at a time. */
    private static final int SIZE = 100;

    private static final int DIGITS = 4;

    private static final int LONGEST = 300;

    /** Nothing in the data can end the element that it stands in. */
    private static final Gson JSON = new GsonBuilder().create();

    private static final List<String> FIXED = List.of("Sample", "True class", "The model says", "Probability", "Right");

    private static final int PROBABILITY = FIXED.indexOf("Probability");

    private static final int RIGHT = FIXED.indexOf("Right");

    private final AuditResult result;
    private final List<Finding> findings;
    private final SampleRows samples;
    private final List<String> columns = new ArrayList<>(FIXED);
    private final List<Boolean> numbers = new ArrayList<>();

    private SamplePage(AuditResult result) {
        this.result = result;
        this.samples = SampleRows.of(result);
        this.findings =
                result.verdicts().stream().map(Verdict::finding).distinct().toList();
        FIXED.forEach(name -> numbers.add(name.equals(FIXED.get(PROBABILITY))));
        for (Finding finding : findings) {
            columns.add(finding.metric().name());
            numbers.add(true);
        }
        columns.add("Without a value, because");
        numbers.add(false);
    }

    /** The page, which needs nothing outside itself. */
    public static String html(AuditResult result) {
        return new SamplePage(result).write();
    }

    private String write() {
        List<List<String>> rows = rows();
        String script = resource("samples.js");
        String policy =
                "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-%s'".formatted(digest(script));
        StringBuilder out = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n");
        out.append("<meta http-equiv=\"Content-Security-Policy\" content=\"")
                .append(policy)
                .append("\">\n");
        out.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        out.append("<meta name=\"color-scheme\" content=\"light dark\"><title>Samples</title>\n<style>");
        out.append(resource("samples.css")).append("</style></head><body><main>\n");
        out.append(new Html().element("h1", "", title()));
        out.append(new Html().element("p", "", order()));
        navigation(out);
        out.append("<div class=\"rows\" tabindex=\"0\" role=\"region\" aria-label=\"Samples\"><table><thead><tr>");
        columns.forEach(
                column -> out.append("<th scope=\"col\">").append(text(column)).append("</th>"));
        out.append("</tr></thead><tbody>\n");
        rows.stream().limit(SIZE).forEach(row -> line(out, row));
        out.append("</tbody></table></div>\n<p id=\"rest\" class=\"soft\">")
                .append(Html.escaped(rest(rows)))
                .append("</p>");
        out.append("</main>\n<script type=\"application/json\" id=\"data\">")
                .append(JSON.toJson(Map.of("size", SIZE, "right", RIGHT, "numbers", numbers, "rows", rows)))
                .append("</script>\n<script>")
                .append(script)
                .append("</script></body></html>\n");
        return out.toString();
    }

    private String title() {
        return "%d %s of %s, explained by %s"
                .formatted(samples.ids().size(), samples.over(), result.data(), result.explainerName());
    }

    private String order() {
        return "Worst %s first. Numbers have four digits here and all of them in the CSV file and in the record."
                .formatted(findings.get(0).metric().name());
    }

    private static String rest(List<List<String>> rows) {
        return rows.size() <= SIZE
                ? "These are all."
                : "Without script these are the worst %d of %d; the CSV file has all.".formatted(SIZE, rows.size());
    }

    private static void navigation(StringBuilder out) {
        out.append("<nav hidden aria-label=\"Pages\">");
        for (String title : List.of("First", "Previous", "Next", "Last")) {
            out.append("<button type=\"button\">").append(title).append("</button>");
        }
        out.append("<output class=\"soft\"></output>");
        out.append("<label>Search <input type=\"search\" autocomplete=\"off\"></label></nav>\n");
    }

    private void line(StringBuilder out, List<String> row) {
        out.append("<tr><th scope=\"row\">").append(text(row.get(0))).append("</th>");
        for (int i = 1; i < row.size(); i++) {
            String style = numbers.get(i) ? "number" : i == RIGHT && row.get(i).equals("no") ? "wrong" : "";
            out.append("<td class=\"")
                    .append(style)
                    .append("\">")
                    .append(text(row.get(i)))
                    .append("</td>");
        }
        out.append("</tr>\n");
    }

    private static String text(String text) {
        return Html.escaped(text);
    }

    /** Worst first by the first metric; those without a value last. */
    private List<List<String>> rows() {
        Finding first = findings.get(0);
        boolean higher = first.metric().direction() == Direction.HIGHER_IS_BETTER;
        Comparator<Double> order = higher ? Comparator.naturalOrder() : Comparator.reverseOrder();
        List<String> ids = new ArrayList<>(samples.ids());
        ids.sort(Comparator.comparing(
                id -> samples.outcome(first, id) instanceof Outcome.Value value ? value.value() : null,
                Comparator.nullsLast(order)));
        return ids.stream().map(this::row).toList();
    }

    private List<String> row(String id) {
        SampleSummary sample = samples.summary(id);
        Prediction prediction = sample.prediction();
        List<String> row = new ArrayList<>();
        row.add(shown(sample.id()));
        row.add(
                sample.label().isPresent()
                        ? shown(result.labels().name(sample.label().getAsInt()))
                        : "");
        row.add(prediction == null ? "" : shown(result.labels().name(prediction.classIndex())));
        row.add(prediction == null ? "" : digits(prediction.probability()));
        row.add(sample.correct().map(correct -> correct ? "yes" : "no").orElse(""));
        List<String> reasons = new ArrayList<>();
        for (Finding finding : findings) {
            Outcome outcome = samples.outcome(finding, id);
            row.add(outcome instanceof Outcome.Value value ? digits(value.value()) : "");
            String reason = outcome instanceof Outcome.Undefined undefined
                    ? undefined.reason()
                    : outcome instanceof Outcome.Failed failed ? failed.message() : "";
            if (!reason.isEmpty() && !reasons.contains(reason)) {
                reasons.add(reason);
            }
        }
        row.add(shown(String.join("; ", reasons)));
        return row;
    }

    private static String shown(String text) {
        return OutsideText.shortened(OutsideText.visible(text), LONGEST);
    }

    private static String digits(double value) {
        if (!Double.isFinite(value) || value == 0) {
            return Numbers.plain(value);
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(DIGITS));
        rounded = rounded.setScale(DIGITS - rounded.precision() + rounded.scale());
        boolean plain = Math.abs(value) >= 1e-4 && Math.abs(value) < 1e7;
        return plain ? rounded.toPlainString() : rounded.toString();
    }

    private static String digest(String script) {
        try {
            return Base64.getEncoder()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = SamplePage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException(name + " is missing in the jar of audit-report");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
