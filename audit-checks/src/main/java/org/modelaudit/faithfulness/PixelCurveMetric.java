package org.modelaudit.faithfulness;

import org.modelaudit.baseline.Baseline;
import org.modelaudit.explain.Explainer;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;

/** A metric on the curve of a picture that is replaced pixel by pixel. */
abstract class PixelCurveMetric extends CurveMetric {

    private final PixelSteps steps;

    PixelCurveMetric(MetricDescription description, Baseline baseline, PixelSteps steps) {
        super(description, baseline, steps.settings());
        this.steps = steps;
    }

    final PixelSteps steps() {
        return steps;
    }

    @Override
    public final Cost costPerSample(AuditedModel model, Explainer explainer) {
        return steps.cost(pixels(model));
    }

    @Override
    final ReplacementSchedule schedule(ExplainedPicture picture) {
        return steps.of(picture);
    }
}
