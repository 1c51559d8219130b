package org.modelaudit.gradient;

import java.util.Map;
import java.util.function.Supplier;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.ExplainerProvider;

/** Names the gradient explainers. */
public final class GradientProvider implements ExplainerProvider {

    @Override
    public Map<String, Supplier<Explainer>> explainers() {
        return Map.ofEntries(
                Map.entry("gradient", GradientExplainers::gradient),
                Map.entry("gradient-times-input", GradientExplainers::gradientTimesInput),
                Map.entry("integrated-gradients", GradientExplainers::integratedGradients),
                Map.entry("smooth-grad", GradientExplainers::smoothGrad),
                Map.entry("smooth-grad-squared", GradientExplainers::smoothGradSquared),
                Map.entry("var-grad", GradientExplainers::varGrad),
                Map.entry("noise-grad", GradientExplainers::noiseGrad),
                Map.entry("fusion-grad", GradientExplainers::fusionGrad),
                Map.entry("full-grad", GradientExplainers::fullGrad),
                Map.entry("full-grad-channel-scaled", GradientExplainers::fullGradChannelScaled),
                Map.entry("full-grad-layer-scaled", GradientExplainers::fullGradLayerScaled),
                Map.entry("guided-backpropagation", GradientExplainers::guidedBackpropagation),
                Map.entry("guided-backpropagation-relu-only", GradientExplainers::guidedBackpropagationReluOnly),
                Map.entry("deconvnet", GradientExplainers::deconvNet),
                Map.entry("deconvnet-relu-only", GradientExplainers::deconvNetReluOnly),
                Map.entry("clear", GradientExplainers::clear),
                Map.entry("guided-grad-cam", GradientExplainers::guidedGradCam));
    }
}
