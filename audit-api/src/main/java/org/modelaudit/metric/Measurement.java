package org.modelaudit.metric;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.Explainer;
import org.modelaudit.model.AuditedModel;

/**
 * Everything that a metric may look at for a few samples. In an audit these are as many as {@link AuditedModel#group()} says, of
 * which the last may be copies: one sample on a CPU.
 *
 * @param model under audit
 * @param explainer that made the explanations, for metrics that explain changed inputs
 * @param samples {@code N} samples, each with a heatmap that can be measured
 * @param batch the same samples' pictures as a tensor; read from disk only when a metric asks
 * @param shared what one metric worked out that another may need
 * @param kept what was worked out for single samples that audits by other explainers may need
 */
public record Measurement(
        AuditedModel model,
        Explainer explainer,
        List<ExplainedSample> samples,
        Supplier<Batch> batch,
        SharedWork shared,
        KeptWork kept) {

    public Measurement {
        samples = List.copyOf(samples);
    }

    /** With nothing worked out yet. */
    public Measurement(AuditedModel model, Explainer explainer, List<ExplainedSample> samples, Supplier<Batch> batch) {
        this(model, explainer, samples, batch, new SharedWork(), KeptWork.none());
    }

    /**
     * Walks over the samples one after another, for a metric to which the others are not to be known.
     *
     * @param work on a measurement of one sample, whose picture lives as long as the call
     */
    public <T> List<T> oneByOne(Function<Measurement, T> work) {
        return batch.get()
                .oneByOneWithIndex((i, one) -> work.apply(
                        new Measurement(model, explainer, List.of(samples.get(i)), () -> one, new SharedWork(), kept)));
    }
}
