package org.modelaudit.cam;

import static java.util.Map.entry;

import java.util.Map;
import java.util.function.Supplier;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.ExplainerProvider;

/** Names the class activation maps. */
public final class CamProvider implements ExplainerProvider {

    @Override
    public Map<String, Supplier<Explainer>> explainers() {
        return Map.ofEntries(
                entry("grad-cam", ClassActivationMaps::gradCam),
                entry("grad-cam-element-wise", ClassActivationMaps::gradCamElementWise),
                entry("grad-cam-plus-plus", ClassActivationMaps::gradCamPlusPlus),
                entry("grad-cam-plus-plus-epsilon", ClassActivationMaps::gradCamPlusPlusWithEpsilon),
                entry("grad-cam-plus-plus-official-code", ClassActivationMaps::gradCamPlusPlusOfficialCode),
                entry("smooth-grad-cam-plus-plus", ClassActivationMaps::smoothGradCamPlusPlus),
                entry("x-grad-cam", ClassActivationMaps::xGradCam),
                entry("layer-cam", ClassActivationMaps::layerCam),
                entry("hires-cam", ClassActivationMaps::hiResCam),
                entry("integrated-grad-cam", ClassActivationMaps::integratedGradCam),
                entry("cam", ClassActivationMaps::cam),
                entry("cameras", ClassActivationMaps::cameras),
                entry("eigen-cam", ClassActivationMaps::eigenCam),
                entry("eigen-cam-second-component", ClassActivationMaps::eigenCamSecondComponent),
                entry("eigen-cam-centred", ClassActivationMaps::eigenCamCentred),
                entry("eigen-grad-cam", ClassActivationMaps::eigenGradCam),
                entry("eigen-salience", ClassActivationMaps::eigenSalience),
                entry("eigen-cam-salience", ClassActivationMaps::eigenCamSalience),
                entry("haycam", ClassActivationMaps::hayCam),
                entry("haycam-uncentred", ClassActivationMaps::hayCamUncentred),
                entry("score-cam", ClassActivationMaps::scoreCam),
                entry("score-cam-aligned-corners", ClassActivationMaps::scoreCamAlignedCorners),
                entry("score-cam-official-code", ClassActivationMaps::scoreCamOfficialCode),
                entry("ss-cam", ClassActivationMaps::ssCam),
                entry("is-cam", ClassActivationMaps::isCam),
                entry("ablation-cam", ClassActivationMaps::ablationCam),
                entry("recipro-cam", ClassActivationMaps::reciproCam),
                entry("recipro-cam-logit", ClassActivationMaps::reciproCamLogit),
                entry("recipro-cam-plain", ClassActivationMaps::reciproCamPlain),
                entry("recipro-cam-plain-logit", ClassActivationMaps::reciproCamPlainLogit));
    }
}
