package org.modelaudit.combination;

import java.util.List;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.TargetClass;

/**
 * EVET: an explainer's maps of changed copies of the picture, each carried back and weighted by the class's probability, {@code Σ_k
 * p_c(T_k x) T_k⁻¹ n(M(T_k x))} by the number of copies that show the pixel, n scaling a map's positive part to a maximum of 1.
 *
 * <p>In [0, 1]; high where the explainer sees evidence whatever is done to the picture. A copy without a map counts nothing; undefined
 * where the picture has no class to explain, and where the map is constant.
 *
 * <p>Oh et al., EVET: enhancing visual explanations of deep neural networks using image transformations, WACV 2021.
 */
final class Evet {

    private Evet() {}

    static TransformedInputs of(Explainer explainer, List<InputTransform> transforms) {
        return new TransformedInputs(
                "evet-" + explainer.id(),
                "EVET of " + explainer.name(),
                explainer,
                new TransformedInputs.Copies.Same(transforms),
                true,
                1,
                TargetClass.predicted());
    }
}
