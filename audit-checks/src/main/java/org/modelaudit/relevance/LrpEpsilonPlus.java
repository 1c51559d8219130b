package org.modelaudit.relevance;

/**
 * LRP's composite ε-plus: in convolutions α1β0, {@code R_i = Σ_j (a_i w_ij)⁺ / (Σ_i (a_i w_ij)⁺ + b_j⁺) R_j}, in dense layers ε,
 * {@code R_i = Σ_j a_i w_ij / (z_j + ε sign(z_j)) R_j}, starting with the class's logit. With the flat rule in the first layer,
 * {@code R_i = Σ_j 1 / Σ_i 1 R_j}, it shows what was looked at, not which colour it had.
 *
 * <p>Signed, in units of the logit; positive where a pixel raises it. Undefined where {@link RelevancePropagation#RESIDUAL} is larger
 * than is tolerated, or the map constant.
 *
 * <p>Kohlbrenner et al., Towards best practice in explaining neural network decisions with LRP, IJCNN 2020; the rules are those of
 * Bach et al., PLoS ONE 2015, equations 58 and 60. Positive biases take their share in convolutions, which the dialect's name says.
 */
final class LrpEpsilonPlus {

    private LrpEpsilonPlus() {}

    static RelevancePropagation explainer() {
        return RelevancePropagation.of(
                RelevanceMethod.pixels("lrp-epsilon-plus/biased@1", "LRP ε-plus", rules(), Seed.LOGIT));
    }

    static RelevancePropagation flat() {
        return RelevancePropagation.of(RelevanceMethod.pixels(
                "lrp-epsilon-plus-flat/biased@1", "LRP ε-plus, flat", rules().withFirst(new FlatRule()), Seed.LOGIT));
    }

    private static Composite rules() {
        return new Composite(new PositiveRule(true), new EpsilonRule(Stabilizer.SMALL), null, null);
    }
}
