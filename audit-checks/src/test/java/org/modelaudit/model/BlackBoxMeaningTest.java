package org.modelaudit.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.modelaudit.error.ModelException;
import org.modelaudit.image.InputSpecification;

class BlackBoxMeaningTest {

    /** The mean red and the mean green. */
    private static NDArray means(NDArray images) {
        return images.get(":, 0:2").reshape(images.getShape().get(0), 2, -1).mean(new int[] {2});
    }

    private static BlackBox box(UnaryOperator<NDArray> scores) {
        return BlackBox.of("box", InputSpecification.imageNet(8), Labels.none(), 2, scores);
    }

    @Test
    void a_function_that_returns_probabilities_without_saying_so_is_stopped() {
        try (NDManager scope = NDManager.newBaseManager();
                AuditedModel box = box(images -> means(images).softmax(1))) {
            NDArray images = scope.randomUniform(-1, 1, new Shape(4, 3, 8, 8));
            box.logits(images);
            assertThatExceptionOfType(ModelException.class)
                    .isThrownBy(() -> box.logits(images))
                    .withMessageContainingAll("sum to 1", "returning(OutputMeaning.PROBABILITIES)");
        }
    }

    @Test
    void a_function_says_what_its_numbers_mean() {
        try (NDManager scope = NDManager.newBaseManager();
                AuditedModel box = box(images -> means(images).softmax(1)).returning(OutputMeaning.PROBABILITIES)) {
            NDArray images = scope.randomUniform(-1, 1, new Shape(9, 3, 8, 8));
            assertThat(box.output().probabilities(box.logits(images)).toFloatArray())
                    .containsExactly(means(images).softmax(1).toFloatArray(), within(1e-6f));
            assertThat(box.output().exact()).isFalse();
            assertThat(box.remarks()).anySatisfy(r -> assertThat(r).contains("as declared"));
        }
    }

    @Test
    void one_logit_of_a_function_becomes_two_classes() {
        try (NDManager scope = NDManager.newBaseManager();
                AuditedModel box = box(images -> means(images).get(":, 0:1")).returning(OutputMeaning.ONE_LOGIT)) {
            assertThat(box.logits(scope.ones(new Shape(1, 3, 8, 8))).toFloatArray())
                    .containsExactly(-0.5f, 0.5f);
        }
    }
}
