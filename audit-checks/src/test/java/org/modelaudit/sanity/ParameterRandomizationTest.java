package org.modelaudit.sanity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.modelaudit.robustness.Measurements.measure;
import static org.modelaudit.robustness.Measurements.value;
import static org.modelaudit.robustness.Measurements.with;
import static org.modelaudit.sanity.SanityChecks.parameterRandomization;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.modelaudit.cam.ClassActivationMap;
import org.modelaudit.cam.ClassActivationMaps;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.Explanation;
import org.modelaudit.gate.Requirement;
import org.modelaudit.gate.SanityCheckProvider;
import org.modelaudit.golden.GoldenDirectory;
import org.modelaudit.golden.GoldenRow;
import org.modelaudit.golden.GoldenTable;
import org.modelaudit.metric.MetricCurve;
import org.modelaudit.metric.Outcome;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.random.SampleRandom;
import org.modelaudit.sanity.RandomizationOrder.Step;
import org.modelaudit.similarity.Similarities;
import org.modelaudit.testing.TinyModel;

class ParameterRandomizationTest {

    private static final ClassActivationMap GRAD_CAM = ClassActivationMaps.gradCam();

    private static final TinyModel MODEL =
            TinyModel.ofSize(8, new float[] {1, 1, 1}, new float[] {2, 0.5f, -1, -1, 2, 0.5f, 0.5f, -1, 2});

    @Test
    void layers_become_random_in_the_order_of_the_program() {
        List<String> layers = List.of("a", "b", "c", "d", "e");

        assertThat(RandomizationOrder.FULL.steps(layers, 3)).containsExactly(new Step(layers, "all"));
        assertThat(RandomizationOrder.TOP_DOWN.steps(layers, 3))
                .containsExactly(
                        new Step(List.of("e"), "e"),
                        new Step(List.of("d", "c"), "c"),
                        new Step(List.of("b", "a"), "a"));
        assertThat(RandomizationOrder.BOTTOM_UP.steps(layers, 2))
                .containsExactly(new Step(List.of("a"), "a"), new Step(List.of("b", "c", "d", "e"), "e"));
        assertThat(RandomizationOrder.INDEPENDENT.steps(layers, 3))
                .containsExactly(new Step(List.of("a"), "a"), new Step(List.of("c"), "c"), new Step(List.of("e"), "e"));
        assertThat(RandomizationOrder.TOP_DOWN.steps(layers, 9)).hasSize(5);
        assertThat(RandomizationOrder.BOTTOM_UP.steps(layers, 1)).containsExactly(new Step(layers, "e"));
    }

    @ParameterizedTest
    @EnumSource
    void an_explainer_that_shows_the_picture_does_not_change_at_all_and_fails(RandomizationOrder order) {
        double value = value(parameterRandomization().in(order), MODEL, new PictureItself(), picture(1));

        assertThat(value).isCloseTo(1, within(1e-12));
        assertThat(parameterRandomization().requirement().threshold().accepts(value))
                .isFalse();
    }

    @Test
    void an_explainer_that_rests_on_the_parameters_passes() {
        Requirement requirement = parameterRandomization().draws(30).requirement();

        assertThat(requirement.threshold().accepts(value(requirement.metric(), MODEL, GRAD_CAM, picture(1))))
                .isTrue();
        assertThat(requirement.sanity()).isTrue();
    }

    @Test
    void a_class_free_map_does_not_change_when_only_the_classifier_becomes_random() {
        ParameterRandomization classifier =
                parameterRandomization().in(RandomizationOrder.TOP_DOWN).atLayers(2);
        Map<String, List<Outcome>> curve = curve(classifier, ClassActivationMaps.eigenCam());

        assertThat(curve.keySet()).containsExactly("fc", "conv");
        assertThat(curve.get("fc"))
                .hasSize(3)
                .allSatisfy(
                        outcome -> assertThat(((Outcome.Value) outcome).value()).isCloseTo(1, within(1e-6)));
    }

    @Test
    void the_explainer_is_asked_once_for_a_group_at_each_layer_and_draw() {
        for (int size : new int[] {1, 4}) {
            PictureItself explainer = new PictureItself();
            float[][] pictures = new float[size][];
            for (int i = 0; i < size; i++) {
                pictures[i] = picture(i);
            }
            measure(parameterRandomization().draws(2).atLayers(2), MODEL, explainer, 0, pictures);

            // Once before anything is random, then for two layers and two draws; a group is one picture here.
            assertThat(MODEL.group()).isEqualTo(1);
            assertThat(explainer.asked()).hasValue(1 + 4 * size);
        }
    }

