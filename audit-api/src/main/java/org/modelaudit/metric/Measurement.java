package org.modelaudit.metric;

import java.util.List;
import java.util.function.Supplier;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.Explainer;
import org.modelaudit.model.AuditedModel;

/**
 * Everything that a metric may look at for one batch.
 *
 * @param model under audit
 * @param explainer that made the explanations, for metrics that explain changed inputs
 * @param samples {@code N} samples, each with a heatmap that can be measured
 * @param batch the same samples' pictures as a tensor; read from disk only when a metric asks
 * @param shared what one metric worked out that another may need
 */
public record Measurement(
        AuditedModel model,
        Explainer explainer,
        List<ExplainedSample> samples,
        Supplier<Batch> batch,
        SharedWork shared) {

    public Measurement {
        samples = List.copyOf(samples);
    }

    /** With nothing worked out yet. */
    public Measurement(AuditedModel model, Explainer explainer, List<ExplainedSample> samples, Supplier<Batch> batch) {
        this(model, explainer, samples, batch, new SharedWork());
    }
}
