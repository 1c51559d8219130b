package org.modelaudit.golden;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.modelaudit.attack.AttackGolden;
import org.modelaudit.cam.CamGolden;
import org.modelaudit.faithfulness.FaithfulnessGolden;
import org.modelaudit.gradient.GradientGolden;
import org.modelaudit.localization.BoxGolden;
import org.modelaudit.localization.LocalizationGolden;
import org.modelaudit.perturbation.PerturbationGolden;
import org.modelaudit.relevance.RelevanceGolden;
import org.modelaudit.robustness.SensitivityGolden;
import org.modelaudit.robustness.StabilityGolden;
import org.modelaudit.sanity.SanityGolden;
import org.modelaudit.similarity.SimilarityGolden;

/** Everyone who compares. A new family adds its line here. */
final class GoldenFamilies {

    private static final List<GoldenMethods> FAMILIES = List.of(
            new ModelGolden(),
            new LocalizationGolden(),
            new BoxGolden(),
            new SimilarityGolden(),
            new AttackGolden(),
            new StabilityGolden(),
            new SensitivityGolden(),
            new SanityGolden(),
            new FaithfulnessGolden(),
            new GradientGolden(),
            new RelevanceGolden(),
            new CamGolden(),
            new PerturbationGolden());

    private GoldenFamilies() {}

    /** Every comparison, by section and method. */
    static Map<String, GoldenComparison> comparisons() {
        Map<String, GoldenComparison> all = new TreeMap<>();
        for (GoldenMethods family : FAMILIES) {
            family.comparisons().forEach((method, comparison) -> {
                if (all.put(method, comparison) != null) {
                    throw new IllegalStateException("Two families compare " + method + ".");
                }
            });
        }
        return all;
    }
}
