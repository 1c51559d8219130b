package org.modelaudit.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutputProbeTest {

    private static OutputMeaning found(float[]... rows) {
        return new OutputProbe(rows).found();
    }

    @Test
    void numbers_that_sum_to_1_are_probabilities_and_their_logarithms_are_known_too() {
        assertThat(found(new float[] {0.2f, 0.8f}, new float[] {1, 0})).isEqualTo(OutputMeaning.PROBABILITIES);
        assertThat(found(new float[] {(float) Math.log(0.2), (float) Math.log(0.8)}))
                .isEqualTo(OutputMeaning.LOG_PROBABILITIES);
        assertThat(found(new float[] {0.2f, 0.8f}, new float[] {0.5f, 0.9f})).isEqualTo(OutputMeaning.AUTO);
        assertThat(found(new float[] {0.2f, 0.8f}, new float[] {-1, 2})).isEqualTo(OutputMeaning.LOGITS);
        assertThat(found(new float[] {0.2f}, new float[] {3})).isEqualTo(OutputMeaning.ONE_LOGIT);
        assertThat(found(new float[] {0.2f}, new float[] {0.3f})).isEqualTo(OutputMeaning.AUTO);
    }

    @Test
    void what_is_declared_is_checked_against_the_numbers() {
        OutputProbe numbers = new OutputProbe(new float[][] {{0.2f, 0.7f}, {0.9f, 0.9f}});
        assertThat(numbers.meaning(OutputSpecification.of(OutputMeaning.INDEPENDENT_PROBABILITIES)))
                .isEqualTo(OutputMeaning.INDEPENDENT_PROBABILITIES);
        assertThat(numbers.meaning(OutputSpecification.of(OutputMeaning.LOGITS)))
                .isEqualTo(OutputMeaning.LOGITS);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> numbers.meaning(OutputSpecification.of(OutputMeaning.PROBABILITIES)))
                .withMessageContaining("do not lie between 0 and 1 and sum to 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> numbers.meaning(OutputSpecification.found()))
                .withMessageContaining("declare the meaning");
        OutputProbe probabilities = new OutputProbe(new float[][] {{0.2f, 0.8f}});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> probabilities.meaning(OutputSpecification.of(OutputMeaning.INDEPENDENT_LOGITS)))
                .withMessageContaining("as probabilities do");
    }

    @Test
    void a_row_may_have_axes_of_one_behind_it_or_none_in_front() {
        assertThat(OutputRows.length(new Shape(1, 5))).hasValue(5);
        assertThat(OutputRows.length(new Shape(1, 5, 1, 1))).hasValue(5);
        assertThat(OutputRows.length(new Shape(5))).hasValue(5);
        assertThat(OutputRows.length(new Shape(1))).hasValue(1);
        assertThat(OutputRows.length(new Shape(2, 5))).isEmpty();
        assertThat(OutputRows.length(new Shape(1, 5, 7, 7))).isEmpty();
        assertThat(OutputRows.length(new Shape())).isEmpty();
    }

    @Test
    void of_several_rows_the_likeliest_is_taken_or_none() {
        Map<String, Integer> rows = new LinkedHashMap<>();
        rows.put("embedding", 16);
        rows.put("scores", 5);
        assertThat(new OutputRows(rows).likeliest(5)).contains("scores");
        assertThat(new OutputRows(rows).likeliest(0)).isEmpty();
        rows.put("logits", 5);
        assertThat(new OutputRows(rows).likeliest(0)).contains("logits");
        assertThat(new OutputRows(Map.of("0", 1)).likeliest(2)).contains("0");
    }
}
