package org.modelaudit.report.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.modelaudit.display.OutsideText;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.Prediction;
import org.modelaudit.gate.Numbers;
import org.modelaudit.gate.SampleResult;
import org.modelaudit.metric.Outcome;
import org.modelaudit.model.Labels;
import org.modelaudit.result.AuditResult;
import org.modelaudit.result.Evidence.Exhibit;
import org.modelaudit.result.SampleSummary;

/** What stands below a sample: its id, its value, its true class, and what the model says. */
final class Caption {

    private static final int LONGEST_ID = 40;

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
        if (summary != null) {
            addTruth(lines, summary);
            addPrediction(lines, summary);
        }
        return lines;
    }

    /** Below the picture alone: its id and its true class. */
    List<String> ofPicture(String sampleId) {
        List<String> lines = new ArrayList<>();
        lines.add(sampleId);
        SampleSummary summary = summaries.get(sampleId);
        if (summary != null) {
            addTruth(lines, summary);
        }
        return lines;
    }

    /** Below the map of one of several models: whose it is, its value, and what that model says. */
    List<String> ofModel(String file, String sampleId, Outcome outcome, Explanation explanation) {
        List<String> lines = new ArrayList<>();
        lines.add(file);
        addOutcome(lines, outcome);
        SampleSummary summary = summaries.get(sampleId);
        addPrediction(
                lines,
                new SampleSummary(
                        sampleId,
                        summary == null ? OptionalInt.empty() : summary.label(),
                        explanation.prediction(),
                        explanation.explainedClass(),
                        explanation.diagnostics()));
        return lines;
    }

    /** An id for a heading, where it must leave room for a number. */
    static String shortId(String sampleId) {
        return OutsideText.shortened(OutsideText.visible(sampleId), LONGEST_ID);
    }

    /** Below a picture before or after an attack: what the model says of it. */
    List<String> ofAttacked(String title, Exhibit exhibit) {
        Prediction prediction = exhibit.explanation().prediction();
        return prediction == null
                ? List.of(title, "no finite scores")
                : List.of(title, labels.name(prediction.classIndex()), Numbers.percent(prediction.probability()));
    }

    /** Below a map before or after an attack: the class that it speaks for, or why there is none. */
    List<String> ofMap(String title, Exhibit exhibit) {
        String why = exhibit.explanation().undefinedBecause();
        if (why != null) {
            return List.of(title, "undefined", why);
        }
        int explained = exhibit.explanation().explainedClass();
        return explained < 0 ? List.of(title) : List.of(title, "", "for: " + labels.name(explained));
    }

    /** The value, or that there is none. */
    static String shown(Outcome outcome) {
        List<String> lines = new ArrayList<>();
        addOutcome(lines, outcome);
        return lines.get(0);
    }

    private void addTruth(List<String> lines, SampleSummary summary) {
        summary.label().ifPresent(label -> lines.add("true: " + labels.name(label)));
    }

    private void addPrediction(List<String> lines, SampleSummary summary) {
        Prediction prediction = summary.prediction();
        if (prediction != null) {
            lines.add(predicted(prediction, summary));
        }
        if (explainsAnother(summary, prediction)) {
            lines.add("heat for: " + labels.name(summary.explainedClass()));
        }
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
