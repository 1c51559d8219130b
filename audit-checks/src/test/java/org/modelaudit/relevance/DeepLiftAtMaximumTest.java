package org.modelaudit.relevance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.OperationTrace;

/**
 * The fixture {@code overlapping}: three pixels, {@code y₁ = max(x₁, x₂)}, {@code y₂ = max(x₂, x₃)}, and the class {@code y₁ +
 * 10y₂}.
 */
class DeepLiftAtMaximumTest {

    @SuppressWarnings("NullAway.Init")
    private static AuditedModel model;

    @BeforeAll
    static void open() {
        model = RelevanceNets.byHand("overlapping");
    }

    @AfterAll
    static void close() {
        model.close();
    }

    @Test
    void the_winner_of_two_windows_gets_what_both_rose_by() {
        // 3 + 10 · 3; captum, which keeps one of two contributions, gives 30.
        assertThat(deepLift(0, 1, 3, 2)).containsExactly(new float[] {0, 33, 0}, within(1e-4f));
    }

    @Test
    void from_one_value_everywhere_what_a_window_fell_by_goes_to_the_picture_s_winner_as_a_gradient_would() {
        // Both windows fall from 4 to 3, and every pixel wins in the baseline.
        assertThat(deepLift(4, 1, 3, 2)).containsExactly(new float[] {0, -11, 0}, within(1e-4f));
    }

    @Test
    void what_a_window_rose_by_goes_to_the_picture_s_winner_and_what_it_fell_by_to_the_baseline_s() {
        // The first window rises from 2 to 3 and the second falls from 4 to 3; both fall, from 5 and from 4, to 3.
        assertThat(shares(new float[] {1, 3, 2}, new float[] {2, 0, 4}))
                .containsExactly(new float[] {0, 1, -10}, within(1e-4f));
        assertThat(shares(new float[] {1, 3, 2}, new float[] {5, 4, 2}))
                .containsExactly(new float[] {-2, -10, 0}, within(1e-4f));
    }

    @Test
    void of_equal_numbers_in_the_picture_the_one_wins_that_was_the_largest_in_the_baseline() {
        // Both windows rise from 2 to 3.
        assertThat(shares(new float[] {3, 3, 1}, new float[] {0, 2, 0}))
                .containsExactly(new float[] {0, 11, 0}, within(1e-4f));
    }

    @Test
    void of_equal_numbers_in_the_baseline_the_one_wins_that_will_be_the_largest_in_the_picture() {
        // The first window falls from 4, where the first two pixels are equal, to 2; the second from 5, the third pixel
        // alone, to 3.
        assertThat(shares(new float[] {1, 2, 3}, new float[] {4, 4, 5}))
                .containsExactly(new float[] {0, -2, -20}, within(1e-4f));
    }

    private static float[] deepLift(double baseline, float... pixels) {
        try (NDManager scope = model.newManager()) {
            Explanation explanation = RelevanceMaps.deepLift()
                    .from(baseline)
                    .forClass(TargetClass.index(0))
                    .explain(model, RelevanceNets.batch(scope.create(pixels, new Shape(1, 1, 1, 3))))
                    .get(0);
            assertThat(explanation.diagnostics().get(DeepLift.RESIDUAL)).isLessThan(1e-6);
            return RelevanceNets.map(explanation).values();
        }
    }

    /** The same with a baseline that is no single value. */
    private static float[] shares(float[] pixels, float[] baseline) {
        try (NDManager scope = model.newManager()) {
            NDArray image = scope.create(pixels, new Shape(1, 1, 1, 3));
            NDArray reference = scope.create(baseline, new Shape(1, 1, 1, 3));
            try (OperationTrace trace = model.trace(image);
                    OperationTrace base = model.trace(reference)) {
                NDArray seed = scope.create(new float[] {1, 0}, new Shape(1, 2));
                return trace.backwardSharing(seed, new RescaleRule(base))
                        .mul(image.sub(reference))
                        .toFloatArray();
            }
        }
    }
}
