package org.modelaudit.cam;

import java.util.List;
import java.util.stream.IntStream;
import org.modelaudit.data.AuditSet;
import org.modelaudit.naming.Name;

/** Makes every class activation map of this package, in its default settings. */
public final class ClassActivationMaps {

    /** Seed of every method that draws, unless another is given. */
    private static final long SEED = 0;

    private ClassActivationMaps() {}

    /** Grad-CAM: channels weighted by their mean gradient (Selvaraju et al., 2017). */
    @Name("grad-cam")
    public static ClassActivationMap gradCam() {
        return ClassActivationMap.of(new GradCam());
    }

    /** Grad-CAM++: gradients weighted pixel by pixel (Chattopadhyay et al., 2018). */
    @Name("grad-cam-plus-plus")
    public static ClassActivationMap gradCamPlusPlus() {
        return ClassActivationMap.of(new GradCamPlusPlus(GradCamPlusPlus.Dialect.PAPER));
    }

    /** Grad-CAM++ as the pytorch-grad-cam library reads it: 1e-6 is added to the denominator. */
    @Name("grad-cam-plus-plus-epsilon")
    public static ClassActivationMap gradCamPlusPlusWithEpsilon() {
        return ClassActivationMap.of(new GradCamPlusPlus(GradCamPlusPlus.Dialect.EPSILON));
    }

    /** XGrad-CAM: gradients weighted by the activation (Fu et al., 2020). */
    @Name("x-grad-cam")
    public static ClassActivationMap xGradCam() {
        return ClassActivationMap.of(new XGradCam());
    }

    /** Layer-CAM: each cell weighted by its own positive gradient (Jiang et al., 2021). */
    @Name("layer-cam")
    public static ClassActivationMap layerCam() {
        return ClassActivationMap.of(new LayerCam());
    }

    /** HiRes-CAM: each cell weighted by its own gradient (Draelos and Carin, 2020). */
    @Name("hires-cam")
    public static ClassActivationMap hiResCam() {
        return ClassActivationMap.of(new HiResCam());
    }

    /** Eigen-CAM: activations projected on their first singular vector, class-free (Muhammad and Yeasin, 2020). */
    @Name("eigen-cam")
    public static ClassActivationMap eigenCam() {
        return ClassActivationMap.of(new EigenCam(new PrincipalProjection(1, false)));
    }

    /** Eigen-CAM's second component: what the scene holds beside its main object. */
    @Name("eigen-cam-second-component")
    public static ClassActivationMap eigenCamSecondComponent() {
        return ClassActivationMap.of(new EigenCam(new PrincipalProjection(2, false)));
    }

    /** Eigen-CAM as the pytorch-grad-cam library reads it: each channel centred over the cells. */
    @Name("eigen-cam-centred")
    public static ClassActivationMap eigenCamCentred() {
        return ClassActivationMap.of(new EigenCam(new PrincipalProjection(1, true)));
    }

    /** Eigen-Grad-CAM: Eigen-CAM of the activations times their gradient. */
    @Name("eigen-grad-cam")
    public static ClassActivationMap eigenGradCam() {
        return ClassActivationMap.of(new EigenGradCam());
    }

    /** CAM: the last linear layer's weights on the maps that it pools (Zhou et al., 2016); refuses every other head. */
    @Name("cam")
    public static ClassActivationMap cam() {
        return ClassActivationMap.of(new Cam());
    }

    /** Grad-CAM element by element, as the pytorch-grad-cam library has it. */
    @Name("grad-cam-element-wise")
    public static ClassActivationMap gradCamElementWise() {
        return ClassActivationMap.of(new GradCamElementWise());
    }

    /** Grad-CAM++ as its authors' code computes it: α scaled to a sum of 1 for each channel. */
    @Name("grad-cam-plus-plus-official-code")
    public static ClassActivationMap gradCamPlusPlusOfficialCode() {
        return ClassActivationMap.of(new GradCamPlusPlus(GradCamPlusPlus.Dialect.OFFICIAL_CODE));
    }

    /** Smooth Grad-CAM++: Grad-CAM++ averaged over noise (Omeiza et al., 2019); 4 draws of σ = 0.3. */
    @Name("smooth-grad-cam-plus-plus")
    public static ClassActivationMap smoothGradCamPlusPlus() {
        return smoothGradCamPlusPlus(4, 0.3, SEED);
    }

    /**
     * Smooth Grad-CAM++.
     *
     * @param draws noisy copies of each picture, at least 1
     * @param sigma standard deviation of the noise, in units of the prepared picture
     * @param seed of the noise
     */
    public static ClassActivationMap smoothGradCamPlusPlus(int draws, double sigma, long seed) {
        return ClassActivationMap.of(new SmoothGradCamPlusPlus(new NoiseDraws(draws, sigma, seed)));
    }

    /** Eigen-Salience: the picture's gradient along its first singular vector (Muhammad and Yeasin, 2021). */
    @Name("eigen-salience")
    public static ClassActivationMap eigenSalience() {
        return ClassActivationMap.of(new EigenSalience());
    }

    /** Eigen-CAM times Eigen-Salience, at the picture's resolution (Muhammad and Yeasin, 2021). */
    @Name("eigen-cam-salience")
    public static ClassActivationMap eigenCamSalience() {
        return ClassActivationMap.of(new EigenCamSalience());
    }

