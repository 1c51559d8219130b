package org.modelaudit.gradient;

import java.util.Map;
import org.modelaudit.attribution.Attributions;
import org.modelaudit.attribution.PixelAttribution;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;

/**
 * Gradient × Input: {@code x ⊙ ∂y/∂x}, each pixel's share in the score of a linear model without a bias.
 *
 * <p>Shrikumar et al., Not just a black box: learning important features through propagating activation differences, 2016. The
 * input is the prepared tensor, in which 0 is the data's mean colour.
 *
 * @param attribution that is multiplied
 */
record TimesInput(String id, String name, PixelAttribution attribution) implements PixelAttribution {

    @Override
    public Map<String, String> settings(AuditedModel model) {
        return attribution.settings(model);
    }

    @Override
    public Cost costPerSample(AuditedModel model) {
        return attribution.costPerSample(model);
    }

    @Override
    public Attributions attribute(AuditedModel model, Batch batch, TargetClass target) {
        Attributions found = attribution.attribute(model, batch, target);
        return found.withValues(found.values().mul(batch.images()));
    }
}
