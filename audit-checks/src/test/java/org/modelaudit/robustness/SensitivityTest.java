package org.modelaudit.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.modelaudit.robustness.Measurements.measure;
import static org.modelaudit.robustness.Measurements.value;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.modelaudit.attack.Attacks;
import org.modelaudit.cam.ClassActivationMap;
import org.modelaudit.cam.ClassActivationMaps;
import org.modelaudit.error.ModelException;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.explain.Prediction;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.metric.Direction;
import org.modelaudit.metric.Metric;
import org.modelaudit.metric.Outcome;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.random.SampleRandom;
import org.modelaudit.similarity.Similarities;
import org.modelaudit.testing.TinyModel;

class SensitivityTest {

    private static final ClassActivationMap GRAD_CAM = ClassActivationMaps.gradCam();

    private static final TinyModel MODEL =
            TinyModel.ofSize(8, new float[] {1, 1, 1}, new float[] {2, 0.5f, -1, -1, 2, 0.5f, 0.5f, -1, 2});

    /** Explains every picture by the same map, whatever it shows. */
    private static final Explainer CONSTANT = new Stubborn();

    static List<Metric> neighbours() {
        return List.of(
                RobustnessMetrics.maxSensitivity(),
                RobustnessMetrics.averageSensitivity(),
                RobustnessMetrics.localLipschitz(),
                RobustnessMetrics.translationContinuity(),
                RobustnessMetrics.relativeInputStability());
    }

    static Stream<Metric> all() {
        return Stream.concat(
                neighbours().stream(),
                Stream.of(
                        RobustnessMetrics.explanationAttack(0.1).budget(3, 2),
                        RobustnessMetrics.settingAgreement(List.of(ClassActivationMaps.layerCam())),
                        RobustnessMetrics.inputDependence()));
    }

    @ParameterizedTest
    @MethodSource("neighbours")
    void a_map_that_never_changes_is_not_sensitive_at_all(Metric metric) {
        assertThat(value(metric, MODEL, CONSTANT, picture(1))).isZero();
    }

    @ParameterizedTest
    @MethodSource("neighbours")
    void a_map_that_follows_the_picture_is_sensitive(Metric metric) {
        assertThat(metric.direction()).isEqualTo(Direction.LOWER_IS_BETTER);
        assertThat(value(metric, MODEL, GRAD_CAM, picture(1))).isPositive().isFinite();
    }

    @ParameterizedTest
    @MethodSource("all")
    void the_batch_does_not_change_the_number_and_it_lies_in_its_range(Metric metric) {
        List<Outcome> together = measure(metric, MODEL, GRAD_CAM, 0, picture(1), picture(2), picture(3));

        assertThat(measure(metric, MODEL, GRAD_CAM, 2, picture(3))).containsExactly(together.get(2));
        for (Outcome outcome : together) {
            assertThat(metric.range().contains(((Outcome.Value) outcome).value()))
                    .isTrue();
        }
    }

    @Test
    void the_largest_is_no_less_than_the_mean_and_grows_with_the_radius() {
        MaxSensitivity largest = RobustnessMetrics.maxSensitivity();

        assertThat(value(largest, MODEL, GRAD_CAM, picture(1)))
                .isGreaterThan(value(RobustnessMetrics.averageSensitivity(), MODEL, GRAD_CAM, picture(1)));
        assertThat(value(largest.within(0.2), MODEL, GRAD_CAM, picture(1)))
                .isGreaterThan(value(largest, MODEL, GRAD_CAM, picture(1)));
        assertThat(value(largest.draws(40), MODEL, GRAD_CAM, picture(1)))
                .isGreaterThanOrEqualTo(value(largest, MODEL, GRAD_CAM, picture(1)));
    }

    @Test
    void sensitivity_does_not_depend_on_the_scale_of_the_scores() {
        TinyModel louder = TinyModel.ofSize(8, new float[] {1, 1, 1}, new float[] {20, 5, -10, -10, 20, 5, 5, -10, 20});
        for (Metric metric : neighbours()) {
            assertThat(value(metric, louder, GRAD_CAM, picture(1)))
                    .isCloseTo(value(metric, MODEL, GRAD_CAM, picture(1)), withinPercentage(0.1));
        }
    }

    @Test
    void a_shift_by_hand() {
        // The left column is hot, and the explainer shows it.
        TinyModel model = TinyModel.of(new float[] {1, 1, 1}, new float[] {1, 0, 0, 0, 1, 0});
        float[] left = {1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0};
        double value = value(RobustnessMetrics.translationContinuity().upTo(1), model, new FirstChannel(), left);

        // To the right: all four cells change by 1, mean 1, by √4. To the left: two cells change, mean 1/2, by √2.
        assertThat(value).isCloseTo(0.5, within(1e-6));
    }

    @Test
    void an_explanation_that_does_not_depend_on_the_picture_fails_the_check_and_one_that_does_passes() {
        InputDependence check = RobustnessMetrics.inputDependence();

        assertThat(value(check, MODEL, CONSTANT, picture(1))).isCloseTo(1, within(1e-12));
        assertThat(check.requirement().threshold().accepts(1)).isFalse();
        assertThat(check.requirement().threshold().accepts(value(check.draws(10), MODEL, GRAD_CAM, picture(1))))
                .isTrue();
    }

