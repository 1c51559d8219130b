package org.modelaudit.audit;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.modelaudit.data.AuditSample;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.error.DataException;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.Explanation;
import org.modelaudit.image.Prepared;
import org.modelaudit.metric.ExplainedSample;
import org.modelaudit.metric.Measurement;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.result.ExplainerIdentity;

/** Explains the samples of one audit batch by batch, each at most once in a run. */
final class BatchExplainer {

    private final AuditedModel model;
    private final Explainer explainer;
    private final ExplainerIdentity identity;
    private final PictureLoader loader;
    private final ExplanationCache cache;
    private final String subject;

    BatchExplainer(AuditedModel model, Explainer explainer, ExplanationCache cache) {
        this.model = model;
        this.explainer = explainer;
        this.identity =
                new ExplainerIdentity(explainer.id(), explainer.name(), new TreeMap<>(explainer.settings(model)));
        this.loader = new PictureLoader(model.input());
        this.cache = cache;
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

    /**
     * Explains a batch in {@code scope}.
     *
     * @return one answer for each sample, in order
     */
    Collection<Answer> explain(List<AuditSample> samples, NDManager scope) {
        Map<AuditSample, Answer> answers = new LinkedHashMap<>();
        List<AuditSample> missing = new ArrayList<>();
        List<Prepared> pictures = new ArrayList<>();
        for (AuditSample sample : samples) {
            var known = cache.find(ExplanationCache.Key.of(subject, sample));
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
            List<Explanation> explanations = explain(loader.batch(scope, missing, pictures));
            for (int i = 0; i < missing.size(); i++) {
                var entry = new ExplanationCache.Entry(pictures.get(i).geometry(), explanations.get(i));
                cache.keep(ExplanationCache.Key.of(subject, missing.get(i)), entry);
                answers.put(missing.get(i), Answer.of(missing.get(i), entry));
            }
        }
        return answers.values();
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

    /** What metrics may look at; the pictures are only read again if one of them asks. */
    Measurement measurement(List<ExplainedSample> explained, NDManager scope) {
        List<AuditSample> samples =
                explained.stream().map(ExplainedSample::sample).toList();
        return new Measurement(
                model,
                explainer,
                explained,
                Memoized.of(() -> loader.batch(
                        scope, samples, samples.stream().map(loader::prepare).toList())));
    }
}
