package org.modelaudit.report.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelaudit.metric.Direction;
import org.modelaudit.report.record.RecordedVerdict.RecordedMetric;

class MetricCardsTest {

    private static final MetricCards CARDS = MetricCards.shipped();

    private static RecordedMetric metric(String id) {
        return new RecordedMetric(
                id, "a metric", "", Direction.HIGHER_IS_BETTER, 0.0, 1.0, "a paper", new TreeMap<>(), false);
    }

    @Test
    void every_card_says_in_a_sentence_what_is_measured() {
        assertThat(CARDS.all())
                .hasSizeGreaterThan(50)
                .allMatch(card -> card.what().endsWith("."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localization-iou/largest-segment@2",
                "localization-iou/of-tomorrow@9",
                "stability-under-deep-fool-l2/pearson-signed-original-class@1",
                "stability-under-pgd-margin/ssim-shown-reached-class@1",
                "parameter-randomization/spearman-absolute@1",
                "adcc/paper@1"
            })
    void a_metric_of_ours_has_a_card_in_any_dialect_and_version(String id) {
        assertThat(CARDS.of(metric(id))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mine/own@1", "adcc-of-mine/paper@1", "no id at all"})
    void a_metric_of_a_third_party_has_none(String id) {
        assertThat(CARDS.of(metric(id))).isEmpty();
    }

    @Test
    void a_family_that_a_record_names_is_known_and_any_other_is_none_of_ours() {
        assertThat(Family.of("robustness")).isEqualTo(Family.ROBUSTNESS);
        assertThat(Family.of("")).isEqualTo(Family.OTHER);
        assertThat(Family.of("of tomorrow")).isEqualTo(Family.OTHER);
    }
}
