package org.modelaudit.cam;

import java.util.Map;
import java.util.function.Supplier;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.ExplainerProvider;

/** Names the class activation maps. */
public final class CamProvider implements ExplainerProvider {

    @Override
    public Map<String, Supplier<Explainer>> explainers() {
        return Map.of(
                "grad-cam", ClassActivationMaps::gradCam,
                "grad-cam-plus-plus", ClassActivationMaps::gradCamPlusPlus,
                "grad-cam-plus-plus-epsilon", ClassActivationMaps::gradCamPlusPlusWithEpsilon,
                "x-grad-cam", ClassActivationMaps::xGradCam,
                "layer-cam", ClassActivationMaps::layerCam,
                "hires-cam", ClassActivationMaps::hiResCam,
                "eigen-cam", ClassActivationMaps::eigenCam,
                "eigen-cam-second-component", ClassActivationMaps::eigenCamSecondComponent,
                "eigen-cam-centred", ClassActivationMaps::eigenCamCentred,
                "eigen-grad-cam", ClassActivationMaps::eigenGradCam);
    }
}
