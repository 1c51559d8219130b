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
 */
public record Measurement(
        AuditedModel model, Explainer explainer, List<ExplainedSample> samples, Supplier<Batch> batch) {

    public Measurement {
        samples = List.copyOf(samples);
    }
}