    @Test
    void weights_are_restored_to_the_last_bit_even_after_an_exception() {
        Explainer broken = new Breaking();
        measure(parameterRandomization(), MODEL, GRAD_CAM, 0, picture(1));
        MODEL.verifyUnchanged();

        assertThatThrownBy(() -> measure(parameterRandomization(), MODEL, broken, 0, picture(1)))
                .hasMessage("asked twice");
        MODEL.verifyUnchanged();
    }

    @Test
    void the_same_seed_gives_the_same_number_in_every_batch_and_another_seed_another_one() {
        List<Outcome> together =
                measure(parameterRandomization(), MODEL, GRAD_CAM, 0, picture(1), picture(2), picture(3));

        assertThat(measure(parameterRandomization(), MODEL, GRAD_CAM, 2, picture(3)))
                .containsExactly(together.get(2));
        assertThat(measure(parameterRandomization().seed(7), MODEL, GRAD_CAM, 2, picture(3)))
                .doesNotContain(together.get(2));
    }

    @Test
    void smoothing_averages_over_noisy_copies_and_is_said_in_the_id() {
        ParameterRandomization smooth = parameterRandomization().smoothed(4, 0.1);

        assertThat(value(smooth, MODEL, GRAD_CAM, picture(1))).isBetween(-1.0, 1.0);
        assertThat(value(smooth, MODEL, new PictureItself(), picture(1))).isCloseTo(1, within(1e-12));
        assertThat(smooth.id()).hasToString("parameter-randomization/top-down-smooth-spearman-absolute@1");
        assertThat(smooth.settings()).containsEntry("smoothing", "4 copies, noise 0.1 of the span");
    }

    @Test
    void a_number_of_which_less_means_more_alike_is_refused() {
        assertThatThrownBy(() -> parameterRandomization().comparedBy(Similarities.meanSquaredError()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void it_is_the_check_that_a_sane_explainer_passes() {
        assertThat(ServiceLoader.load(SanityCheckProvider.class)
                        .findFirst()
                        .orElseThrow()
                        .sanityCheck())
                .isInstanceOf(ParameterRandomization.class);
    }

    @Test
    void maps_and_similarities_under_stored_random_weights_equal_the_reference() {
        try (GoldenDirectory directory = GoldenDirectory.shared()) {
            GoldenTable table = new GoldenTable(new SanityGolden().comparisons());
            List<GoldenRow> rows = directory.entries().stream()
                    .filter(entry -> entry.method().startsWith("mprt_exact"))
                    .flatMap(entry -> table.compare(entry).stream())
                    .toList();
            assertThat(rows).hasSize(36).allMatch(row -> row.outcome() == GoldenRow.Outcome.PASS);
        }
    }

    @Test
    void the_curve_of_a_sample_has_a_point_for_each_layer_and_draw_and_their_mean_is_its_number() {
        ParameterRandomization metric = parameterRandomization().draws(2).atLayers(2);

        List<Optional<MetricCurve>> curves = with(MODEL, GRAD_CAM, 0, metric::curves, picture(1), picture(2));

        List<Outcome> outcomes = measure(metric, MODEL, GRAD_CAM, 0, picture(1), picture(2));
        for (int i = 0; i < 2; i++) {
            MetricCurve curve = curves.get(i).orElseThrow();
            assertThat(curve.points()).extracting(MetricCurve.Point::name).containsExactly("fc", "fc", "conv", "conv");
            assertThat(Outcome.value(curve.value())).isEqualTo(outcomes.get(i));
        }
    }

    private static Map<String, List<Outcome>> curve(ParameterRandomization metric, Explainer explainer) {
        Curve curve = new Curve(metric);
        measure(curve, MODEL, explainer, 0, picture(1));
        return curve.taken();
    }

    static float[] picture(int seed) {
        float[] values = new float[3 * 8 * 8];
        var random = SampleRandom.of(seed, "picture", 0);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    /** Explains once and breaks when it is asked again. */
    private static final class Breaking implements Explainer {
        private boolean asked;

        @Override
        public String id() {
            return "breaking/test@1";
        }

        @Override
        public String name() {
            return "breaking";
        }

        @Override
        public Map<String, String> settings(AuditedModel model) {
            return Map.of();
        }

        @Override
        public List<Explanation> explain(AuditedModel model, Batch batch) {
            if (asked) {
                throw new IllegalStateException("asked twice");
            }
            asked = true;
            return GRAD_CAM.explain(model, batch);
        }
    }
}
