package org.modelaudit.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
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

    /** Shows samples to what measures them, in one or several parts, and gathers its answers: one for each sample. */
    interface Walk {

        List<List<Outcome>> over(List<ExplainedSample> samples, Function<Measurement, List<List<Outcome>>> metrics);
    }

    /**
     * Measures samples by every metric.
     *
     * @param answers one for each sample, in the set's order
     * @param walk over those that have a map
     */
    void book(Collection<Answer> answers, Walk walk) {
        List<ExplainedSample> measurable =
                answers.stream().flatMap(answer -> answer.measurable().stream()).toList();
        Iterator<List<Outcome>> measured = walk.over(measurable, this::measure).iterator();
        for (Answer answer : answers) {
            List<Outcome> outcomes = answer.withoutMap()
                    .map(outcome -> Collections.nCopies(requirements.size(), outcome))
                    .orElseGet(measured::next);
            for (int r = 0; r < outcomes.size(); r++) {
                results.get(r).add(new SampleResult(answer.sample().id(), outcomes.get(r)));
            }
            summaries.add(summary(answer));
        }
    }

    /** By sample what each metric says. */
    private List<List<Outcome>> measure(Measurement subject) {
        List<List<Outcome>> bySample = new ArrayList<>();
        subject.samples().forEach(sample -> bySample.add(new ArrayList<>()));
        for (Requirement requirement : requirements) {
            List<Outcome> outcomes = measure(requirement.metric(), subject);
            for (int i = 0; i < outcomes.size(); i++) {
                bySample.get(i).add(outcomes.get(i));
            }
        }
        return bySample;
    }

    private static List<Outcome> measure(Metric metric, Measurement subject) {
        int expected = subject.samples().size();
        List<Outcome> outcomes = metric.measure(subject);
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
