package org.modelaudit.checks;

import java.util.List;
import org.modelaudit.attack.Attacks;
import org.modelaudit.cam.ClassActivationMaps;
import org.modelaudit.combination.Combinations;
import org.modelaudit.equivalence.EquivalenceChecks;
import org.modelaudit.faithfulness.FaithfulnessMetrics;
import org.modelaudit.gradient.GradientExplainers;
import org.modelaudit.intrinsic.IntrinsicMaps;
import org.modelaudit.intrinsic.IntrinsicMetrics;
import org.modelaudit.localization.LocalizationMetrics;
import org.modelaudit.perturbation.Perturbations;
import org.modelaudit.relevance.RelevanceMaps;
import org.modelaudit.robustness.RobustnessMetrics;
import org.modelaudit.sanity.SanityChecks;
import org.modelaudit.similarity.Similarities;
import org.modelaudit.synthesis.SynthesisMetrics;
import org.modelaudit.units.UnitStudies;

/**
 * Each family's table of factories, the only place where a factory, its text and its name stand. {@link Audits} is generated
 * from this list before anything is compiled; names and the tables in {@code docs} are read from the same classes.
 */
final class Tables {

    static final List<Class<?>> ALL = List.of(
            ClassActivationMaps.class,
            GradientExplainers.class,
            RelevanceMaps.class,
            Perturbations.class,
            IntrinsicMaps.class,
            Combinations.class,
            LocalizationMetrics.class,
            FaithfulnessMetrics.class,
            IntrinsicMetrics.class,
            SanityChecks.class,
            EquivalenceChecks.class,
            RobustnessMetrics.class,
            SynthesisMetrics.class,
            Attacks.class,
            Similarities.class,
            UnitStudies.class);

    private Tables() {}
}
