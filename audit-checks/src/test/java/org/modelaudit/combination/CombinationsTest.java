package org.modelaudit.combination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.modelaudit.attribution.Upsampling;
import org.modelaudit.baseline.Baseline;
import org.modelaudit.cam.ClassActivationMaps;
import org.modelaudit.data.AuditSample;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.gradient.GradientExplainers;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.testing.LinearModel;

class CombinationsTest {

    /** {@code y₀ = 4 mean(x₀)}, {@code y₁ = 8 mean(x₁)} on pictures of two channels and 2×2 pixels. */
    private static final LinearModel MODEL = new LinearModel(new float[] {4, 0, 0, 8}, 2);

    private static final float[] PICTURE = {8, 0, 0, 4, 0, 0, 0, 1};

    private final NDManager manager = NDManager.newBaseManager();

    @AfterEach
    void release() {
        manager.close();
    }

    @Test
    void smoothing_wraps_any_explainer_and_averages_its_maps_for_the_class_of_the_clean_picture() {
        // The map of a copy is its own first channel, so the mean of the copies is the picture plus the mean noise.
        WrittenExplainer inner =
                WrittenExplainer.of("first/channel@1", picture -> new Heatmap(2, 2, Arrays.copyOf(picture, 4)));
        PictureNoise noise = (sample, image, draw) -> image.zerosLike().add(draw);

        Explanation found = explain(Combinations.smoothed(inner, 19, noise, DrawStatistic.MEAN));

        assertThat(map(found)).containsExactly(new float[] {17, 9, 9, 13}, within(1e-5f));
        assertThat(found.explainedClass()).isZero();
    }

    @Test
    void the_mean_of_squares_and_the_variance_of_draws_are_those_of_the_textbook() {
        WrittenExplainer inner =
                WrittenExplainer.of("first/channel@1", picture -> new Heatmap(2, 2, Arrays.copyOf(picture, 4)));
        PictureNoise noise = (sample, image, draw) -> image.mul(draw + 1).sub(image);

        // The picture times 1, 2, …, 10: mean square 38.5, variance 38.5 - 5.5².
        assertThat(map(explain(Combinations.smoothed(inner, 10, noise, DrawStatistic.MEAN_SQUARE))))
                .containsExactly(new float[] {64 * 38.5f, 0, 0, 16 * 38.5f}, within(1e-2f));
        assertThat(map(explain(Combinations.smoothed(inner, 10, noise, DrawStatistic.VARIANCE))))
                .containsExactly(new float[] {64 * 8.25f, 0, 0, 16 * 8.25f}, within(1e-2f));
    }

    @Test
    void a_copy_without_a_map_makes_the_sample_undefined_and_says_which() {
        WrittenExplainer inner = WrittenExplainer.of("flat/test@1", 2, 1, 3, 3);

        assertThat(explain(Combinations.smoothed(inner, 2, 0.1)).undefinedBecause())
                .isEqualTo("its variant 0 has none: the heatmap is constant");
    }

    @Test
    void an_explainer_that_cannot_be_asked_for_a_class_is_not_believed_under_noise() {
        Explainer stubborn = new Explainer() {
            @Override
            public String id() {
                return "stubborn/test@1";
            }

            @Override
            public String name() {
                return "Stubborn";
            }

            @Override
            public Map<String, String> settings(AuditedModel model) {
                return Map.of();
            }

            @Override
            public List<Explanation> explain(AuditedModel model, Batch batch) {
                return WrittenExplainer.of("any/test@1", 2, 1, 1, 2)
                        .forClass(TargetClass.index(1))
                        .explain(model, batch);
            }
        };

        assertThat(explain(Combinations.smoothed(stubborn, 2, 0)).undefinedBecause())
                .isEqualTo("its variant 0 has none: Stubborn speaks for class 1 and cannot be asked for class 0");
    }

    @Test
    void a_class_free_map_stays_class_free() {
        assertThat(explain(Combinations.smoothed(ClassActivationMaps.gradCam(), 3, 0)))
                .isEqualTo(explain(ClassActivationMaps.gradCam()));
        assertThat(explain(Combinations.averagedOver(ClassActivationMaps.eigenCam(), InputTransform.identity()))
                        .explainedClass())
                .isEqualTo(-1);
    }

