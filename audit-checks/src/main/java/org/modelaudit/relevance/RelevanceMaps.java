package org.modelaudit.relevance;

import org.modelaudit.data.AuditSet;

/** Makes every explainer of this package, in its default settings. */
public final class RelevanceMaps {

    private RelevanceMaps() {}

    /** LRP-ε with ε = 1e-6 in every layer (Bach et al., 2015). */
    public static RelevancePropagation lrpEpsilon() {
        return lrpEpsilon(Stabilizer.SMALL);
    }

    /**
     * LRP-ε in every layer (Bach et al., 2015).
     *
     * @param epsilon at least 0; a large one absorbs relevance, see {@link RelevancePropagation#RESIDUAL}
     */
    public static RelevancePropagation lrpEpsilon(double epsilon) {
        return propagation("lrp-epsilon/paper@1", "LRP-ε", Composite.uniform(new EpsilonRule(epsilon)));
    }

    /** LRP-γ with γ = 0.25 in every layer (Montavon et al., 2019). */
    public static RelevancePropagation lrpGamma() {
        return lrpGamma(0.25);
    }

    /**
     * LRP-γ in every layer (Montavon et al., 2019).
     *
     * @param gamma at least 0
     */
    public static RelevancePropagation lrpGamma(double gamma) {
        return propagation("lrp-gamma/paper@1", "LRP-γ", Composite.uniform(new GammaRule(gamma)));
    }

    /** LRP-α1β0 in every layer: evidence in favour only, positive biases take their share (Bach et al., 2015). */
    public static RelevancePropagation lrpAlpha1Beta0() {
        return propagation("lrp-alpha1-beta0/paper@1", "LRP-α1β0", Composite.uniform(new PositiveRule(true)));
    }

    /** LRP-z⁺ in every layer: evidence in favour only, biases left out (Montavon et al., 2017). */
    public static RelevancePropagation lrpZPlus() {
        return propagation("lrp-z-plus/paper@1", "LRP-z⁺", Composite.uniform(new PositiveRule(false)));
    }

    /** The ε-plus composite: α1β0 in convolutions, ε in dense layers (Kohlbrenner et al., 2020). */
    public static RelevancePropagation lrpEpsilonPlus() {
        return propagation("lrp-epsilon-plus/biased@1", "LRP ε-plus", epsilonPlus());
    }

    /** The ε-plus composite with the flat rule in the first layer. */
    public static RelevancePropagation lrpEpsilonPlusFlat() {
        return propagation(
                "lrp-epsilon-plus-flat/biased@1",
                "LRP ε-plus, flat",
                epsilonPlus().withFirst(new FlatRule()));
    }

    /**
     * Contrastive LRP: z⁺ with z^B in the first layer, from the class against all others (Gu et al., 2018, CLRP1). The
     * paper's {@code max(0, R)} is the map's {@link org.modelaudit.explain.Heatmap#positivePart()}.
     */
    public static RelevancePropagation contrastiveLrp() {
        return RelevancePropagation.of(RelevanceMethod.pixels(
                "contrastive-lrp/paper@1", "Contrastive LRP", deepTaylorRules(), Seed.CONTRASTIVE));
    }

    /** Softmax-gradient LRP: z⁺ with z^B in the first layer, from the gradient of the softmax (Iwana et al., 2019). */
    public static RelevancePropagation softmaxGradientLrp() {
        return RelevancePropagation.of(RelevanceMethod.pixels(
                "softmax-gradient-lrp/paper@1", "Softmax-Gradient LRP", deepTaylorRules(), Seed.SOFTMAX_GRADIENT));
    }

    /**
     * Deep Taylor decomposition: z⁺ in every layer, z^B in the first (Montavon et al., 2017). For networks of ReLUs and
     * classes with a positive logit.
     */
    public static RelevancePropagation deepTaylor() {
        return RelevancePropagation.of(new RelevanceMethod(
                "deep-taylor/paper@1",
                "Deep Taylor decomposition",
                deepTaylorRules(),
                Seed.LOGIT,
                RelevanceMethod.Place.PIXELS,
                RelevanceMethod.Domain.RELU_AND_POSITIVE_LOGIT));
    }

    /**
     * Excitation backpropagation: the probability that a winner-take-all walk from the class arrives at a place (Zhang et
     * al., 2016). Its map lies at the first activations, because the method asks for responses that are not negative.
     */
    public static RelevancePropagation excitationBackpropagation() {
        return excitation("excitation-backprop/paper@1", "Excitation Backpropagation", positive());
    }

    /** Contrastive excitation backpropagation, c-MWP: what excites the class against what inhibits it (Zhang et al., 2016). */
    public static RelevancePropagation contrastiveExcitationBackpropagation() {
        return excitation(
                "excitation-backprop-contrastive/paper@1",
                "Contrastive Excitation Backpropagation",
                positive().withLast(new ContrastRule()));
    }

    /** DeepLIFT with the rescale rule, against the mean picture (Shrikumar et al., 2017). */
    public static DeepLift deepLift() {
        return DeepLift.rescale();
    }

    /** DeSaliNet: the network reversed, with masks of both directions at its activations (Mahendran and Vedaldi, 2016). */
    public static DeSaliNet deSaliNet() {
        return DeSaliNet.paper();
    }

    /** CNN-Fixations: the pixels that a class's score was made of, found unit by unit (Mopuri et al., 2018). */
    public static CnnFixations cnnFixations() {
        return CnnFixations.paper();
    }

    /**
     * PatternNet: the part of the picture that the class detects (Kindermans et al., 2018).
     *
     * @param pictures that patterns are estimated from, at least one; the more, the better
     */
    public static PatternMap patternNet(AuditSet pictures) {
        return PatternMap.of(false, pictures);
    }

    /**
     * PatternAttribution: how much each pixel of what the class detects contributes (Kindermans et al., 2018).
     *
     * @param pictures that patterns are estimated from, at least one; the more, the better
     */
    public static PatternMap patternAttribution(AuditSet pictures) {
        return PatternMap.of(true, pictures);
    }

    private static RelevancePropagation excitation(String id, String name, Composite composite) {
        return RelevancePropagation.of(new RelevanceMethod(
                id, name, composite, Seed.ONE, RelevanceMethod.Place.FIRST_ACTIVATIONS, RelevanceMethod.Domain.ANY));
    }

    private static Composite positive() {
        return Composite.uniform(new PositiveRule(false));
    }

    private static Composite deepTaylorRules() {
        return positive().withFirst(new BoundedRule());
    }

    private static Composite epsilonPlus() {
        return new Composite(new PositiveRule(true), new EpsilonRule(Stabilizer.SMALL), null, null);
    }

    private static RelevancePropagation propagation(String id, String name, Composite composite) {
        return RelevancePropagation.of(RelevanceMethod.pixels(id, name, composite, Seed.LOGIT));
    }
}
