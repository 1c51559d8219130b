package org.modelaudit.perturbation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.modelaudit.perturbation.Perturbations.occlusion;

import org.junit.jupiter.api.Test;
import org.modelaudit.baseline.Baseline;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.model.BlackBox;

class OcclusionTest {

    private static final BlackBox MODEL = Pictures.linear(1, 3, 1, 2, 4);

    @Test
    void of_a_linear_model_is_the_weight_times_the_distance_to_the_baseline() {
        Occlusion pixels = occlusion(1, 1).withBaseline(Baseline.constant(1));

        assertThat(Pictures.map(Pictures.explainOne(pixels, MODEL, 3, 5, 2))).containsExactly(2, 8, 4);
    }

    @Test
    void a_pixel_under_several_windows_gets_their_mean() {
        // Windows over pixels 0, 1 and 1, 2 lose 1 + 2 and 2 + 4.
        assertThat(Pictures.map(Pictures.explainOne(occlusion(2, 1), MODEL, 1, 1, 1)))
                .containsExactly(3, 4.5f, 6);
    }

    @Test
    void the_last_window_is_clipped_at_the_edge() {
        BlackBox model = Pictures.linear(1, 5, 1, 2, 4, 8, 16);

        assertThat(Pictures.map(Pictures.explainOne(occlusion(2, 2), model, 1, 1, 1, 1, 1)))
                .containsExactly(3, 3, 12, 12, 16);
    }

    @Test
    void speaks_for_the_class_that_is_asked_for() {
        // The predicted class is the second one, whose score is always 0.
        assertThat(Pictures.explainOne(occlusion(1, 1), MODEL, -1, -1, 0).undefinedBecause())
                .isEqualTo("the heatmap is constant");
        assertThat(Pictures.map(Pictures.explainOne(occlusion(1, 1).forClass(TargetClass.index(0)), MODEL, -1, -1, 0)))
                .containsExactly(-1, -2, 0);
    }

    @Test
    void hides_by_the_mean_colour_or_a_blur_where_told() {
        assertThat(Pictures.map(
                        Pictures.explainOne(occlusion(1, 1).withBaseline(Baseline.meanColour()), MODEL, 1, 2, 6)))
                .containsExactly(-2, -2, 12);
        assertThat(Pictures.map(
                        Pictures.explainOne(occlusion(1, 1).withBaseline(Baseline.blurred(100)), MODEL, 1, 1, 100)))
                .satisfies(map -> assertThat(map[2]).isPositive())
                .satisfies(map -> assertThat(map[0]).isNegative());
    }

    @Test
    void a_picture_that_is_its_own_baseline_is_undefined() {
        assertThat(Pictures.explainOne(occlusion(), MODEL, 0, 0, 0).undefinedBecause())
                .isEqualTo("the picture is its own baseline, so nothing can be hidden");
    }

    @Test
    void windows_that_would_leave_pixels_out_are_refused() {
        assertThatThrownBy(() -> occlusion(2, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("would leave pixels out");
    }

    @Test
    void the_default_window_is_a_seventh_of_the_picture_at_half_that_stride() {
        BlackBox model = Pictures.model(224, 224, pixels -> pixels.sum(new int[] {1}));

        assertThat(occlusion().settings(model))
                .containsEntry("window", "32 pixels")
                .containsEntry("stride", "16 pixels")
                .containsEntry("class", "predicted");
    }
}
