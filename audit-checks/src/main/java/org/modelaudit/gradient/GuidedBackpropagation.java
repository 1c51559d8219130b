package org.modelaudit.gradient;

import org.modelaudit.attribution.AttributionExplainer;
import org.modelaudit.attribution.ChannelReduction;
import org.modelaudit.attribution.PixelAttribution;

/**
 * Guided Backpropagation: the gradient, of which every rectifier hands back only what is positive and came through where it was
 * active, {@code R_in = 1[x > 0] · 1[R_out > 0] · R_out}.
 *
 * <p>Signed at the pixels, where the first layer's weights turn it; the map, its largest absolute value over the channels, is not
 * negative and high where a pixel takes part in what raises the class's logit. Without a rectifier it is the gradient. Undefined
 * where the map is constant, as it is where nothing positive comes back.
 *
 * <p>Springenberg et al., Striving for simplicity: the all convolutional net, ICLR workshop 2015, section 3.4. The paper speaks of
 * every rectification of the network. The field's libraries change modules of the class {@code ReLU} alone and leave ReLU6 and
 * functional forms as they are, which is the dialect {@code relu-only}; it refuses a model without such a module, such as every frozen
 * file, where it would be the plain gradient.
 */
final class GuidedBackpropagation {

    private GuidedBackpropagation() {}

    static AttributionExplainer explainer(boolean modulesOnly) {
        return AttributionExplainer.of(attribution(modulesOnly), ChannelReduction.MAX_ABS);
    }

    static PixelAttribution attribution(boolean modulesOnly) {
        return new RectifiedGradient(
                "guided-backpropagation/" + (modulesOnly ? "relu-only@2" : "paper@1"),
                "Guided Backpropagation",
                RectifierRule.GUIDED,
                modulesOnly);
    }
}
