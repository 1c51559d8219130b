package org.modelaudit.audit;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.modelaudit.audit.AuditLedger.MadeRow;
import org.modelaudit.data.AuditSample;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.explain.Explanation;
import org.modelaudit.metric.ExplainedSample;
import org.modelaudit.metric.Measurement;
import org.modelaudit.metric.Metric;
import org.modelaudit.metric.Outcome;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.PassCount;
import org.modelaudit.result.SampleSummary;

/** Finds out everything about the samples of a batch: what the ledger does not know is explained and measured by every metric. */
final class BatchMeasurer {

    private final AuditedModel model;
    private final List<Metric> metrics;
    private final BatchExplainer explainer;

    /**
     * @param metrics one for each requirement
     */
    BatchMeasurer(AuditedModel model, List<Metric> metrics, BatchExplainer explainer) {
        this.model = model;
        this.metrics = List.copyOf(metrics);
        this.explainer = explainer;
    }

    /** The same of another stream of the model. */
    BatchMeasurer on(AuditedModel stream) {
        return new BatchMeasurer(stream, metrics, explainer.on(stream));
    }

    /** Pictures as the model takes them; none is read yet. */
    PreparedPictures pictures() {
        return explainer.pictures();
    }

    /**
     * Explains and measures what is missing of samples.
     *
     * @param known what need not be made
     * @param pictures of the samples
     * @param scope owns what is made on the way
     * @return one for each sample, in order
     */
    List<Made> make(List<KeptRow> known, PreparedPictures pictures, NDManager scope) {
        List<Answer> answers = List.copyOf(
                explainer.explain(known.stream().map(KeptRow::sample).toList(), pictures, scope));
        Map<AuditSample, Map<Integer, MadeOutcome>> measured = measure(known, answers, pictures, scope);
        List<Made> made = new ArrayList<>();
        for (int i = 0; i < known.size(); i++) {
            KeptRow row = known.get(i);
            made.add(made(row, answers.get(i), measured.getOrDefault(row.sample(), Map.of())));
        }
        return made;
    }

    private Made made(KeptRow known, Answer answer, Map<Integer, MadeOutcome> measured) {
        Map<Integer, MadeOutcome> outcomes = new TreeMap<>(measured);
        answer.withoutMap().ifPresent(why -> known.missing().forEach(r -> outcomes.put(r, MadeOutcome.free(why))));
        List<Outcome> all = new ArrayList<>();
        for (int r = 0; r < metrics.size(); r++) {
            MadeOutcome made = outcomes.get(r);
            all.add(made == null ? known.outcomes().get(r).orElseThrow() : made.outcome());
        }
        ExplainedSample explained = answer.explained();
        SampleRow row =
                new SampleRow(answer.sample(), explained == null ? null : explained.geometry(), summary(answer), all);
        return new Made(row, new MadeRow(answer.sample(), entry(answer), outcomes));
    }

    private static ExplanationCache.@Nullable Entry entry(Answer answer) {
        ExplainedSample explained = answer.explained();
        return explained == null ? null : new ExplanationCache.Entry(explained.geometry(), explained.explanation());
    }

    /** Those that miss the same are measured together, in groups. */
    private Map<AuditSample, Map<Integer, MadeOutcome>> measure(
            List<KeptRow> known, List<Answer> answers, PreparedPictures pictures, NDManager scope) {
        Map<List<Integer>, List<ExplainedSample>> alike = new LinkedHashMap<>();
        for (int i = 0; i < known.size(); i++) {
            List<Integer> missing = known.get(i).missing();
            answers.get(i)
                    .measurable()
                    .ifPresent(explained -> alike.computeIfAbsent(missing, m -> new ArrayList<>())
                            .add(explained));
        }
        Map<AuditSample, Map<Integer, MadeOutcome>> measured = new HashMap<>();
        alike.forEach((missing, samples) -> {
            List<Map<Integer, MadeOutcome>> made =
                    explainer.measure(samples, pictures, scope, measurement -> measure(missing, measurement));
            for (int i = 0; i < samples.size(); i++) {
                measured.put(samples.get(i).sample(), made.get(i));
            }
        });
        return measured;
    }

    /** By sample what each of some metrics says. */
    private List<Map<Integer, MadeOutcome>> measure(List<Integer> missing, Measurement subject) {
        int size = subject.samples().size();
        List<Map<Integer, MadeOutcome>> bySample = new ArrayList<>();
        subject.samples().forEach(sample -> bySample.add(new TreeMap<>()));
        for (int r : missing) {
            PassCount before = model.passes();
            List<Outcome> outcomes = measure(metrics.get(r), subject);
            PassCount spent = model.passes().since(before);
            for (int i = 0; i < size; i++) {
                bySample.get(i).put(r, MadeOutcome.oneOf(size, outcomes.get(i), spent));
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
        for (int i = 0; i < expected; i++) {
            OwnRange.verify(
                    metric.description(), subject.samples().get(i).sample().id(), outcomes.get(i));
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

    /**
     * A sample that is no longer missing anything.
     *
     * @param row of the audit
     * @param made what of it is new
     */
    record Made(SampleRow row, MadeRow made) {}
}
