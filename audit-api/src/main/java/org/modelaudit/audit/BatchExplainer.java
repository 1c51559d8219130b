package org.modelaudit.audit;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.modelaudit.data.AuditSample;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.error.DataException;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.Groups;
import org.modelaudit.image.Prepared;
import org.modelaudit.ledger.RunLedger;
import org.modelaudit.metric.ExplainedSample;
import org.modelaudit.metric.Measurement;
import org.modelaudit.metric.Metric;
import org.modelaudit.metric.SharedWork;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.result.ExplainerIdentity;

/**
 * Explains the samples of one audit, each at most once in a run, in groups of the model's own size: which samples are at hand
 * together decides no number.
 */
final class BatchExplainer {

    private final AuditedModel model;
    private final Explainer explainer;
    private final ExplainerIdentity identity;
    private final PictureLoader loader;
    private final ExplanationCache cache;
    private final SampleContents contents = new SampleContents();
    private final AuditLedger ledger;
    private final String subject;

    /** Of an audit without a ledger. */
    BatchExplainer(AuditedModel model, Explainer explainer, ExplanationCache cache) {
        this(model, explainer, cache, RunLedger.none(), List.of());
    }

    /**
     * @param run what outlives the audit
     * @param metrics of the audit, one for each requirement
     */
    BatchExplainer(
            AuditedModel model, Explainer explainer, ExplanationCache cache, RunLedger run, List<Metric> metrics) {
        this.model = model;
        this.explainer = explainer;
        this.identity =
                new ExplainerIdentity(explainer.id(), explainer.name(), new TreeMap<>(explainer.settings(model)));
        this.loader = new PictureLoader(model.input());
        this.cache = cache;
        this.ledger = new AuditLedger(
                run, () -> AuditKeys.of(model, explainer, identity, metrics, contents), contents, metrics.size());
        this.subject = String.join(
                "|",
                model.identity().sha256(),
                model.input().toString(),
                model.device().toString(),
                model.runSeed().toString(),
                identity.id(),
                identity.settings().toString());
    }

    /** The explainer with its settings as resolved for the model. */
    ExplainerIdentity identity() {
        return identity;
    }

    /** What is known of the audit's samples without asking. */
    AuditLedger ledger() {
        return ledger;
    }

    /**
     * Explains the samples that are at hand in {@code scope}.
     *
     * @return one answer for each sample, in order
     */
    Collection<Answer> explain(List<AuditSample> samples, NDManager scope) {
        Map<AuditSample, Answer> answers = new LinkedHashMap<>();
        List<AuditSample> missing = new ArrayList<>();
        List<Prepared> pictures = new ArrayList<>();
        for (AuditSample sample : samples) {
            var known = known(sample);
            answers.put(sample, known.map(entry -> Answer.of(sample, entry)).orElseGet(() -> pending(sample)));
            if (known.isEmpty()) {
                try {
                    pictures.add(loader.prepare(sample));
                    missing.add(sample);
                } catch (DataException e) {
                    answers.put(sample, Answer.unreadable(sample, e));
                }
            }
        }
        if (!missing.isEmpty()) {
            List<Explanation> explanations = Groups.walk(model.group(), missing.size(), group -> {
                try (NDManager own = scope.newSubManager()) {
                    return explain(loader.batch(
                            own,
                            group.stream().map(missing::get).toList(),
                            group.stream().map(pictures::get).toList()));
                }
            });
            for (int i = 0; i < missing.size(); i++) {
                var entry = new ExplanationCache.Entry(pictures.get(i).geometry(), explanations.get(i));
                remember(missing.get(i), entry);
                answers.put(missing.get(i), Answer.of(missing.get(i), entry));
            }
        }
        return answers.values();
    }

    /** Has what the ledger knows of a sample's explanation at hand, so that it is not asked for that again. */
    void remember(KeptRow row) {
        row.entry().ifPresent(entry -> remember(row.sample(), entry));
    }

    private void remember(AuditSample sample, ExplanationCache.Entry entry) {
        key(sample).ifPresent(key -> cache.keep(key, entry));
    }

    /** Empty where the sample's files cannot be read. */
    private Optional<ExplanationCache.Key> key(AuditSample sample) {
        return contents.of(sample).map(content -> new ExplanationCache.Key(subject, content));
    }

    private Optional<ExplanationCache.Entry> known(AuditSample sample) {
        Optional<ExplanationCache.Entry> made = key(sample).flatMap(cache::find);
        if (made.isPresent()) {
            return made;
        }
        Optional<ExplanationCache.Entry> kept = ledger.explanation(sample);
        kept.ifPresent(entry -> remember(sample, entry));
        return kept;
    }

    private List<Explanation> explain(Batch batch) {
        List<Explanation> explanations = explainer.explain(model, batch);
        if (explanations.size() != batch.size()) {
            throw new ConfigurationException(
                    "The explainer '%s' answered %d of %d samples; it must answer each, undefined if need be."
                            .formatted(explainer.id(), explanations.size(), batch.size()));
        }
        return explanations;
    }

    /** Holds a sample's place in the order until its batch has been explained. */
    private static Answer pending(AuditSample sample) {
        return new Answer(sample, null, null);
    }

    /**
     * Shows metrics the samples group by group, also where only one is left: the last group is filled up with copies. The pictures
     * are only read again if one of them asks.
     *
     * @param work on one group, which answers for each of its samples; the group's pictures live as long as the call
     * @return one answer for each sample
     */
    <T> List<T> measure(List<ExplainedSample> explained, NDManager scope, Function<Measurement, List<T>> work) {
        return measure(model.group(), explained, scope, work);
    }

    /** The same for samples one by one, none of them a copy. */
    <T> List<T> measureEach(List<ExplainedSample> explained, NDManager scope, Function<Measurement, T> work) {
        return measure(1, explained, scope, measurement -> List.of(work.apply(measurement)));
    }

    private <T> List<T> measure(
            int size, List<ExplainedSample> explained, NDManager scope, Function<Measurement, List<T>> work) {
        return Groups.walk(size, explained, group -> {
            try (NDManager own = scope.newSubManager()) {
                return work.apply(measurement(group, own));
            }
        });
    }

    private Measurement measurement(List<ExplainedSample> explained, NDManager scope) {
        List<AuditSample> samples =
                explained.stream().map(ExplainedSample::sample).toList();
        return new Measurement(
                model,
                explainer,
                explained,
                Memoized.of(() -> loader.batch(
                        scope, samples, samples.stream().map(loader::prepare).toList())),
                new SharedWork(),
                ledger);
    }
}
