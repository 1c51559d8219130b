package org.modelaudit.combination;

import java.util.Arrays;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.TargetClass;

/**
 * SESS: an explainer's maps of windows that slide over magnified copies of the picture, each carried back and weighted by the
 * class's probability, {@code Σ_k p_c(T_k x) T_k⁻¹ n(M(T_k x))} over the windows with the largest probability, by the number of
 * those that show the pixel, n scaling a map's positive part to a maximum of 1.
 *
 * <p>In [0, 1]; high where the explainer sees evidence at any magnification. A window without a map counts nothing; undefined where the
 * picture has no class to explain, and where the map is constant.
 *
 * <p>Tursun et al., SESS: saliency enhancing with scaling and sliding, ECCV 2022; magnifications of 1, 9/7, 11/7 and 13/7, of
 * which the better half of the windows is kept.
 */
final class Sess {

    private static final double KEPT = 0.5;
    private static final double[] FACTORS = {1, 9 / 7.0, 11 / 7.0, 13 / 7.0};

    private Sess() {}

    static TransformedInputs of(Explainer explainer) {
        return of(explainer, KEPT, FACTORS);
    }

    static TransformedInputs of(Explainer explainer, double kept, double... factors) {
        double[] magnifications = factors.clone();
        return new TransformedInputs(
                "sess-" + explainer.id(),
                "SESS of " + explainer.name(),
                explainer,
                new TransformedInputs.Copies.Windows(
                        Arrays.stream(magnifications).boxed().toList()),
                true,
                kept,
                TargetClass.predicted());
    }
}
