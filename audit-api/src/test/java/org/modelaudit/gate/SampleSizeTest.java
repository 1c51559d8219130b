package org.modelaudit.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.modelaudit.metric.Measurement;
import org.modelaudit.metric.Metric;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.Outcome;
import org.modelaudit.testing.FakeMetric;

class SampleSizeTest {

    private static final FakeMetric METRIC = FakeMetric.named("score");

    @Test
    void is_the_textbooks_385_for_a_mean_to_five_hundredths() {
        // 1.959964² / (4 · 0.05²) = 384.15.
        assertThat(SampleSize.atMost(METRIC, 0.95, 0.05)).hasValue(385);
    }

    @Test
    void a_proportion_needs_a_few_less_because_wilson_shrinks() {
        // 384.15 - 1.959964² = 380.31.
        assertThat(SampleSize.atMost(METRIC.asProportion(), 0.95, 0.05)).hasValue(381);
        assertThat(WilsonInterval.interval(0.5, 381, 0.95))
                .satisfies(i -> assertThat(i.high() - i.low()).isLessThan(0.1));
        assertThat(WilsonInterval.interval(190 / 380.0, 380, 0.95))
                .satisfies(i -> assertThat(i.high() - i.low()).isGreaterThan(0.1));
    }

    @Test
    void is_never_below_what_an_interval_needs_at_all() {
        assertThat(SampleSize.atMost(METRIC, 0.95, 0.4)).hasValue(Finding.FEWEST_FOR_INTERVAL);
    }

    @Test
    void the_half_width_of_that_many_samples_is_the_one_asked_for() {
        assertThat(SampleSize.halfWidth(METRIC, 0.95, 385)).isCloseTo(0.05, within(1e-4));
        assertThat(SampleSize.halfWidth(METRIC.asProportion(), 0.95, 96)).isCloseTo(0.1, within(2e-3));
    }

    @Test
    void is_unknown_for_a_metric_without_a_finite_range() {
        Metric open = new Open();

        assertThat(SampleSize.atMost(open, 0.95, 0.05)).isEqualTo(OptionalInt.empty());
        assertThat(SampleSize.halfWidth(open, 0.95, 100)).isInfinite();
    }

    /** A metric without an upper end. */
    private static final class Open implements Metric {
        @Override
        public MetricDescription description() {
            return MetricDescription.higherIsBetter("open/test@1", "open", "a test")
                    .in(0, Double.POSITIVE_INFINITY);
        }

        @Override
        public List<Outcome> measure(Measurement measurement) {
            return List.of();
        }
    }
}
