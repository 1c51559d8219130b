package org.modelaudit.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.modelaudit.testing.FakeMetric;

class BrokenSamplesTest {

    private static final FakeMetric METRIC = FakeMetric.named("score");
    private static final MetricScale SCORE = MetricScale.of(METRIC);

    @Test
    void one_picture_that_breaks_among_many_that_stay_is_found() {
        assertThat(BrokenSamples.among(pairs(-0.6, 0, 50), SCORE, 0.0125))
                .extracting(Pair::sampleId)
                .containsExactly("0");
        assertThat(BrokenSamples.among(pairs(-0.45, 0, 50), SCORE, 0.0125)).isEmpty();
    }

    @Test
    void the_limit_is_that_of_an_exponential_tail() {
        // 29 others change by ±0.02, so u = 0.02 and e = 0; without any excess a quarter of the range decides.
        assertThat(BrokenSamples.among(pairs(-0.25, 0.02, 30), SCORE, 0.0125)).hasSize(1);
        assertThat(BrokenSamples.among(pairs(-0.24, 0.02, 30), SCORE, 0.0125)).isEmpty();
        // Three others change by 0.04: k = 3, u = 0, e = 0.04, limit 3 · 0.04 · (120^(1/3) - 1) = 0.4719.
        List<Pair> few = pairs(-0.48, 0, 30);
        for (int i = 1; i <= 3; i++) {
            few.set(i, new Pair(Integer.toString(i), 0.5, 0.54, 0.04));
        }
        assertThat(BrokenSamples.among(few, SCORE, 0.0125)).hasSize(1);
        few.set(0, new Pair("0", 0.5, 0.03, -0.47));
        assertThat(BrokenSamples.among(few, SCORE, 0.0125)).isEmpty();
    }

    @Test
    void several_that_break_do_not_hide_each_other() {
        List<Pair> pairs = pairs(-0.7, 0, 50);
        for (int i = 1; i < 5; i++) {
            pairs.set(i, new Pair(Integer.toString(i), 0.9, 0.2, -0.7));
        }

        assertThat(BrokenSamples.among(pairs, SCORE, 0.0125)).hasSize(5);
    }

    @Test
    void a_gain_is_no_break_and_a_restless_model_has_a_wide_limit() {
        assertThat(BrokenSamples.among(pairs(0.9, 0, 50), SCORE, 0.0125)).isEmpty();
        List<Pair> restless = pairs(-0.6, 0, 50);
        for (int i = 1; i < 50; i++) {
            double gain = (i % 2 == 0 ? 1 : -1) * 0.01 * i;
            restless.set(i, new Pair(Integer.toString(i), 0.5, 0.5 + gain, gain));
        }
        assertThat(BrokenSamples.among(restless, SCORE, 0.0125)).isEmpty();
    }

    @Test
    void a_flip_of_a_hit_is_no_break() {
        assertThat(BrokenSamples.among(pairs(-1, 0, 50), MetricScale.of(METRIC.asProportion()), 0.0125))
                .isEmpty();
    }

    /** The first picture by its gain, the others by ± another. */
    private static List<Pair> pairs(double first, double others, int n) {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            double gain = i == 0 ? first : i % 2 == 0 ? others : -others;
            pairs.add(new Pair(Integer.toString(i), 0.5, 0.5 + gain, gain));
        }
        return pairs;
    }
}
