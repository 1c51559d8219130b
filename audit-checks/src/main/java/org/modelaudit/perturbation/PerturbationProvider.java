package org.modelaudit.perturbation;

import java.util.Map;
import java.util.function.Supplier;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.ExplainerProvider;

/** Names the explainers that change the picture. */
public final class PerturbationProvider implements ExplainerProvider {

    @Override
    public Map<String, Supplier<Explainer>> explainers() {
        return Map.of(
                "occlusion", Perturbations::occlusion,
                "rise", Perturbations::rise,
                "lime", Perturbations::lime,
                "kernel-shap", Perturbations::kernelShap,
                "meaningful-perturbation", Perturbations::meaningfulPerturbation,
                "fgvis", Perturbations::fgVis,
                "xrai", Perturbations::xrai);
    }
}
