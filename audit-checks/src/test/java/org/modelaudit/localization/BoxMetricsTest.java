package org.modelaudit.localization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.modelaudit.localization.LocalizationError.localizationError;
import static org.modelaudit.localization.LocalizationIou.localizationIou;
import static org.modelaudit.localization.ProposalPrecision.proposalPrecision;
import static org.modelaudit.localization.ProposalRecall.proposalRecall;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.image.Box;
import org.modelaudit.metric.Outcome;

class BoxMetricsTest {

    /** Two segments of 2×2 and one single pixel, on 8×4 pixels. */
    private static final Heatmap SCATTERED = new Heatmap(8, 4, new float[] {
        9, 9, 0, 0, 0, 9, 9, 0, //
        9, 9, 0, 0, 0, 9, 9, 0, //
        0, 0, 0, 0, 0, 0, 0, 0, //
        0, 0, 0, 9, 0, 0, 0, 0
    });

    private static final Box LEFT = new Box(0, 0, 2, 2);
    private static final Box RIGHT = new Box(5, 0, 7, 2);
    private static final Box NOWHERE = new Box(6, 2, 8, 4);

    @Test
    void recall_is_the_share_of_the_objects_that_a_proposal_reaches() {
        assertThat(value(proposalRecall(), SCATTERED, LEFT, RIGHT)).isEqualTo(1);
        assertThat(value(proposalRecall(), SCATTERED, LEFT, RIGHT, NOWHERE)).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(value(proposalRecall(), SCATTERED, NOWHERE)).isZero();
    }

    @Test
    void precision_is_the_share_of_the_proposals_that_reach_an_object() {
        assertThat(value(proposalPrecision(), SCATTERED, LEFT, RIGHT)).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(value(proposalPrecision(), SCATTERED, LEFT)).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(value(proposalPrecision(), SCATTERED, NOWHERE)).isZero();
    }

    @Test
    void energy_takes_the_fewest_hottest_pixels_that_hold_the_share() {
        Heatmap map = new Heatmap(6, 1, new float[] {50, 30, 15, 3, 1, 1});

        // 50 + 30 + 15 is 95 % of 100, so the box ends behind the third pixel.
        assertThat(value(localizationIou().holdingEnergy(0.95), map, new Box(0, 0, 3, 1)))
                .isEqualTo(1);
        assertThat(value(localizationIou().holdingEnergy(0.96), map, new Box(0, 0, 4, 1)))
                .isEqualTo(1);
    }

    @Test
    void energy_takes_equal_pixels_together() {
        Heatmap map = new Heatmap(5, 1, new float[] {10, 10, 10, 10, 0});

        assertThat(value(localizationIou().holdingEnergy(0.5), map, new Box(0, 0, 4, 1)))
                .isEqualTo(1);
    }

    @Test
    void another_rule_for_the_box_is_another_dialect() {
        assertThat(localizationIou().holdingEnergy(0.95).id()).hasToString("localization-iou/energy@2");
        assertThat(localizationError().holdingEnergy(0.95).id()).hasToString("localization-error/energy@2");
        assertThat(localizationIou().holdingEnergy(0.95).settings()).containsEntry("energy", "0.95 of the sum");
    }

    @Test
    void all_of_the_energy_is_refused_because_every_pixel_would_be_hot() {
        assertThatThrownBy(() -> localizationIou().holdingEnergy(1)).hasMessageContaining("(0, 1)");
    }

    private static double value(LocalizationMetric metric, Heatmap map, Box... truth) {
        return ((Outcome.Value) metric.measure(map, List.of(truth))).value();
    }
}
