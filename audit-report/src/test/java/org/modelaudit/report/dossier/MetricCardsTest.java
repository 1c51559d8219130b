package org.modelaudit.report.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modelaudit.metric.Direction;
import org.modelaudit.report.record.RecordedVerdict.RecordedMetric;

class MetricCardsTest {

    private static final MetricCards CARDS = MetricCards.shipped();

    private static RecordedMetric metric(String id) {
        return new RecordedMetric(
                id, "a metric", Direction.HIGHER_IS_BETTER, 0.0, 1.0, "a paper", new TreeMap<>(), false);
    }

    @Test
    void every_card_is_of_a_family_that_the_dossier_can_explain() {
        assertThat(CARDS.all())
                .hasSizeGreaterThan(50)
                .allMatch(card -> card.family() != Family.OTHER)
                .allMatch(card -> card.what().endsWith("."));
    }

    @ParameterizedTest
    @CsvSource({
        "localization-iou/largest-segment@2, LOCALIZATION",
        "localization-iou/of-tomorrow@9, LOCALIZATION",
        "stability-under-deep-fool-l2/pearson-signed-original-class@1, ROBUSTNESS",
        "stability-under-pgd-margin/ssim-shown-reached-class@1, ROBUSTNESS",
        "parameter-randomization/spearman-absolute@1, SANITY",
        "adcc/paper@1, FAITHFULNESS",
        "adcc-of-mine/paper@1, OTHER",
        "no id at all, OTHER"
    })
    void a_metric_is_of_the_family_of_its_name_in_any_dialect(String id, Family family) {
        assertThat(CARDS.family(metric(id))).isEqualTo(family);
    }

    @Test
    void a_metric_of_a_third_party_has_no_card() {
        assertThat(CARDS.of(metric("mine/own@1"))).isEmpty();
    }
}
