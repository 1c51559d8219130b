package org.modelaudit.report.dossier;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.modelaudit.gate.Numbers;
import org.modelaudit.report.record.RecordedAudit;
import org.modelaudit.report.record.RecordedData;
import org.modelaudit.report.record.RecordedModel;
import org.modelaudit.report.record.RunRecord;

/** Which models, on which pictures. */
final class Subjects {

    private Subjects() {}

    static void write(Markup out, RunRecord run) {
        if (run.audits().isEmpty()) {
            out.element("p", "Nothing.");
            return;
        }
        models(out, run);
        data(out, run);
        out.element(
                "p",
                "The digests are SHA-256: a file with another digest is another file, and this dossier says nothing about it. The run '%s' began at %s and ended at %s."
                        .formatted(
                                Words.name(run.circumstances().run()),
                                Words.name(run.circumstances().started()),
                                Words.name(run.circumstances().ended())));
    }

    private static void models(Markup out, RunRecord run) {
        Map<RecordedModel, Set<Double>> models = new LinkedHashMap<>();
        for (RecordedAudit audit : run.audits()) {
            Set<Double> accuracies = models.computeIfAbsent(audit.model(), model -> new LinkedHashSet<>());
            if (audit.data().accuracy() != null) {
                accuracies.add(audit.data().accuracy());
            }
        }
        Table.of(
                out,
                "subjects",
                "Models",
                List.of("Model", "File", "Right answers", "Changed during the audit", "Digest of the file"),
                table -> {
                    models.forEach((model, accuracies) -> {
                        out.open("tr").element("th", Words.name(model.name()), "scope", "row");
                        out.element("td", "%s (%s)".formatted(Words.name(model.file()), Words.name(model.format())));
                        out.element(
                                "td", accuracies.isEmpty() ? "unknown: no picture has a label" : percents(accuracies));
                        out.element(
                                "td",
                                model.weightsUnchanged()
                                        ? "no, its weights were compared"
                                        : "unknown: its weights cannot be seen");
                        out.open("td")
                                .element(
                                        "code",
                                        model.sha256() == null ? "none: it is no file" : Words.name(model.sha256()));
                        out.close().close();
                    });
                });
    }

    /** For example {@code 91.7 % to 100.0 %} of several sets. */
    private static String percents(Set<Double> shares) {
        double least = shares.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        double most = shares.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        return least == most
                ? Numbers.percent(least)
                : "%s to %s".formatted(Numbers.percent(least), Numbers.percent(most));
    }

    private static void data(Markup out, RunRecord run) {
        Map<String, RecordedData> sets = new LinkedHashMap<>();
        run.audits()
                .forEach(audit -> sets.putIfAbsent(
                        audit.data().name()
                                + audit.data().digest()
                                + audit.data().chosen(),
                        audit.data()));
        Table.of(
                out,
                "subjects",
                "Pictures",
                List.of("Set", "Looked at", "Chosen", "Classes", "Digest of the set"),
                table -> {
                    sets.values().forEach(data -> {
                        out.open("tr").element("th", Words.name(data.name()), "scope", "row");
                        out.element("td", "%d of %d".formatted(data.used(), data.asked()));
                        out.element("td", Words.brief(data.chosen()));
                        out.element("td", classes(data));
                        out.open("td")
                                .element("code", Words.name(data.digest()))
                                .close()
                                .close();
                    });
                });
    }

    private static String classes(RecordedData data) {
        Map<String, Long> classes = data.samples().stream()
                .collect(Collectors.groupingBy(
                        sample -> sample.className() == null ? "without a name" : sample.className(),
                        TreeMap::new,
                        Collectors.counting()));
        List<String> named = classes.entrySet().stream()
                .map(entry -> "%s %d".formatted(Words.name(entry.getKey()), entry.getValue()))
                .toList();
        return Words.names(named, 6);
    }
}
