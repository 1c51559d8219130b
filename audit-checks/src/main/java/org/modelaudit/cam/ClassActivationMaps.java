package org.modelaudit.cam;

/** Makes every class activation map of this package, in its default settings. */
public final class ClassActivationMaps {

    private ClassActivationMaps() {}

    /** Grad-CAM: channels weighted by their mean gradient (Selvaraju et al., 2017). */
    public static ClassActivationMap gradCam() {
        return ClassActivationMap.of(new GradCam());
    }

    /** Grad-CAM++: gradients weighted pixel by pixel (Chattopadhyay et al., 2018). */
    public static ClassActivationMap gradCamPlusPlus() {
        return ClassActivationMap.of(new GradCamPlusPlus(0));
    }

    /** Grad-CAM++ as the pytorch-grad-cam library reads it: 1e-6 is added to the denominator. */
    public static ClassActivationMap gradCamPlusPlusWithEpsilon() {
        return ClassActivationMap.of(new GradCamPlusPlus(1e-6));
    }

    /** XGrad-CAM: gradients weighted by the activation (Fu et al., 2020). */
    public static ClassActivationMap xGradCam() {
        return ClassActivationMap.of(new XGradCam());
    }

    /** Layer-CAM: each cell weighted by its own positive gradient (Jiang et al., 2021). */
    public static ClassActivationMap layerCam() {
        return ClassActivationMap.of(new LayerCam());
    }

    /** HiRes-CAM: each cell weighted by its own gradient (Draelos and Carin, 2020). */
    public static ClassActivationMap hiResCam() {
        return ClassActivationMap.of(new HiResCam());
    }

    /** Eigen-CAM: activations projected on their first singular vector, class-free (Muhammad and Yeasin, 2020). */
    public static ClassActivationMap eigenCam() {
        return ClassActivationMap.of(new EigenCam(new PrincipalProjection(1, false)));
    }

    /** Eigen-CAM's second component: what the scene holds beside its main object. */
    public static ClassActivationMap eigenCamSecondComponent() {
        return ClassActivationMap.of(new EigenCam(new PrincipalProjection(2, false)));
    }

    /** Eigen-CAM as the pytorch-grad-cam library reads it: each channel centred over the cells. */
    public static ClassActivationMap eigenCamCentred() {
        return ClassActivationMap.of(new EigenCam(new PrincipalProjection(1, true)));
    }

    /** Eigen-Grad-CAM: Eigen-CAM of the activations times their gradient. */
    public static ClassActivationMap eigenGradCam() {
        return ClassActivationMap.of(new EigenGradCam());
    }
}
