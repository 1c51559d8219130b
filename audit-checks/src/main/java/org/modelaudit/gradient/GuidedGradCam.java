package org.modelaudit.gradient;

import org.modelaudit.attribution.AttributionExplainer;
import org.modelaudit.attribution.ChannelReduction;
import org.modelaudit.attribution.Upsampling;
import org.modelaudit.combination.GuidedProduct;
import org.modelaudit.explain.Explainer;

/**
 * Guided Grad-CAM: Guided Backpropagation times the upsampled positive part of a class activation map, {@code A ⊙ U(max(0, L))}.
 *
 * <p>Signed at the pixels; the map, its largest absolute value over the channels, is not negative and high where both find
 * evidence: Grad-CAM says where, Guided Backpropagation which pixels. Undefined where the class activation map is, and where the
 * product is constant, as it is where that map has no positive part.
 *
 * <p>Selvaraju et al., Grad-CAM, ICCV 2017, section 3.2, with U bilinear. The captum library repeats cells and changes modules of
 * the class {@code ReLU} alone, which is the dialect {@code relu-only}.
 */
final class GuidedGradCam {

    private GuidedGradCam() {}

    static AttributionExplainer explainer(boolean modulesOnly, Explainer map, Upsampling upsampling) {
        return AttributionExplainer.of(
                new GuidedProduct(
                        "guided-grad-cam/" + (modulesOnly ? "relu-only@2" : "paper@1"),
                        "Guided Grad-CAM",
                        GuidedBackpropagation.attribution(modulesOnly),
                        map,
                        upsampling),
                ChannelReduction.MAX_ABS);
    }
}
