package org.modelaudit.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.random.RandomGenerator;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;
import org.apache.commons.math3.stat.ranking.NaturalRanking;
import org.junit.jupiter.api.Test;
import org.modelaudit.random.SampleRandom;

class SpearmanTest {

    @Test
    void equal_values_share_the_mean_of_their_ranks_and_both_zeros_are_equal() {
        assertThat(Spearman.ranks(new double[] {7, -0.0, 3, 0.0, 7, 7})).containsExactly(5, 1.5, 3, 1.5, 5, 5);
    }

    @Test
    void of_positive_values_ranks_and_correlation_are_to_the_last_bit_those_of_commons_math() {
        for (int distinct : new int[] {2, 10, 1_000_000}) {
            double[] first = drawn("first", distinct);
            double[] second = drawn("second", distinct);

            assertThat(Spearman.ranks(first)).containsExactly(new NaturalRanking().rank(first));
            assertThat(new Spearman().between(first, second))
                    .isEqualTo(new SpearmansCorrelation().correlation(first, second));
        }
    }

    @Test
    void a_constant_row_has_no_correlation_and_rows_of_two_lengths_are_refused() {
        assertThat(new Spearman().between(new double[] {4, 4, 4}, new double[] {1, 2, 3}))
                .isNaN();
        assertThatThrownBy(() -> new Spearman().between(new double[3], new double[4]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static double[] drawn(String name, int distinct) {
        RandomGenerator random = SampleRandom.of(1, name, 0);
        return random.ints(500, 1, distinct + 1).mapToDouble(v -> v / 7.0).toArray();
    }
}
