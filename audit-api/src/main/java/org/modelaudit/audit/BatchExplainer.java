package org.modelaudit.audit;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
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
    private final SampleContents contents;
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
        this.contents = new SampleContents();
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

    private BatchExplainer(BatchExplainer other, AuditedModel model) {
        this.model = model;
        this.explainer = other.explainer;
        this.identity = other.identity;
        this.loader = other.loader;
        this.cache = other.cache;
        this.contents = other.contents;
        this.ledger = other.ledger;
        this.subject = other.subject;
    }

    /** The same of another stream of the model, which shares everything with this one. */
    BatchExplainer on(AuditedModel stream) {
        return new BatchExplainer(this, stream);
    }

    /** The explainer with its settings as resolved for the model. */
    ExplainerIdentity identity() {
        return identity;
    }

    /** What is known of the audit's samples without asking. */
    AuditLedger ledger() {
        return ledger;
    }

    /** Pictures as the model takes them; none is read yet. */
    PreparedPictures pictures() {
        return new PreparedPictures(loader);
    }

    /** Those of the samples that will have to be explained, read; nothing is asked of a ledger. */
    ReadPictures.Read read(List<AuditSample> samples) {
        PreparedPictures pictures = pictures();
        readAhead(samples, pictures);
        return new ReadPictures.Read(List.of(), pictures);
    }

    /** Reads the pictures of those samples that will have to be explained, as far as this run knows; the ledger is asked in turn. */
    void readAhead(List<AuditSample> samples, PreparedPictures pictures) {
        pictures.readAhead(
                samples.stream().filter(sample -> made(sample).isEmpty()).toList());
    }

    /**
     * Explains samples.
     *
     * @param prepared their pictures
     * @param scope owns what is made on the way
     * @return one answer for each sample, in order
     */
    Collection<Answer> explain(List<AuditSample> samples, PreparedPictures prepared, NDManager scope) {
        Map<AuditSample, Answer> answers = new LinkedHashMap<>();
        List<AuditSample> missing = new ArrayList<>();
        List<Prepared> pictures = new ArrayList<>();
        Map<AuditSample, ExplanationCache.Entry> known = known(samples);
        for (AuditSample sample : samples) {
            ExplanationCache.Entry entry = known.get(sample);
            answers.put(sample, entry == null ? pending(sample) : Answer.of(sample, entry));
            if (entry == null) {
                try {
                    pictures.add(prepared.of(sample));
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
                remember(missing.get(i), entry, ledger.keepsWhole(missing.get(i), entry));
                answers.put(missing.get(i), Answer.of(missing.get(i), entry));
            }
        }
        return answers.values();
    }

    /** Has what the ledger knows of a sample's explanation at hand, so that it is not asked for that again. */
    void remember(KeptRow row) {
        row.entry().ifPresent(entry -> remember(row.sample(), entry, true));
    }

    private void remember(AuditSample sample, ExplanationCache.Entry entry, boolean inLedger) {
        key(sample).ifPresent(key -> cache.keep(key, entry, inLedger));
    }

    /** Empty where the sample's files cannot be read. */
    private Optional<ExplanationCache.Key> key(AuditSample sample) {
        return contents.of(sample).map(content -> new ExplanationCache.Key(subject, content));
    }

    private Optional<ExplanationCache.Entry> made(AuditSample sample) {
        return key(sample).flatMap(cache::find);
    }

    private Map<AuditSample, ExplanationCache.Entry> known(List<AuditSample> samples) {
        Map<AuditSample, ExplanationCache.Entry> known = new HashMap<>();
        samples.forEach(sample -> made(sample).ifPresent(entry -> known.put(sample, entry)));
        List<AuditSample> others =
                samples.stream().filter(sample -> !known.containsKey(sample)).toList();
        ledger.explanations(others).forEach((sample, entry) -> {
            remember(sample, entry, true);
            known.put(sample, entry);
        });
        return known;
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
     * Shows metrics the samples group by group, also where only one is left: the last group is filled up with copies.
     *
     * @param prepared pictures, of which one is read if a metric asks for it and nobody did before
     * @param work on one group, which answers for each of its samples; the group's pictures live as long as the call
     * @return one answer for each sample
     */
    <T> List<T> measure(
            List<ExplainedSample> explained,
            PreparedPictures prepared,
            NDManager scope,
            Function<Measurement, List<T>> work) {
        return measure(model.group(), explained, prepared, scope, work);
    }

    /** The same for samples one by one, none of them a copy. */
    <T> List<T> measureEach(
            List<ExplainedSample> explained,
            PreparedPictures prepared,
            NDManager scope,
            Function<Measurement, T> work) {
        return measure(1, explained, prepared, scope, measurement -> List.of(work.apply(measurement)));
    }

    private <T> List<T> measure(
            int size,
            List<ExplainedSample> explained,
            PreparedPictures prepared,
            NDManager scope,
            Function<Measurement, List<T>> work) {
        return Groups.walk(size, explained, group -> {
            try (NDManager own = scope.newSubManager()) {
                return work.apply(measurement(group, prepared, own));
            }
        });
    }

    private Measurement measurement(List<ExplainedSample> explained, PreparedPictures prepared, NDManager scope) {
        List<AuditSample> samples =
                explained.stream().map(ExplainedSample::sample).toList();
        return new Measurement(
                model,
                explainer,
                explained,
                Memoized.of(() -> loader.batch(
                        scope, samples, samples.stream().map(prepared::of).toList())),
                new SharedWork(),
                ledger);
    }
}
