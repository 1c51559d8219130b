package org.modelaudit.forward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.modelaudit.testing.LinearModel;

class ChunkedScoresTest {

    /** Two classes, one channel: the logits are the mean and twice the mean. */
    private final LinearModel model = new LinearModel(new float[] {1, 2}, 1);

    @Test
    void scores_do_not_depend_on_the_chunk() {
        float[][] together = scores(7);

        assertThat(scores(1)).isDeepEqualTo(together);
        assertThat(scores(3)).isDeepEqualTo(together);
        assertThat(together[5]).containsExactly(5, 10);
    }

    @Test
    void a_chunk_is_never_larger_than_allowed_and_nothing_is_made_twice() {
        List<Integer> made = new ArrayList<>();
        try (NDManager manager = model.newManager()) {
            new ChunkedScores(model, 3, false).logits(7, manager.zeros(new Shape(1)), (from, to, scope) -> {
                made.add(to - from);
                return variants(from, to, scope);
            });
        }

        assertThat(made).containsExactly(3, 3, 1);
    }

    @Test
    void probabilities_are_the_softmax_of_the_logits() {
        try (NDManager manager = model.newManager()) {
            float[][] probabilities =
                    ChunkedScores.of(model).probabilities(1, manager.zeros(new Shape(1)), ChunkedScoresTest::variants);

            assertThat(probabilities[0]).containsExactly(0.5f, 0.5f);
        }
    }

    @Test
    void a_chunk_of_nothing_is_refused() {
        assertThatThrownBy(() -> new ChunkedScores(model, 0, false)).hasMessageContaining("at least one picture");
    }

    private float[][] scores(int chunk) {
        try (NDManager manager = model.newManager()) {
            return new ChunkedScores(model, chunk, false)
                    .logits(7, manager.zeros(new Shape(1)), ChunkedScoresTest::variants);
        }
    }

    /** Variant i is a picture of the number i. */
    private static NDArray variants(int from, int to, NDManager scope) {
        return scope.arange(from, to)
                .toType(ai.djl.ndarray.types.DataType.FLOAT32, false)
                .reshape(to - from, 1, 1, 1);
    }
}