    @Test
    void settings_that_are_compared_with_are_named_once_the_model_is_known() {
        Metric predicted = RobustnessMetrics.settingAgreement(List.of(GRAD_CAM)).resolvedFor(MODEL);
        Metric first = RobustnessMetrics.settingAgreement(List.of(GRAD_CAM.forClass(TargetClass.index(0))))
                .comparedBy(Similarities.topOverlap(0.1))
                .resolvedFor(MODEL);

        assertThat(first.settings().get("variants")).contains(GRAD_CAM.id(), "layer=", "class=index 0");
        assertThat(predicted.settings().get("variants"))
                .isNotEqualTo(first.settings().get("variants"));
        assertThat(first.settings())
                .containsAllEntriesOf(Similarities.topOverlap(0.1).settings());
    }

    @Test
    void other_settings_agree_where_they_change_nothing_and_disagree_where_they_do() {
        assertThat(value(RobustnessMetrics.settingAgreement(List.of(GRAD_CAM, GRAD_CAM)), MODEL, GRAD_CAM, picture(1)))
                .isCloseTo(1, within(1e-12));
        assertThat(value(RobustnessMetrics.settingAgreement(List.of(CONSTANT)), MODEL, GRAD_CAM, picture(1)))
                .isLessThan(0.5);
        assertThatThrownBy(() -> RobustnessMetrics.settingAgreement(List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_setting_that_is_the_audited_explainers_own_is_refused() {
        Metric metric = RobustnessMetrics.settingAgreement(List.of(ClassActivationMaps.layerCam(), GRAD_CAM));

        assertThatThrownBy(() -> metric.verifyMeaning(MODEL, GRAD_CAM))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("is compared with itself");
        assertThatThrownBy(() -> metric.resolvedFor(MODEL).verifyMeaning(MODEL, GRAD_CAM))
                .isInstanceOf(ModelException.class);
        metric.verifyMeaning(MODEL, CONSTANT);
    }

    @Test
    void an_attack_on_the_explanation_does_more_than_noise_of_its_radius_at_the_same_decision() {
        float[] decided = picture(1);
        // Class 0 by far, so that no change within the radius turns the decision.
        IntStream.range(0, 64).forEach(i -> decided[i] = 0.5f + 0.1f * decided[i]);
        IntStream.range(64, 192).forEach(i -> decided[i] = 0.2f + 0.1f * decided[i]);
        double noise = value(
                RobustnessMetrics.stabilityUnder(Attacks.randomSign(0.05)).comparedBy(Similarities.spearman()),
                MODEL,
                GRAD_CAM,
                decided);
        double attacked = value(RobustnessMetrics.explanationAttack(0.05).budget(20, 8), MODEL, GRAD_CAM, decided);

        assertThat(attacked).isLessThan(noise);
        assertThat(value(RobustnessMetrics.explanationAttack(0.05), MODEL, CONSTANT, decided))
                .isCloseTo(1, within(1e-12));
    }

    @Test
    void a_neighbour_without_a_map_makes_the_sample_undefined() {
        assertThat(measure(RobustnessMetrics.maxSensitivity(), MODEL, new OnlyOnce(), 0, picture(1)))
                .containsExactly(Outcome.undefined("a neighbour has no map: the heatmap is constant"));
    }

    private static float[] picture(int seed) {
        RandomGenerator random = SampleRandom.of(seed, "picture", 0);
        float[] values = new float[3 * 8 * 8];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble(0.1, 0.9);
        }
        return values;
    }

    private static final class Stubborn implements Explainer {
        @Override
        public String id() {
            return "stubborn/test@1";
        }

        @Override
        public String name() {
            return "stubborn";
        }

        @Override
        public Map<String, String> settings(AuditedModel model) {
            return Map.of();
        }

        @Override
        public List<Explanation> explain(AuditedModel model, Batch batch) {
            float[] values = new float[64];
            values[9] = 3;
            values[10] = 1;
            return batch.samples().stream()
                    .map(sample -> Explanation.of(new Prediction(0, 1), -1, new Heatmap(8, 8, values)))
                    .toList();
        }
    }

    /** Shows the first channel, also where it is constant. */
    private static final class FirstChannel implements Explainer {
        @Override
        public String id() {
            return "first-channel/test@1";
        }

        @Override
        public String name() {
            return "first channel";
        }

        @Override
        public Map<String, String> settings(AuditedModel model) {
            return Map.of();
        }

        @Override
        public List<Explanation> explain(AuditedModel model, Batch batch) {
            float[] all = batch.images().toFloatArray();
            return IntStream.range(0, batch.size())
                    .mapToObj(i -> new Heatmap(
                            2, 2, new float[] {all[12 * i], all[12 * i + 1], all[12 * i + 2], all[12 * i + 3]}))
                    .map(map -> new Explanation(new Prediction(0, 1), -1, map, null, Collections.emptySortedMap()))
                    .toList();
        }
    }

    /** Explains once; its second map is constant. */
    private static final class OnlyOnce implements Explainer {
        private boolean asked;

        @Override
        public String id() {
            return "only-once/test@1";
        }

        @Override
        public String name() {
            return "only once";
        }

        @Override
        public Map<String, String> settings(AuditedModel model) {
            return Map.of();
        }

        @Override
        public List<Explanation> explain(AuditedModel model, Batch batch) {
            if (asked) {
                return List.of(Explanation.of(new Prediction(0, 1), -1, new Heatmap(2, 2, new float[4])));
            }
            asked = true;
            return CONSTANT.explain(model, batch);
        }
    }
}