    @Test
    void a_map_is_averaged_along_the_path_without_a_factor() {
        WrittenExplainer inner =
                WrittenExplainer.of("first/channel@1", picture -> new Heatmap(2, 2, Arrays.copyOf(picture, 4)));

        // The mean of α x over α in [0, 1] is x/2.
        assertThat(map(explain(Combinations.integrated(inner, Baseline.zero(), Quadrature.GAUSS_LEGENDRE, 4))))
                .containsExactly(new float[] {4, 0, 0, 2}, within(1e-5f));
    }

    @Test
    void a_guided_product_keeps_the_detail_where_the_map_is_positive() {
        WrittenExplainer map = WrittenExplainer.of("signed/test@1", 2, 2, 1, -1, 0, 2);

        // Gradient × input of class 0 is the first channel by itself: 8, 0, 0, 4.
        assertThat(map(explain(Combinations.guided(GradientExplainers.gradientTimesInput(), map, Upsampling.NEAREST))))
                .containsExactly(8, 0, 0, 8);
    }

    @Test
    void agg_mean_is_the_mean_of_maps_that_sum_to_one() {
        Explainer a = WrittenExplainer.of("a/test@1", 2, 2, 1, 3, -5, 0);
        Explainer b = WrittenExplainer.of("b/test@1", 2, 2, 0, 10, 10, 0);

        // (¼, ¾, 0, 0) and (0, ½, ½, 0).
        assertThat(map(explain(Combinations.aggregatedMean(List.of(a, b)))))
                .containsExactly(new float[] {0.125f, 0.625f, 0.25f, 0}, within(1e-6f));
    }

    @Test
    void agg_var_prefers_places_on_which_the_maps_agree() {
        Explainer a = WrittenExplainer.of("a/test@1", 2, 2, 1, 3, -5, 0);
        Explainer b = WrittenExplainer.of("b/test@1", 2, 2, 0, 10, 10, 0);

        // Deviations ⅛, ⅛, ¼, 0; ten times their mean is 1.25.
        assertThat(map(explain(Combinations.aggregatedVariance(List.of(a, b)))))
                .containsExactly(new float[] {0.125f / 1.375f, 0.625f / 1.375f, 0.25f / 1.5f, 0}, within(1e-6f));
        assertThat(map(explain(Combinations.aggregatedVariance(List.of(a, a)))))
                .containsExactly(new float[] {0.25f, 0.75f, 0, 0}, within(1e-6f));
    }

