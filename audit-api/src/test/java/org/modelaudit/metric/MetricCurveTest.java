package org.modelaudit.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.modelaudit.metric.MetricCurve.Point;
import org.modelaudit.metric.MetricCurve.Reading;

class MetricCurveTest {

    private static MetricCurve curve(Reading reading, Point... points) {
        return new MetricCurve("steps", "score", reading, List.of(points));
    }

    @Test
    void an_area_is_that_of_trapezoids_brought_to_the_length_one() {
        // (0 + 1) / 2 · 1 + (1 + 0.5) / 2 · 3 = 2.75 over the length 4.
        assertThat(curve(Reading.AREA, new Point(0, 0), new Point(1, 1), new Point(4, 0.5))
                        .value())
                .isCloseTo(2.75 / 4, within(1e-15));
        assertThat(curve(Reading.AREA, new Point(2, 0.3)).value()).isEqualTo(0.3);
    }

    @Test
    void a_mean_leaves_out_what_has_no_number_and_an_area_has_none_then() {
        Point[] points = {new Point(0, 1), new Point(1, Double.NaN), new Point(1, 0.5, "second draw"), new Point(2, 0)};

        assertThat(curve(Reading.MEAN, points).value()).isEqualTo(0.5);
        assertThat(curve(Reading.AREA, points).value()).isNaN();
    }

    @Test
    void points_without_any_number_or_out_of_order_are_no_curve() {
        assertThatThrownBy(() -> curve(Reading.MEAN, new Point(0, Double.NaN)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("needs a point with a number");
        assertThatThrownBy(() -> curve(Reading.MEAN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> curve(Reading.MEAN, new Point(1, 0), new Point(0, 0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("after 1.0 comes 0.0");
        assertThatThrownBy(() -> new Point(Double.NaN, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
