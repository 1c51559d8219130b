package org.modelaudit.relevance;

import org.modelaudit.data.AuditSet;
import org.modelaudit.naming.Name;

/** Makes every explainer of this package, in its default settings. */
public final class RelevanceMaps {

    private RelevanceMaps() {}

    /** LRP-ε with ε = 1e-6 in every layer (Bach et al., 2015). */
    @Name("lrp-epsilon")
    public static RelevancePropagation lrpEpsilon() {
        return lrpEpsilon(Stabilizer.SMALL);
    }

    /**
     * LRP-ε in every layer (Bach et al., 2015).
     *
     * @param epsilon at least 0; a large one absorbs relevance, see {@link RelevancePropagation#RESIDUAL}
     */
    public static RelevancePropagation lrpEpsilon(double epsilon) {
        return LrpEpsilon.explainer(epsilon);
    }

    /** LRP-γ with γ = 0.25 in every layer (Montavon et al., 2019). */
    @Name("lrp-gamma")
    public static RelevancePropagation lrpGamma() {
        return lrpGamma(0.25);
    }

    /**
     * LRP-γ in every layer (Montavon et al., 2019).
     *
     * @param gamma at least 0
     */
    public static RelevancePropagation lrpGamma(double gamma) {
        return LrpGamma.explainer(gamma);
    }

    /** LRP-α1β0 in every layer: evidence in favour only, positive biases take their share (Bach et al., 2015). */
    @Name("lrp-alpha1-beta0")
    public static RelevancePropagation lrpAlpha1Beta0() {
        return LrpAlpha1Beta0.explainer();
    }

    /** LRP-z⁺ in every layer: evidence in favour only, biases left out (Montavon et al., 2017). */
    @Name("lrp-z-plus")
    public static RelevancePropagation lrpZPlus() {
        return LrpZPlus.explainer();
    }

    /** The ε-plus composite: α1β0 in convolutions, ε in dense layers (Kohlbrenner et al., 2020). */
    @Name("lrp-epsilon-plus")
    public static RelevancePropagation lrpEpsilonPlus() {
        return LrpEpsilonPlus.explainer();
    }

    /** The ε-plus composite with the flat rule in the first layer. */
    @Name("lrp-epsilon-plus-flat")
    public static RelevancePropagation lrpEpsilonPlusFlat() {
        return LrpEpsilonPlus.flat();
    }

    /**
     * Contrastive LRP: z⁺ with z^B in the first layer, from the class against all others (Gu et al., 2018, CLRP1). The
     * paper's {@code max(0, R)} is the map's {@link org.modelaudit.explain.Heatmap#positivePart()}.
     */
    @Name("contrastive-lrp")
    public static RelevancePropagation contrastiveLrp() {
        return ContrastiveLrp.explainer();
    }

    /** Softmax-gradient LRP: z⁺ with z^B in the first layer, from the gradient of the softmax (Iwana et al., 2019). */
    @Name("softmax-gradient-lrp")
    public static RelevancePropagation softmaxGradientLrp() {
        return SoftmaxGradientLrp.explainer();
    }

    /**
     * Deep Taylor decomposition: z⁺ in every layer, z^B in the first (Montavon et al., 2017). For networks of ReLUs and
     * classes with a positive logit.
     */
    @Name("deep-taylor")
    public static RelevancePropagation deepTaylor() {
        return DeepTaylor.explainer();
    }

    /**
     * Excitation backpropagation: the probability that a winner-take-all walk from the class arrives at a place (Zhang et
     * al., 2016). Its map lies at the first activations, because the method asks for responses that are not negative.
     */
    @Name("excitation-backprop")
    public static RelevancePropagation excitationBackpropagation() {
        return ExcitationBackprop.explainer();
    }

    /** Contrastive excitation backpropagation, c-MWP: what excites the class against what inhibits it (Zhang et al., 2016). */
    @Name("excitation-backprop-contrastive")
    public static RelevancePropagation contrastiveExcitationBackpropagation() {
        return ExcitationBackprop.contrastive();
    }

    /** DeepLIFT with the rescale rule, against the mean picture (Shrikumar et al., 2017). */
    @Name("deep-lift")
    public static DeepLift deepLift() {
        return DeepLift.rescale();
    }

    /** DeSaliNet: the network reversed, with masks of both directions at its activations (Mahendran and Vedaldi, 2016). */
    @Name("desalinet")
    public static RelevanceMap deSaliNet() {
        return RelevanceMap.of(new DeSaliNet());
    }

    /** CNN-Fixations: the pixels that a class's score was made of, found unit by unit (Mopuri et al., 2018). */
    @Name("cnn-fixations")
    public static RelevanceMap cnnFixations() {
        return RelevanceMap.of(new CnnFixations());
    }

    /**
     * PatternNet: the part of the picture that the class detects (Kindermans et al., 2018).
     *
     * @param pictures that patterns are estimated from, at least one; the more, the better
     */
    public static RelevanceMap patternNet(AuditSet pictures) {
        return PatternNet.explainer(pictures);
    }

    /**
     * PatternAttribution: how much each pixel of what the class detects contributes (Kindermans et al., 2018).
     *
     * @param pictures that patterns are estimated from, at least one; the more, the better
     */
    public static RelevanceMap patternAttribution(AuditSet pictures) {
        return PatternAttribution.explainer(pictures);
    }
}
