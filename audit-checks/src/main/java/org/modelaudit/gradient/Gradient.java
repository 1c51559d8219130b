package org.modelaudit.gradient;

import ai.djl.ndarray.NDArray;
import java.util.Map;
import org.modelaudit.attribution.Attributions;
import org.modelaudit.attribution.PixelAttribution;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.ExplainedClasses;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;
import org.modelaudit.model.Layer;
import org.modelaudit.model.LayerCut;

/**
 * Gradient: how the class's logit changes with each pixel, {@code ∂y/∂x}, signed. One pass forward and one back.
 *
 * <p>Positive where more of a pixel's channel raises the logit. The map of {@link GradientExplainers#gradient()}, its largest
 * absolute value over the channels, is not negative and high where the logit is sensitive to the pixel. Undefined where that map
 * is constant, as it is where a dead network hands back zeros.
 *
 * <p>Simonyan, Vedaldi and Zisserman, Deep inside convolutional networks, 2014, section 3.
 */
record Gradient() implements PixelAttribution {

    @Override
    public String id() {
        return "gradient/paper@1";
    }

    @Override
    public String name() {
        return "Gradient";
    }

    @Override
    public Map<String, String> settings(AuditedModel model) {
        return Map.of();
    }

    @Override
    public Cost costPerSample(AuditedModel model) {
        return Cost.of(0, 1, 1, 1);
    }

    @Override
    public Attributions attribute(AuditedModel model, Batch batch, TargetClass target) {
        LayerCut cut = model.cutAt(Layer.INPUT);
        LayerCut.HeadPass pass = cut.record(cut.features(batch.images()));
        ExplainedClasses classes = ExplainedClasses.of(model.output(), pass.logits(), batch.samples(), target);
        NDArray gradient = pass.gradient(classes.indexes());
        return Attributions.of(classes, gradient);
    }
}
