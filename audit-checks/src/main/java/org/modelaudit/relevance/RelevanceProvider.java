package org.modelaudit.relevance;

import java.util.Map;
import java.util.function.Supplier;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.ExplainerProvider;

/** Names the explainers of this package. */
public final class RelevanceProvider implements ExplainerProvider {

    @Override
    public Map<String, Supplier<Explainer>> explainers() {
        return Map.ofEntries(
                Map.entry("lrp-epsilon", RelevanceMaps::lrpEpsilon),
                Map.entry("lrp-gamma", RelevanceMaps::lrpGamma),
                Map.entry("lrp-alpha1-beta0", RelevanceMaps::lrpAlpha1Beta0),
                Map.entry("lrp-z-plus", RelevanceMaps::lrpZPlus),
                Map.entry("lrp-epsilon-plus", RelevanceMaps::lrpEpsilonPlus),
                Map.entry("lrp-epsilon-plus-flat", RelevanceMaps::lrpEpsilonPlusFlat),
                Map.entry("contrastive-lrp", RelevanceMaps::contrastiveLrp),
                Map.entry("softmax-gradient-lrp", RelevanceMaps::softmaxGradientLrp),
                Map.entry("deep-taylor", RelevanceMaps::deepTaylor),
                Map.entry("excitation-backprop", RelevanceMaps::excitationBackpropagation),
                Map.entry("excitation-backprop-contrastive", RelevanceMaps::contrastiveExcitationBackpropagation),
                Map.entry("deep-lift", RelevanceMaps::deepLift),
                Map.entry("desalinet", RelevanceMaps::deSaliNet),
                Map.entry("cnn-fixations", RelevanceMaps::cnnFixations));
    }
}
