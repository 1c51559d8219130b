package org.modelaudit.report.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MethodCardsTest {

    private static final MethodCards CARDS = MethodCards.ofMetrics();
    private static final MethodCards EXPLAINERS = MethodCards.ofExplainers();

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
        assertThat(CARDS.of(id)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mine/own@1", "adcc-of-mine/paper@1", "no id at all"})
    void a_metric_of_a_third_party_has_none(String id) {
        assertThat(CARDS.of(id)).isEmpty();
    }

    @Test
    void a_family_that_a_record_names_is_known_and_any_other_is_none_of_ours() {
        assertThat(Family.of("robustness")).isEqualTo(Family.ROBUSTNESS);
        assertThat(Family.of("")).isEqualTo(Family.OTHER);
        assertThat(Family.of("of tomorrow")).isEqualTo(Family.OTHER);
    }

    @Test
    void every_metric_of_ours_is_of_a_known_family() {
        assertThat(MethodCards.ofMetrics().all())
                .hasSizeGreaterThan(60)
                .noneMatch(card -> Family.of(card.kind()) == Family.OTHER);
    }

    @Test
    void every_explainer_of_ours_has_a_card_in_a_sentence_and_is_of_a_known_kind() {
        assertThat(EXPLAINERS.all())
                .hasSizeGreaterThan(60)
                .allMatch(card -> card.what().endsWith("."))
                .noneMatch(card -> ExplainerKind.of(card.kind()) == ExplainerKind.OTHER);
    }

    @ParameterizedTest
    @CsvSource({
        "grad-cam/paper@1, Grad-CAM: channels weighted",
        "grad-cam/of-tomorrow@9, Grad-CAM: channels weighted",
        "integrated-gradients/paper@7, Integrated Gradients from 0",
        "integrated-eigen-cam/paper@1, Integrates an explainer along",
        "smoothed-eigen-cam/paper@1, Averages an explainer over noisy copies of the picture",
        "smoothed-over-weights-eigen-cam/paper@1, Averages an explainer over noisy copies of the model"
    })
    void an_explainer_is_told_by_the_card_that_knows_most_of_its_name(String id, String what) {
        assertThat(EXPLAINERS.of(id))
                .hasValueSatisfying(card -> assertThat(card.what()).startsWith(what));
    }

    @Test
    void an_explainer_of_a_third_party_has_none() {
        assertThat(EXPLAINERS.of("mine/own@1")).isEmpty();
        assertThat(ExplainerKind.of("")).isEqualTo(ExplainerKind.OTHER);
    }
}
