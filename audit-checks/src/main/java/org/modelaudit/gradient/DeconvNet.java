package org.modelaudit.gradient;

import org.modelaudit.attribution.AttributionExplainer;
import org.modelaudit.attribution.ChannelReduction;

/**
 * DeconvNet: the way back to the pixels on which every rectifier hands on what is positive, whatever was active on the way forth,
 * {@code R_in = 1[R_out > 0] · R_out}; a maximum goes back by its switches, a convolution by its transpose.
 *
 * <p>Signed at the pixels, where the first layer's weights turn it; the map, its largest absolute value over the channels, is not
 * negative and high where the class's unit looks for something. Without a rectifier it is the gradient. Undefined where the map is
 * constant, as it is where nothing positive comes back.
 *
 * <p>Zeiler and Fergus, Visualizing and understanding convolutional networks, ECCV 2014, section 2.1. The paper speaks of every
 * rectification of the network. The field's libraries change modules of the class {@code ReLU} alone and leave ReLU6 and
 * functional forms as they are, which is the dialect {@code relu-only}; it refuses a model without such a module, such as every frozen
 * file, where it would be the plain gradient.
 */
final class DeconvNet {

    private DeconvNet() {}

    static AttributionExplainer explainer(boolean modulesOnly) {
        return AttributionExplainer.of(
                new RectifiedGradient(
                        "deconvnet/" + (modulesOnly ? "relu-only@2" : "paper@1"),
                        "DeconvNet",
                        RectifierRule.DECONVOLUTION,
                        modulesOnly),
                ChannelReduction.MAX_ABS);
    }
}
