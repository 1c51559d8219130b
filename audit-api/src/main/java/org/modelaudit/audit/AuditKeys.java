package org.modelaudit.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.modelaudit.content.ContentDigest;
import org.modelaudit.content.Libraries;
import org.modelaudit.content.Machine;
import org.modelaudit.content.UntoldContentException;
import org.modelaudit.data.AuditSample;
import org.modelaudit.explain.Explainer;
import org.modelaudit.ledger.KeptContext;
import org.modelaudit.ledger.LedgerKey;
import org.modelaudit.metric.Metric;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.result.ExplainerIdentity;

/**
 * Under what the outcomes of one audit are kept: everything that they depend on, or nothing where somebody does not say on what. A key
 * is made of the model's bytes and how they are read and run, the seed, the explainer and the metric with all that they hold, the code
 * of all these, the libraries, the JVM and the processor, and of the sample.
 */
final class AuditKeys {

    private final @Nullable LedgerKey model;
    private final @Nullable LedgerKey explainer;
    private final boolean lasting;
    private final List<Optional<KeptContext>> metrics = new ArrayList<>();
    private final List<String> untold = new ArrayList<>();
    private final SampleContents samples;

    private AuditKeys(AuditedModel model, Explainer asked, ExplainerIdentity identity, SampleContents samples) {
        this.samples = samples;
        this.model = told("the model '%s'".formatted(model.identity().file()), model)
                .map(digest -> LedgerKey.of(
                        "model",
                        digest,
                        model.runSeed().toString(),
                        Machine.words(),
                        Libraries.jars().toString()))
                .orElse(null);
        LedgerKey ofModel = this.model;
        this.lasting = !model.device().isGpu();
        if (!lasting) {
            untold.add(
                    "what the model '%s' gives on a GPU is computed each time: last bits depend on its name and driver, which are not known"
                            .formatted(model.identity().file()));
        }
        this.explainer = ofModel == null || !lasting
                ? null
                : told("the explainer '%s'".formatted(identity.id()), List.of(AuditKeys.class, asked))
                        .map(digest -> LedgerKey.of(
                                "explainer",
                                ofModel.sha256(),
                                digest,
                                identity.id(),
                                identity.settings().toString()))
                        .orElse(null);
    }

    /** Of an audit with these requirements' metrics. */
    static AuditKeys of(
            AuditedModel model,
            Explainer explainer,
            ExplainerIdentity identity,
            List<Metric> metrics,
            SampleContents samples) {
        AuditKeys keys = new AuditKeys(model, explainer, identity, samples);
        metrics.forEach(metric -> keys.metrics.add(keys.context(model, identity, metric)));
        return keys;
    }

    private Optional<KeptContext> context(AuditedModel audited, ExplainerIdentity identity, Metric metric) {
        LedgerKey asked = explainer;
        if (asked == null) {
            return Optional.empty();
        }
        return told("the metric '%s'".formatted(metric.id()), metric)
                .map(digest -> new KeptContext(
                        LedgerKey.of(
                                "metric",
                                asked.sha256(),
                                digest,
                                metric.id().toString(),
                                new TreeMap<>(metric.settings()).toString()),
                        facts(audited, identity, metric)));
    }

    private static SortedMap<String, String> facts(AuditedModel model, ExplainerIdentity explainer, Metric metric) {
        return new TreeMap<>(Map.of(
                "model", model.identity().sha256(),
                "file", model.identity().file(),
                "input", model.input().toString(),
                "output", model.output().meaning().toString(),
                "engine", model.engine(),
                "device", model.device().toString(),
                "seed", model.runSeed().toString(),
                "explainer", explainer.id() + " " + explainer.settings(),
                "metric", metric.id().toString(),
                "settings", new TreeMap<>(metric.settings()).toString()));
    }

    private Optional<String> told(String what, Object value) {
        try {
            return Optional.of(ContentDigest.of(value));
        } catch (UntoldContentException e) {
            untold.add("what %s gives is computed each time: %s".formatted(what, e.getMessage()));
            return Optional.empty();
        }
    }

    /** Whether what is made now may be used again by a later run. */
    boolean isLasting() {
        return lasting;
    }

    /** Who does not say what tells it from others, a clause each. */
    List<String> untold() {
        return untold;
    }

    /** What the samples of a requirement share; empty where its outcomes cannot be kept. */
    Optional<KeptContext> context(int requirement) {
        return metrics.get(requirement);
    }

    /** Of a sample's explanation; empty where it cannot be kept. */
    Optional<LedgerKey> explanation(AuditSample sample) {
        LedgerKey asked = explainer;
        return asked == null
                ? Optional.empty()
                : samples.of(sample).map(content -> LedgerKey.of("explanation", asked.sha256(), content));
    }

    /** Of a sample's outcome under a requirement; empty where it cannot be kept. */
    Optional<LedgerKey> outcome(AuditSample sample, int requirement) {
        return context(requirement)
                .flatMap(context -> samples.of(sample)
                        .map(content -> LedgerKey.of("outcome", context.key().sha256(), content)));
    }

    /** Of work on a model and a sample, without an explanation; empty where it cannot be kept. */
    Optional<LedgerKey> work(AuditSample sample, Object work) {
        LedgerKey ofModel = model;
        if (ofModel == null) {
            return Optional.empty();
        }
        try {
            String digest = ContentDigest.of(List.of(AuditKeys.class, work));
            return samples.of(sample).map(content -> LedgerKey.of("work", ofModel.sha256(), digest, content));
        } catch (UntoldContentException e) {
            return Optional.empty();
        }
    }
}
