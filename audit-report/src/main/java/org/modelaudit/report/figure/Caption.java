package org.modelaudit.report.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.modelaudit.explain.Prediction;
import org.modelaudit.gate.Numbers;
import org.modelaudit.gate.SampleResult;
import org.modelaudit.metric.Outcome;
import org.modelaudit.model.Labels;
import org.modelaudit.result.AuditResult;
import org.modelaudit.result.SampleSummary;

/** What stands below a sample: its id, its value, its true class, and what the model says. */
final class Caption {

    private final Labels labels;
    private final Map<String, SampleSummary> summaries;

    Caption(AuditResult result) {
        labels = result.labels();
        summaries = result.samples().stream()
                .collect(Collectors.toMap(SampleSummary::id, Function.identity(), (first, second) -> first));
    }

    /** The first line is the id, the second the value or that there is none, then the reason. */
    List<String> lines(SampleResult result) {
        List<String> lines = new ArrayList<>();
        lines.add(result.sampleId());
        addOutcome(lines, result.outcome());
        SampleSummary summary = summaries.get(result.sampleId());
        if (summary == null) {
            return lines;
        }
        summary.label().ifPresent(label -> lines.add("true: " + labels.name(label)));
        Prediction prediction = summary.prediction();
        if (prediction != null) {
            lines.add(predicted(prediction, summary));
        }
        if (explainsAnother(summary, prediction)) {
            lines.add("heat for: " + labels.name(summary.explainedClass()));
        }
        return lines;
    }

    private static void addOutcome(List<String> lines, Outcome outcome) {
        if (outcome instanceof Outcome.Value value) {
            lines.add(Numbers.plain(value.value()));
        } else if (outcome instanceof Outcome.Undefined undefined) {
            lines.addAll(List.of("undefined", undefined.reason()));
        } else if (outcome instanceof Outcome.Failed failed) {
            lines.addAll(List.of("not measured", failed.message()));
        }
    }

    private String predicted(Prediction prediction, SampleSummary summary) {
        boolean wrong = summary.correct().isPresent() && !summary.correct().get();
        return "%s: %s %s"
                .formatted(
                        wrong ? "WRONG" : "predicted",
                        labels.name(prediction.classIndex()),
                        Numbers.percent(prediction.probability()));
    }

    private static boolean explainsAnother(SampleSummary summary, @Nullable Prediction prediction) {
        return summary.explainedClass() >= 0
                && (prediction == null || summary.explainedClass() != prediction.classIndex());
    }
}
