package org.modelaudit.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.modelaudit.model.ModelOutput;

class PredictionTest {

    @Test
    void is_the_class_of_the_largest_logit_with_its_softmax_probability() {
        Prediction prediction = Prediction.of(ModelOutput.LOGITS, new float[] {0f, (float) Math.log(3)})
                .orElseThrow();

        assertThat(prediction.classIndex()).isEqualTo(1);
        assertThat(prediction.probability()).isCloseTo(0.75, within(1e-7));
    }

    @Test
    void takes_the_lowest_index_among_equals() {
        assertThat(Prediction.of(ModelOutput.LOGITS, new float[] {1, 5, 5})
                        .orElseThrow()
                        .classIndex())
                .isEqualTo(1);
    }

    @Test
    void does_not_overflow_for_large_logits() {
        assertThat(Prediction.of(ModelOutput.LOGITS, new float[] {1e30f, 0})
                        .orElseThrow()
                        .probability())
                .isEqualTo(1);
    }

    @Test
    void there_is_none_if_a_logit_is_not_finite() {
        assertThat(Prediction.of(ModelOutput.LOGITS, new float[] {1, Float.NaN}))
                .isEmpty();
        assertThat(Prediction.of(ModelOutput.LOGITS, new float[] {Float.NEGATIVE_INFINITY, 0}))
                .isEmpty();
    }
}
