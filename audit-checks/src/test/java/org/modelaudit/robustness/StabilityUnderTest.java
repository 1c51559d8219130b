package org.modelaudit.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.modelaudit.robustness.Measurements.measure;
import static org.modelaudit.robustness.Measurements.value;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.modelaudit.attack.Attacks;
import org.modelaudit.cam.ClassActivationMap;
import org.modelaudit.cam.ClassActivationMaps;
import org.modelaudit.golden.GoldenDirectory;
import org.modelaudit.golden.GoldenRow;
import org.modelaudit.golden.GoldenTable;
import org.modelaudit.metric.Direction;
import org.modelaudit.metric.Outcome;
import org.modelaudit.similarity.Similarities;
import org.modelaudit.testing.TinyModel;

class StabilityUnderTest {

    /** Class 0 likes channel 0, class 1 channel 1; channel 2 is not looked at. */
    private static final TinyModel MODEL = TinyModel.of(new float[] {1, 1, 1}, new float[] {1, 0, 0, 0, 1, 0});

    /** Channel 0 is hot in the first cell, channel 1 in the last and a little weaker. */
    private static final float[] PICTURE = {0.8f, 0, 0, 0, 0, 0, 0, 0.7f, 0.1f, 0.2f, 0.3f, 0.4f};

    private static final ClassActivationMap GRAD_CAM = ClassActivationMaps.gradCam();

    @Test
    void the_map_of_the_original_class_stays_and_that_of_the_reached_class_lies_elsewhere() {
        StabilityUnder stability = RobustnessMetrics.stabilityUnder(Attacks.deepFool());

        // Every cell of channel 0 falls alike (a cell at 0 gets no gradient), so its map only becomes weaker.
        assertThat(value(stability, MODEL, GRAD_CAM, PICTURE)).isCloseTo(1, within(1e-6));
        // One hot cell of four against another one: correlation -1/3.
        assertThat(value(stability.forReachedClass(), MODEL, GRAD_CAM, PICTURE)).isCloseTo(-1 / 3.0, within(1e-6));
    }

    @Test
    void a_sample_that_the_attack_cannot_bring_to_another_class_is_undefined_and_not_stable() {
        TinyModel deaf = TinyModel.of(new float[] {1, 1, 1}, new float[] {1, 1, 0, 1, 1, 0});

        assertThat(measure(RobustnessMetrics.stabilityUnder(Attacks.deepFool()), deaf, GRAD_CAM, 0, PICTURE))
                .containsExactly(Outcome.undefined(
                        "the attack failed: no class's score differs from the decision's in its gradient"));
        assertThat(measure(
                        RobustnessMetrics.stabilityUnder(Attacks.fgsm(0.001)).forReachedClass(),
                        MODEL,
                        GRAD_CAM,
                        0,
                        PICTURE))
                .containsExactly(Outcome.undefined("the attack reached no other class within its budget"));
    }

    @Test
    void noise_needs_no_other_class() {
        assertThat(value(RobustnessMetrics.stabilityUnder(Attacks.randomSign(0.01)), MODEL, GRAD_CAM, PICTURE))
                .isGreaterThan(0.9)
                .isLessThanOrEqualTo(1);
    }

    @Test
    void stronger_noise_leaves_less_of_the_map() {
        StabilityUnder weak = RobustnessMetrics.stabilityUnder(Attacks.gaussianNoise(0.01));
        StabilityUnder strong = RobustnessMetrics.stabilityUnder(Attacks.gaussianNoise(0.5));

        assertThat(value(weak, MODEL, GRAD_CAM, PICTURE)).isGreaterThan(value(strong, MODEL, GRAD_CAM, PICTURE));
    }

    @Test
    void the_id_says_the_attack_the_similarity_and_the_class() {
        StabilityUnder stability = RobustnessMetrics.stabilityUnder(Attacks.deepFool());

        assertThat(stability.id()).hasToString("stability-under-deep-fool-l2/pearson-signed-original-class@1");
        assertThat(stability.forReachedClass().comparedBy(Similarities.ssim()).id())
                .hasToString("stability-under-deep-fool-l2/ssim-shown-reached-class@1");
        assertThat(stability
                        .comparedBy(Similarities.meanSquaredError())
                        .description()
                        .direction())
                .isEqualTo(Direction.LOWER_IS_BETTER);
        assertThat(stability.settings()).containsEntry("overshoot", "0.02").containsEntry("maps", "signed");
    }

    @Test
    void the_batch_does_not_change_the_number() {
        float[] other = {0.2f, 0.1f, 0, 0.3f, 0, 0.9f, 0, 0.7f, 0.1f, 0.2f, 0.3f, 0.4f};
        StabilityUnder stability = RobustnessMetrics.stabilityUnder(Attacks.pgd(0.02));
        List<Outcome> together = measure(stability, MODEL, GRAD_CAM, 0, PICTURE, other, PICTURE);

        assertThat(together.get(1))
                .isEqualTo(measure(stability, MODEL, GRAD_CAM, 1, other).get(0));
        assertThat(together.get(2))
                .isEqualTo(measure(stability, MODEL, GRAD_CAM, 2, PICTURE).get(0));
    }

    @Test
    void how_far_the_attack_went_is_a_metric_of_its_own() {
        assertThat(value(RobustnessMetrics.attackSuccess(Attacks.deepFool()), MODEL, GRAD_CAM, PICTURE))
                .isEqualTo(1);
        assertThat(value(RobustnessMetrics.attackNorm(Attacks.deepFool()), MODEL, GRAD_CAM, PICTURE))
                .isBetween(0.01, 0.2);
    }

    @Test
    void every_number_equals_the_reference_on_the_smallest_net() {
        try (GoldenDirectory directory = GoldenDirectory.shared()) {
            GoldenTable table = new GoldenTable(new StabilityGolden().comparisons());
            List<GoldenRow> rows = directory.entries().stream()
                    .filter(entry -> entry.method().equals("cam_stability_lts4")
                            && entry.network().equals("resnet20_cifar10"))
                    .flatMap(entry -> table.compare(entry).stream())
                    .toList();
            assertThat(rows).hasSize(9).noneMatch(row -> row.outcome() == GoldenRow.Outcome.FAIL);
        }
    }
}
