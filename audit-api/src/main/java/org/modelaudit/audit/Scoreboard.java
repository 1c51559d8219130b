package org.modelaudit.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.explain.Explanation;
import org.modelaudit.gate.Finding;
import org.modelaudit.gate.Requirement;
import org.modelaudit.gate.SampleResult;
import org.modelaudit.gate.Verdict;
import org.modelaudit.metric.ExplainedSample;
import org.modelaudit.metric.Measurement;
import org.modelaudit.metric.Metric;
import org.modelaudit.metric.Outcome;
import org.modelaudit.result.SampleSummary;

/** Collects one outcome for each sample and metric while the batches go by; the only thing that grows with the set. */
final class Scoreboard {

    private final List<Requirement> requirements;
    private final List<List<SampleResult>> results = new ArrayList<>();
    private final List<SampleSummary> summaries = new ArrayList<>();

    Scoreboard(List<Requirement> requirements) {
        this.requirements = requirements;
        requirements.forEach(r -> results.add(new ArrayList<>()));
    }

    /**
     * Measures a batch by every metric.
     *
     * @param answers one for each sample, in the set's order
     * @param measurement of the samples that have a map
     */
    void book(Collection<Answer> answers, Function<List<ExplainedSample>, Measurement> measurement) {
        List<ExplainedSample> measurable =
                answers.stream().flatMap(answer -> answer.measurable().stream()).toList();
        Measurement subject = measurement.apply(measurable);
        for (int r = 0; r < requirements.size(); r++) {
            Metric metric = requirements.get(r).metric();
            Iterator<Outcome> outcomes = measure(metric, subject).iterator();
            for (Answer answer : answers) {
                Outcome outcome = answer.withoutMap().orElseGet(outcomes::next);
                results.get(r).add(new SampleResult(answer.sample().id(), outcome));
            }
        }
        answers.forEach(answer -> summaries.add(summary(answer)));
    }

    private static List<Outcome> measure(Metric metric, Measurement subject) {
        int expected = subject.samples().size();
        List<Outcome> outcomes = expected == 0 ? List.of() : metric.measure(subject);
        if (outcomes.size() != expected) {
            throw new ConfigurationException(
                    "The metric '%s' answered %d of %d samples; it must answer each, undefined if need be."
                            .formatted(metric.id(), outcomes.size(), expected));
        }
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Outcome.Value value && !metric.range().contains(value.value())) {
                throw new ConfigurationException(
                        "The metric '%s' gave %s, outside its own range %s; its formula or its range is wrong."
                                .formatted(metric.id(), value.value(), metric.range()));
            }
        }
        return outcomes;
    }

    private static SampleSummary summary(Answer answer) {
        ExplainedSample explained = answer.explained();
        if (explained == null) {
            return new SampleSummary(answer.sample().id(), answer.sample().classIndex(), null, -1, new TreeMap<>());
        }
        Explanation explanation = explained.explanation();
        return new SampleSummary(
                answer.sample().id(),
                answer.sample().classIndex(),
                explanation.prediction(),
                explanation.explainedClass(),
                explanation.diagnostics());
    }

    List<SampleSummary> summaries() {
        return summaries;
    }

    /** How many samples are booked. */
    int size() {
        return summaries.size();
    }

    /** Forgets all samples but the first {@code n}. */
    void keep(int n) {
        results.forEach(list -> list.subList(n, list.size()).clear());
        summaries.subList(n, summaries.size()).clear();
    }

    /** Judges the first {@code n} samples. */
    List<Verdict> verdicts(int n, long seed, boolean holm) {
        List<Finding> findings = new ArrayList<>();
        for (int r = 0; r < requirements.size(); r++) {
            findings.add(
                    new Finding(requirements.get(r).metric(), results.get(r).subList(0, n), seed));
        }
        if (holm) {
            return Verdict.holmCorrected(requirements, findings);
        }
        List<Verdict> verdicts = new ArrayList<>();
        for (int r = 0; r < requirements.size(); r++) {
            verdicts.add(Verdict.of(requirements.get(r), findings.get(r)));
        }
        return verdicts;
    }
}
