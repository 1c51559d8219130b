package org.modelaudit.gradient;

import java.util.Map;
import org.modelaudit.attribution.AttributionExplainer;
import org.modelaudit.attribution.Attributions;
import org.modelaudit.attribution.ChannelReduction;
import org.modelaudit.attribution.PixelAttribution;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;

/**
 * Gradient × Input: {@code x ⊙ ∂y/∂x}, each pixel's share in the score of a linear model without a bias.
 *
 * <p>Signed; positive where a pixel raises the class's logit above what 0 in its place would give, to first order. The map is the
 * sum over the channels. Undefined where it is constant, as for a picture of zeros.
 *
 * <p>Shrikumar et al., Not just a black box: learning important features through propagating activation differences, 2016. The
 * input is the prepared tensor, in which 0 is the data's mean colour.
 */
record GradientTimesInput() implements PixelAttribution {

    private static final PixelAttribution GRADIENT = new Gradient();

    static AttributionExplainer explainer() {
        return AttributionExplainer.of(new GradientTimesInput(), ChannelReduction.SUM);
    }

    @Override
    public String id() {
        return "gradient-times-input/paper@1";
    }

    @Override
    public String name() {
        return "Gradient × Input";
    }

    @Override
    public Map<String, String> settings(AuditedModel model) {
        return GRADIENT.settings(model);
    }

    @Override
    public Cost costPerSample(AuditedModel model) {
        return GRADIENT.costPerSample(model);
    }

    @Override
    public Attributions attribute(AuditedModel model, Batch batch, TargetClass target) {
        Attributions found = GRADIENT.attribute(model, batch, target);
        return found.withValues(found.values().mul(batch.images()));
    }
}
