package org.modelaudit.gate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumbersTest {

    @Test
    void writes_two_to_four_decimals() {
        assertThat(Numbers.plain(0.5)).isEqualTo("0.50");
        assertThat(Numbers.plain(0.48713)).isEqualTo("0.4871");
        assertThat(Numbers.plain(12)).isEqualTo("12.00");
        assertThat(Numbers.plain(0)).isEqualTo("0.00");
    }

    @Test
    void does_not_write_a_small_number_as_zero() {
        assertThat(Numbers.plain(0.0000123456)).isEqualTo("0.0000123");
    }

    @Test
    void writes_shares_as_percentages() {
        assertThat(Numbers.percent(0.125)).isEqualTo("12.5 %");
    }
}
