package org.modelaudit.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.modelaudit.metric.MetricCurve;
import org.modelaudit.metric.MetricCurve.Point;
import org.modelaudit.metric.MetricCurve.Reading;

class CurveBytesTest {

    private static final MetricCurve CURVE = new MetricCurve(
            "layers", "similarity", Reading.MEAN, List.of(new Point(1, 0.1, "conv<1>"), new Point(2, Double.NaN)));

    @Test
    void what_was_kept_is_read_to_the_last_bit() {
        assertThat(CurveBytes.of(CURVE).flatMap(CurveBytes::read)).contains(CURVE);
    }

    @Test
    void what_is_no_curve_is_made_again() {
        byte[] whole = CurveBytes.of(CURVE).orElseThrow();

        for (int length = 0; length < whole.length; length++) {
            assertThat(CurveBytes.read(Arrays.copyOf(whole, length))).isEmpty();
        }
    }

    @Test
    void words_that_are_longer_than_is_kept_cost_nothing_but_the_keeping() {
        MetricCurve wordy = new MetricCurve("x".repeat(70_000), "y", Reading.MEAN, CURVE.points());

        assertThat(CurveBytes.of(wordy)).isEmpty();
    }
}