    @Test
    void an_aggregate_is_undefined_where_one_of_its_explainers_is() {
        Explainer a = WrittenExplainer.of("a/test@1", 2, 2, 1, 3, -5, 0);
        Explainer flat = WrittenExplainer.of("flat/test@1", 2, 2, 1, 1, 1, 1);

        assertThat(explain(Combinations.aggregatedMean(List.of(a, flat))).undefinedBecause())
                .isEqualTo("Written flat/test@1: the heatmap is constant");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Combinations.aggregatedMean(List.of(a)))
                .withMessage("AGG-Mean combines two explainers or more, but got 1.");
    }

    @Test
    void layers_are_fused_at_the_size_of_the_picture_each_with_the_maximum_one() {
        Map<String, Explainer> layers = Map.of(
                "early", WrittenExplainer.of("cam/test@1", 2, 2, 4, 0, 0, 1),
                "late", WrittenExplainer.of("cam/test@1", 1, 2, 10, 5));

        assertThat(map(explain(Combinations.acrossLayers(layers::get, AggregationRule.MAXIMUM, "early", "late"))))
                .containsExactly(1, 1, 0.5f, 0.5f);
        assertThat(map(explain(Combinations.acrossLayers(layers::get, AggregationRule.MEAN, "early", "late"))))
                .containsExactly(1, 0.5f, 0.25f, 0.375f);
    }

    @Test
    void a_map_that_moves_with_the_picture_is_the_same_over_flips_and_turns() {
        List<InputTransform> transforms = new ArrayList<>(List.of(InputTransform.flip()));
        for (int turns = 0; turns < 4; turns++) {
            transforms.add(InputTransform.quarterTurns(turns));
        }

        assertThat(explain(Combinations.averagedOver(
                        ClassActivationMaps.gradCam(), transforms.toArray(InputTransform[]::new))))
                .isEqualTo(explain(ClassActivationMaps.gradCam()));
    }

    @Test
    void a_pixel_counts_only_the_copies_that_show_it() {
        // The map looks at the upper left pixel of whatever it is shown. Moved left by one pixel, that is the upper
        // right one.
        Explainer corner = WrittenExplainer.of("corner/test@1", 2, 2, 1, 0, 0, 0);

        // The left column is seen once, the right one twice.
        assertThat(map(explain(
                        Combinations.averagedOver(corner, InputTransform.identity(), InputTransform.shift(-1, 0)))))
                .containsExactly(1, 0.5f, 0, 0);
    }

    @Test
    void evet_weighs_each_copy_by_the_probability_of_the_class() {
        Explainer corner = WrittenExplainer.of("corner/test@1", 2, 2, 5, 0, 0, 0);

        // Softmax of (12, 2) and, moved left, of (4, 2).
        double clean = 1 / (1 + Math.exp(2 - 12));
        double moved = 1 / (1 + Math.exp(2 - 4));
        assertThat(map(explain(Combinations.evet(corner, InputTransform.identity(), InputTransform.shift(-1, 0)))))
                .containsExactly(new float[] {(float) clean, (float) (moved / 2), 0, 0}, within(1e-6f));
    }

    @Test
    void sess_slides_windows_that_overlap_by_half_and_keeps_the_best() {
        List<InputTransform> windows = InputTransform.windows(224, 224, 1, 2);

        assertThat(windows).hasSize(1 + 9);
        assertThat(windows.get(1)).isEqualTo(InputTransform.window(2, -56, -56));
        assertThat(windows.get(9)).isEqualTo(InputTransform.window(2, 56, 56));

        Explainer corner = WrittenExplainer.of("corner/test@1", 2, 2, 5, 0, 0, 0);
        Explanation best = explain(Combinations.sess(corner, 0.1, 1, 2));
        // Of ten windows one is kept: the one that shows the pixel 8 and nothing else, magnified.
        assertThat(best.explainedClass()).isZero();
        assertThat(map(best)[0]).isPositive();
        assertThat(map(best)[3]).isZero();
    }

    @Test
    void a_sample_without_finite_scores_is_undefined_in_every_combination() {
        float[] broken = PICTURE.clone();
        broken[0] = Float.NaN;
        Explainer cam = ClassActivationMaps.gradCam();
        List<Explainer> all = List.of(
                Combinations.smoothed(cam, 2, 0.1),
                Combinations.integrated(cam, Baseline.zero(), Quadrature.TRAPEZOID, 2),
                Combinations.guided(GradientExplainers.gradient(), cam, Upsampling.BILINEAR),
                Combinations.aggregatedMean(List.of(cam, cam)),
                Combinations.averagedOver(cam, InputTransform.flip()),
                Combinations.sess(cam));
        for (Explainer explainer : all) {
            List<Explanation> found = explain(explainer, PICTURE, broken);

            assertThat(found.get(1).undefinedBecause())
                    .as(explainer.id())
                    .endsWith("the model's scores are not finite");
            assertThat(found.get(0)).isEqualTo(explain(explainer));
        }
    }

    @Test
    void settings_tell_everything_that_decides_the_map() {
        assertThat(Combinations.smoothed(ClassActivationMaps.gradCam(), 5, 0.1).settings(MODEL))
                .containsEntry("layer", "conv")
                .containsEntry("draws", "5")
                .containsEntry("noise", "gaussian, σ = 0.1·(max - min), seed 42")
                .containsEntry("class", "predicted");
        assertThat(Combinations.smoothed(ClassActivationMaps.gradCam(), 5, 0.1).id())
                .isEqualTo("smoothed-grad-cam/paper@1");
    }

    private Explanation explain(Explainer explainer) {
        return explain(explainer, PICTURE).get(0);
    }

    private List<Explanation> explain(Explainer explainer, float[]... pictures) {
        float[] all = new float[8 * pictures.length];
        List<AuditSample> samples = new ArrayList<>();
        for (int i = 0; i < pictures.length; i++) {
            System.arraycopy(pictures[i], 0, all, 8 * i, 8);
            samples.add(AuditSample.of("picture " + i, Path.of("picture " + i)));
        }
        NDArray images = manager.create(all, new Shape(pictures.length, 2, 2, 2));
        return explainer.explain(MODEL, new Batch(samples, images));
    }

    private static float[] map(Explanation explanation) {
        assertThat(explanation.undefinedBecause()).isNull();
        return Objects.requireNonNull(explanation.heatmap()).values();
    }
}