    /** HayCAM: Grad-CAM of the first 19 principal components (Örnek and Ceylan, 2022). */
    @Name("haycam")
    public static ClassActivationMap hayCam() {
        return hayCam(19);
    }

    /** HayCAM of the first principal components. */
    public static ClassActivationMap hayCam(int components) {
        return ClassActivationMap.of(new HayCam(new Components.First(components), true));
    }

    /**
     * HayCAM of as many principal components as explain a share of the variance.
     *
     * @param share in (0, 1]
     */
    public static ClassActivationMap hayCamExplaining(double share) {
        return ClassActivationMap.of(new HayCam(new Components.Share(share), true));
    }

    /** HayCAM of the first 19 principal components, the activations' mean left in. */
    @Name("haycam-uncentred")
    public static ClassActivationMap hayCamUncentred() {
        return ClassActivationMap.of(new HayCam(new Components.First(19), false));
    }

    /** Score-CAM: channels weighted by the picture's score seen through them (Wang et al., 2020). */
    @Name("score-cam")
    public static ClassActivationMap scoreCam() {
        return ClassActivationMap.of(new ScoreCam(ScoreCam.Dialect.PAPER));
    }

    /** Score-CAM as the pytorch-grad-cam library upsamples: with aligned corners. */
    @Name("score-cam-aligned-corners")
    public static ClassActivationMap scoreCamAlignedCorners() {
        return ClassActivationMap.of(new ScoreCam(ScoreCam.Dialect.ALIGNED_CORNERS));
    }

    /** Score-CAM as its authors' code computes it: probabilities as weights, at the picture's resolution. */
    @Name("score-cam-official-code")
    public static ClassActivationMap scoreCamOfficialCode() {
        return ClassActivationMap.of(new ScoreCam(ScoreCam.Dialect.OFFICIAL_CODE));
    }

    /** SS-CAM: Score-CAM averaged over noise (Wang et al., 2020); 35 draws of σ = 2. */
    @Name("ss-cam")
    public static ClassActivationMap ssCam() {
        return ssCam(35, 2, SEED);
    }

    /**
     * SS-CAM.
     *
     * @param draws noisy copies of each channel, at least 1
     * @param sigma standard deviation of the noise, in units of the layer's output
     * @param seed of the noise
     */
    public static ClassActivationMap ssCam(int draws, double sigma, long seed) {
        return ClassActivationMap.of(new SsCam(new NoiseDraws(draws, sigma, seed)));
    }

    /** IS-CAM: Score-CAM integrated over the mask's strength (Naidu et al., 2020); 10 steps. */
    @Name("is-cam")
    public static ClassActivationMap isCam() {
        return isCam(10);
    }

    /** IS-CAM in so many steps, at least 1. */
    public static ClassActivationMap isCam(int steps) {
        return ClassActivationMap.of(new IsCam(steps));
    }

    /** Ablation-CAM: channels weighted by the share of the score that is lost without them (Desai and Ramaswamy, 2020). */
    @Name("ablation-cam")
    public static ClassActivationMap ablationCam() {
        return ClassActivationMap.of(new AblationCam());
    }

    /** Recipro-CAM: what the head makes of each cell with its neighbours alone (Byun and Lee, 2022). */
    @Name("recipro-cam")
    public static ClassActivationMap reciproCam() {
        return ClassActivationMap.of(new ReciproCam(true, Score.PROBABILITY));
    }

    /** Recipro-CAM with the logit in place of the probability. */
    @Name("recipro-cam-logit")
    public static ClassActivationMap reciproCamLogit() {
        return ClassActivationMap.of(new ReciproCam(true, Score.LOGIT));
    }

    /** Recipro-CAM with masks of one cell, without its neighbours. */
    @Name("recipro-cam-plain")
    public static ClassActivationMap reciproCamPlain() {
        return ClassActivationMap.of(new ReciproCam(false, Score.PROBABILITY));
    }

    /** Recipro-CAM with masks of one cell, and the logit in place of the probability. */
    @Name("recipro-cam-plain-logit")
    public static ClassActivationMap reciproCamPlainLogit() {
        return ClassActivationMap.of(new ReciproCam(false, Score.LOGIT));
    }

    /** Integrated Grad-CAM: Grad-CAM integrated from a baseline (Sattarzadeh et al., 2021); 50 steps. */
    @Name("integrated-grad-cam")
    public static ClassActivationMap integratedGradCam() {
        return integratedGradCam(50);
    }

    /** Integrated Grad-CAM in so many steps, at least 1. */
    public static ClassActivationMap integratedGradCam(int steps) {
        return ClassActivationMap.of(new IntegratedGradCam(steps));
    }

    /** CAMERAS at the last convolution in eight sizes (Jalwana et al., 2021). */
    @Name("cameras")
    public static ClassActivationMap cameras() {
        return cameras(IntStream.range(0, 8).mapToObj(i -> 1 + i * 100 / 224.0).toList());
    }

    /**
     * CAMERAS in other sizes.
     *
     * @param factors of the picture's own size, of which the first is 1
     */
    public static ClassActivationMap cameras(List<Double> factors) {
        return ClassActivationMap.of(new Cameras(factors));
    }

    /**
     * CCAM: what a group of pictures has in common, in each of them (Li et al., 2019); for no class.
     *
     * @param group reference pictures that show the same kind of object, at least one
     */
    public static CommonComponentCam commonComponentCam(AuditSet group) {
        return CommonComponentCam.of(group);
    }
}
