package org.modelaudit.samples.papers;

import static org.modelaudit.checks.Audits.ablationCam;
import static org.modelaudit.checks.Audits.cnnFixations;
import static org.modelaudit.checks.Audits.contrastiveExcitationBackpropagation;
import static org.modelaudit.checks.Audits.eigenCam;
import static org.modelaudit.checks.Audits.gradCam;
import static org.modelaudit.checks.Audits.gradCamPlusPlus;
import static org.modelaudit.checks.Audits.gradient;
import static org.modelaudit.checks.Audits.hayCam;
import static org.modelaudit.checks.Audits.hayCamUncentred;
import static org.modelaudit.checks.Audits.isCam;
import static org.modelaudit.checks.Audits.layerCam;
import static org.modelaudit.checks.Audits.reciproCam;
import static org.modelaudit.checks.Audits.scoreCam;
import static org.modelaudit.checks.Audits.smoothGradCamPlusPlus;
import static org.modelaudit.checks.Audits.ssCam;
import static org.modelaudit.checks.Audits.xGradCam;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.modelaudit.cam.ClassActivationMap;
import org.modelaudit.explain.Explainer;

/** The explainers of each paper's table by the names that it gives them, class activation maps at a layer. */
final class PaperExplainers {

    static final String GRAD_CAM = "Grad-CAM";
    static final String GRAD_CAM_PLUS_PLUS = "Grad-CAM++";
    static final String EIGEN_CAM = "Eigen-CAM";
    static final String GRADIENT = "Gradient";
    static final String C_MWP = "c-MWP";
    static final String FIXATIONS = "CNN-Fixations";
    static final String HAY_CAM = "HayCAM";
    static final String HAY_CAM_UNCENTRED = "HayCAM, uncentred";
    static final String HAY_CAM_5 = "HayCAM of 5";
    static final String HAY_CAM_1 = "HayCAM of 1";
    static final String SCORE_CAM = "Score-CAM";
    static final String SS_CAM = "SS-CAM";
    static final String IS_CAM = "IS-CAM";
    static final String RECIPRO_CAM = "Recipro-CAM";
    static final String ABLATION_CAM = "Ablation-CAM";
    static final String LAYER_CAM = "Layer-CAM";
    static final String X_GRAD_CAM = "XGrad-CAM";
    static final String SMOOTH_GRAD_CAM_PLUS_PLUS = "Smooth Grad-CAM++";

    private final UnaryOperator<ClassActivationMap> at;

    /**
     * @param at a layer, or as it is for the default one
     */
    PaperExplainers(UnaryOperator<ClassActivationMap> at) {
        this.at = at;
    }

    /** What Eigen-CAM is compared with that is no class activation map. */
    Map<String, Explainer> ofPixels() {
        Map<String, Explainer> explainers = new LinkedHashMap<>();
        explainers.put(GRADIENT, gradient());
        explainers.put(C_MWP, contrastiveExcitationBackpropagation());
        explainers.put(FIXATIONS, cnnFixations());
        return explainers;
    }

    /** Those that both papers compare. */
    Map<String, Explainer> ofBoth() {
        Map<String, Explainer> explainers = new LinkedHashMap<>();
        explainers.put(GRAD_CAM, at.apply(gradCam()));
        explainers.put(GRAD_CAM_PLUS_PLUS, at.apply(gradCamPlusPlus()));
        explainers.put(EIGEN_CAM, at.apply(eigenCam()));
        return explainers;
    }

    /** The readings of HayCAM. */
    Map<String, Explainer> ofHayCam() {
        Map<String, Explainer> explainers = new LinkedHashMap<>();
        explainers.put(HAY_CAM, at.apply(hayCam()));
        explainers.put(HAY_CAM_UNCENTRED, at.apply(hayCamUncentred()));
        explainers.put(HAY_CAM_5, at.apply(hayCam(5)));
        explainers.put(HAY_CAM_1, at.apply(hayCam(1)));
        return explainers;
    }

    /** Those of the overview that take few passes. */
    Map<String, Explainer> ofOverview() {
        Map<String, Explainer> explainers = ofBoth();
        explainers.put(SMOOTH_GRAD_CAM_PLUS_PLUS, at.apply(smoothGradCamPlusPlus()));
        explainers.put(X_GRAD_CAM, at.apply(xGradCam()));
        explainers.put(LAYER_CAM, at.apply(layerCam()));
        explainers.put(ABLATION_CAM, at.apply(ablationCam()));
        explainers.put(RECIPRO_CAM, at.apply(reciproCam()));
        return explainers;
    }

    /** A pass for every channel. */
    Map<String, Explainer> ofScores() {
        return new LinkedHashMap<>(Map.of(SCORE_CAM, at.apply(scoreCam())));
    }

    /** Tens of passes for every channel. */
    Map<String, Explainer> ofManyScores() {
        Map<String, Explainer> explainers = new LinkedHashMap<>();
        explainers.put(SS_CAM, at.apply(ssCam()));
        explainers.put(IS_CAM, at.apply(isCam()));
        return explainers;
    }
}
