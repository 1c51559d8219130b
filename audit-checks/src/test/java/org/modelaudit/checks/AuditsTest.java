package org.modelaudit.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.modelaudit.attack.Attack;
import org.modelaudit.attack.Attacks;
import org.modelaudit.faithfulness.FaithfulnessMetrics;
import org.modelaudit.gate.Check;
import org.modelaudit.localization.LocalizationMetrics;
import org.modelaudit.metric.Metric;
import org.modelaudit.robustness.RobustnessMetrics;
import org.modelaudit.sanity.SanityChecks;
import org.modelaudit.similarity.Similarities;
import org.modelaudit.similarity.Similarity;
import org.modelaudit.testing.Factories;

/** The table of contents has every chapter, and nothing that stands in none; each chapter of metrics has a test of all its entries. */
class AuditsTest {

    private static final List<Class<?>> CHAPTERS =
            List.of(LocalizationMetrics.class, FaithfulnessMetrics.class, SanityChecks.class, RobustnessMetrics.class);

    @Test
    void offers_every_metric_and_no_other() {
        Set<String> metrics = new TreeSet<>();
        CHAPTERS.forEach(chapter -> metrics.addAll(Factories.making(Metric.class, chapter)));

        assertThat(Factories.making(Metric.class, Audits.class)).isEqualTo(metrics);
        assertThat(metrics).containsAll(Factories.making(Check.class, Audits.class));
    }

    @Test
    void offers_every_attack_and_every_similarity() {
        assertThat(Factories.making(Attack.class, Audits.class))
                .isEqualTo(Factories.making(Attack.class, Attacks.class));
        assertThat(Factories.making(Similarity.class, Audits.class))
                .isEqualTo(Factories.making(Similarity.class, Similarities.class));
    }
}
