package org.modelaudit.perturbation;

import org.modelaudit.explain.Explainer;
import org.modelaudit.gradient.GradientExplainers;
import org.modelaudit.naming.Name;

/** Makes every explainer of this package. */
public final class Perturbations {

    /** The seed of masks and variants unless another is given. */
    public static final long SEED = 42;

    private Perturbations() {}

    /** Occlusion by a window of a seventh of the picture's shorter side at half that stride (Zeiler and Fergus, 2014). */
    @Name("occlusion")
    public static Occlusion occlusion() {
        return Occlusion.ofASeventh();
    }

    /**
     * Occlusion by a window of a given size.
     *
     * @param window in pixels
     * @param stride in pixels, at most the window
     */
    public static Occlusion occlusion(int window, int stride) {
        return Occlusion.of(window, stride);
    }

    /** RISE with 4000 masks of 7×7 cells, of which half are kept (Petsiuk et al., 2018). */
    @Name("rise")
    public static Rise rise() {
        return rise(4000);
    }

    /** RISE with a number of masks; the map's noise falls with its square root. */
    public static Rise rise(int masks) {
        return rise(masks, 7, 0.5, SEED);
    }

    /**
     * RISE with all its settings.
     *
     * @param masks how many, one forward pass each
     * @param grid cells a side
     * @param kept probability that a cell shows, between 0 and 1
     * @param seed of the masks
     */
    public static Rise rise(int masks, int grid, double kept, long seed) {
        return Rise.of(masks, grid, kept, seed);
    }

    /** LIME on about 50 superpixels with 1000 variants (Ribeiro et al., 2016). */
    @Name("lime")
    public static Lime lime() {
        return lime(SEED);
    }

    /** LIME with a seed of its own. */
    public static Lime lime(long seed) {
        return Lime.standard(seed);
    }

    /** KernelSHAP on about 50 superpixels with 2048 sets of them (Lundberg and Lee, 2017). */
    @Name("kernel-shap")
    public static KernelShap kernelShap() {
        return kernelShap(SEED);
    }

    /** KernelSHAP with a seed of its own. */
    public static KernelShap kernelShap(long seed) {
        return KernelShap.standard(seed);
    }

    /** Meaningful perturbation: a mask learnt in 300 steps (Fong and Vedaldi, 2017). Needs gradients. */
    @Name("meaningful-perturbation")
    public static MeaningfulPerturbation meaningfulPerturbation() {
        return meaningfulPerturbation(300);
    }

    /** Meaningful perturbation with a number of steps, one forward and one backward pass each. */
    public static MeaningfulPerturbation meaningfulPerturbation(int steps) {
        return MeaningfulPerturbation.of(steps, SEED);
    }

    /** FGVis: a mask for every colour of every pixel, by deletion, in at most 500 steps (Wagner et al., 2019). Needs gradients. */
    @Name("fgvis")
    public static FgVis fgVis() {
        return fgVis(500);
    }

    /** FGVis by deletion with another limit of steps, one forward and one backward pass each. */
    public static FgVis fgVis(int steps) {
        return FgVis.of(MaskGame.DELETION, steps);
    }

    /** FGVis by preservation: the pixels that keep the class, in at most 500 steps (Wagner et al., 2019). Needs gradients. */
    @Name("fgvis-preservation")
    public static FgVis fgVisPreservation() {
        return fgVisPreservation(500);
    }

    /** FGVis by preservation with another limit of steps, one forward and one backward pass each. */
    public static FgVis fgVisPreservation(int steps) {
        return FgVis.of(MaskGame.PRESERVATION, steps);
    }

    /**
     * Prediction difference analysis (Zintgraf et al., 2017).
     *
     * @param patches what pictures look like, patches larger than the window by twice the margin that is to tell it
     * @param window in pixels
     * @param stride in pixels, at most the window
     * @param draws for each window, one forward pass each; 10 in the paper
     */
    public static PredictionDifference predictionDifference(PatchModel patches, int window, int stride, int draws) {
        return PredictionDifference.of(patches, window, stride, draws, SEED);
    }

    /** XRAI: regions ranked by any explainer's attribution (Kapishnikov et al., 2019); Integrated Gradients in the paper. */
    public static Xrai xrai(Explainer attribution) {
        return Xrai.of(attribution);
    }

    /** XRAI of Integrated Gradients, as in its paper. */
    @Name("xrai")
    public static Xrai xrai() {
        return xrai(GradientExplainers.integratedGradients());
    }
}
