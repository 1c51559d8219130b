package org.modelaudit.gate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.modelaudit.metric.Range;

class StoredValueTest {

    private static final Range ANY = new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    @Test
    void keeps_six_significant_digits_whatever_the_size() {
        assertThat(StoredValue.of(0.123456789)).isEqualTo(0.123457);
        assertThat(StoredValue.of(-12345.6789)).isEqualTo(-12345.7);
        assertThat(StoredValue.of(1.23456789e-9)).isEqualTo(1.23457e-9);
        assertThat(StoredValue.of(-0.0)).isEqualTo(0.0);
    }

    @Test
    void a_unit_of_the_last_digit_is_no_change() {
        assertThat(StoredValue.change(0.123456, 0.123457, ANY)).isZero();
        assertThat(StoredValue.change(0.123456, 0.123458, ANY)).isPositive();
        assertThat(StoredValue.change(12345.6, 12345.5, ANY)).isZero();
        assertThat(StoredValue.change(0, 0, ANY)).isZero();
    }

    @Test
    void a_millionth_of_the_range_is_no_change_however_small_the_value() {
        assertThat(StoredValue.change(3e-9, 0, Range.UNIT)).isZero();
        assertThat(StoredValue.change(3e-9, 0, ANY)).isEqualTo(-3e-9);
    }
}
