package org.modelaudit.sanity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.modelaudit.robustness.Measurements.measure;
import static org.modelaudit.robustness.Measurements.value;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.modelaudit.cam.ClassActivationMap;
import org.modelaudit.cam.ClassActivationMaps;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.gate.Check;
import org.modelaudit.metric.Metric;
import org.modelaudit.metric.Outcome;
import org.modelaudit.testing.TinyModel;

class OtherSanityChecksTest {

    private static final ClassActivationMap GRAD_CAM = ClassActivationMaps.gradCam();

    /** Class k likes channel k and dislikes the others. */
    private static final TinyModel MODEL =
            TinyModel.ofSize(8, new float[] {1, 1, 1}, new float[] {2, -1, -1, -1, 2, -1, -1, -1, 2});

    /** The same net with other labels. */
    private static final TinyModel PERMUTED =
            TinyModel.ofSize(8, new float[] {1, 1, 1}, new float[] {-1, 2, -1, -1, -1, 2, 2, -1, -1});

    /** Every class likes the same channel, one more than the other. */
    private static final TinyModel INDIFFERENT =
            TinyModel.ofSize(8, new float[] {1, 1, 1}, new float[] {3, 0, 0, 2, 0, 0, 1, 0, 0});

    static Stream<Metric> all() {
        return Stream.of(
                SanityChecks.efficientParameterRandomization(),
                SanityChecks.randomLogit(),
                SanityChecks.classSensitivity(),
                SanityChecks.dataRandomization(PERMUTED),
                SanityChecks.implementationInvariance().byRescaling());
    }

    @ParameterizedTest
    @MethodSource("all")
    void the_batch_does_not_change_the_number_the_model_is_restored_and_the_range_is_kept(Metric metric) {
        float[][] pictures = {picture(1), picture(2), picture(3)};
        List<Outcome> together = measure(metric, MODEL, GRAD_CAM, 0, pictures);

        assertThat(measure(metric, MODEL, GRAD_CAM, 2, pictures[2])).containsExactly(together.get(2));
        MODEL.verifyUnchanged();
        for (Outcome outcome : together) {
            assertThat(metric.range().contains(((Outcome.Value) outcome).value()))
                    .isTrue();
        }
    }

    @Test
    void evidence_for_one_class_is_none_for_another() {
        for (Check check : List.of(SanityChecks.randomLogit(), SanityChecks.classSensitivity())) {
            assertThat(passes(check, MODEL, picture(1))).isTrue();
            assertThat(value(check.requirement().metric(), INDIFFERENT, GRAD_CAM, picture(1)))
                    .isCloseTo(1, within(1e-12));
            assertThat(passes(check, INDIFFERENT, picture(1))).isFalse();
        }
    }

    @Test
    void the_least_likely_class_is_the_one_with_the_lowest_score() {
        // Class 0 wins with channel 0, class 2 is last; its map is the negative of class 0's but for a factor.
        TinyModel opposite = TinyModel.ofSize(8, new float[] {1, 1, 1}, new float[] {2, 0, 0, 0, 0.1f, 0, -1, 0, 0});

        assertThat(value(SanityChecks.classSensitivity(), opposite, GRAD_CAM, bright(0)))
                .isCloseTo(-1, within(1e-12));
    }

    @Test
    void a_class_free_map_has_no_other_class() {
        assertThat(measure(SanityChecks.randomLogit(), MODEL, ClassActivationMaps.eigenCam(), 0, picture(1)))
                .containsExactly(Outcome.undefined("the map speaks for no class"));
    }

    @Test
    void labels_that_mean_nothing_give_another_map_and_an_explainer_that_does_not_look_fails() {
        DataRandomization check = SanityChecks.dataRandomization(PERMUTED);

        assertThat(value(check, MODEL, GRAD_CAM, bright(0))).isLessThan(0.9);
        assertThat(value(check, MODEL, new PictureItself(), picture(1))).isCloseTo(1, within(1e-12));
        assertThat(check.requirement().threshold().accepts(1)).isFalse();
        assertThatThrownBy(() -> value(
                        SanityChecks.dataRandomization(
                                TinyModel.ofSize(8, new float[] {1, 1, 1}, new float[] {1, 0, 0, 0, 1, 0})),
                        MODEL,
                        GRAD_CAM,
                        picture(1)))
                .isInstanceOf(ConfigurationException.class);
    }

    @Test
    void entropy_by_hand() {
        // Two values, a quarter and three quarters.
        assertThat(EfficientParameterRandomization.entropy(new Heatmap(2, 2, new float[] {0, 0, 0, 1})))
                .isCloseTo(-0.25 * Math.log(0.25) - 0.75 * Math.log(0.75), within(1e-12));
        assertThat(value(SanityChecks.efficientParameterRandomization(), MODEL, new PictureItself(), picture(1)))
                .isZero();
    }

    @Test
    void grad_cam_does_not_depend_on_how_the_model_computes_and_eigen_cam_does() {
        ImplementationInvariance check = SanityChecks.implementationInvariance().byRescaling();

        // Activations times c, gradients by c.
        assertThat(value(check, MODEL, GRAD_CAM, picture(1))).isCloseTo(1, within(1e-6));
        double eigen = value(check, MODEL, ClassActivationMaps.eigenCam(), picture(1));
        assertThat(eigen).isLessThan(check.requirement().threshold().low());
    }

    @Test
    void a_twin_that_cannot_be_made_is_undefined() {
        // The tiny model's first layer has no bias, and no normalisation follows.
        assertThat(measure(SanityChecks.inputInvariance(), MODEL, GRAD_CAM, 0, picture(1)))
                .containsExactly(Outcome.undefined("the first layer has neither a bias nor a normalisation behind it"));
    }

    private static boolean passes(Check check, TinyModel model, float[] picture) {
        return check.requirement().threshold().accepts(value(check.requirement().metric(), model, GRAD_CAM, picture));
    }

    private static float[] picture(int seed) {
        return ParameterRandomizationTest.picture(seed);
    }

    /** A picture with one strong channel. */
    private static float[] bright(int channel) {
        float[] picture = picture(1);
        for (int i = 0; i < picture.length; i++) {
            picture[i] = Math.abs(picture[i]) * (i / 64 == channel ? 3 : 1);
        }
        return picture;
    }
}
