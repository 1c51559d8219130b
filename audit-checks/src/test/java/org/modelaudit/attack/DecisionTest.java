package org.modelaudit.attack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.modelaudit.model.ModelOutput;

class DecisionTest {

    @Test
    void of_equal_scores_the_lower_index_comes_first_also_where_they_are_zeros_of_both_signs() {
        float[] scores = {-1f, -0f, 0f, -0f};

        assertThat(Decision.of(ModelOutput.LOGITS, scores).classIndex()).isEqualTo(1);
        assertThat(AttackedPictures.ranked(scores)).containsExactly(1, 2, 3, 0);
    }

    @Test
    void a_score_that_is_no_number_decides_nothing() {
        assertThat(Decision.of(ModelOutput.LOGITS, new float[] {1, Float.NaN}).classIndex())
                .isEqualTo(Decision.NONE);
    }
}
