package org.modelaudit.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelaudit.metric.Direction;
import org.modelaudit.metric.Metric;
import org.modelaudit.metric.Outcome;
import org.modelaudit.testing.FakeMetric;

class ThresholdSuggestionTest {

    private static final Metric HIGHER = FakeMetric.named("score");
    private static final Metric LOWER = FakeMetric.named("drop").with(Direction.LOWER_IS_BETTER);
    private static final int AUDITS = 4000;

    /** What values of a metric may look like, all in [0, 1], those that fail now and then at its bad end. */
    private static final Map<String, Function<SplittableRandom, Double>> KINDS = Map.of(
            "flat", SplittableRandom::nextDouble,
            "squares", random -> Math.pow(random.nextDouble(), 2),
            "most of them high", random -> 1 - Math.pow(random.nextDouble(), 2),
            "nearly all of them high", random -> 1 - Math.pow(random.nextDouble(), 4),
            "around 0.6", random -> Math.min(1, Math.max(0, 0.6 + 0.15 * random.nextGaussian())),
            "hits, share 0.90", random -> random.nextDouble() < 0.90 ? 1.0 : 0,
            "hits, share 0.98", random -> random.nextDouble() < 0.98 ? 1.0 : 0,
            "one of 20 fails", random -> random.nextDouble() < 0.95 ? 0.9 + 0.03 * random.nextDouble() : 0,
            "one of 100 fails", random -> random.nextDouble() < 0.99 ? 0.9 : 0);

    @ParameterizedTest
    @ValueSource(ints = {20, 30, 100})
    void an_equal_model_misses_the_threshold_in_one_of_a_hundred_audits_at_most(int n) {
        // Three standard deviations of the simulation itself.
        double allowed = 0.01 + 3 * Math.sqrt(0.01 * 0.99 / AUDITS);

        KINDS.forEach((kind, draw) -> {
            SplittableRandom random = new SplittableRandom(kind.hashCode() + n);
            int missed = 0;
            int missedMirrored = 0;
            for (int audit = 0; audit < AUDITS; audit++) {
                double[] reference = IntStream.range(0, n)
                        .mapToDouble(i -> draw.apply(random))
                        .toArray();
                double mean = IntStream.range(0, n)
                        .mapToDouble(i -> draw.apply(random))
                        .average()
                        .orElseThrow();
                missed += mean < ThresholdSuggestion.bound(reference, HIGHER) ? 1 : 0;
                double[] mirrored =
                        Arrays.stream(reference).map(value -> 1 - value).toArray();
                missedMirrored += 1 - mean > ThresholdSuggestion.bound(mirrored, LOWER) ? 1 : 0;
            }
            assertThat((double) missed / AUDITS).as("%s, n = %d", kind, n).isLessThanOrEqualTo(allowed);
            assertThat((double) missedMirrored / AUDITS)
                    .as("%s, n = %d", kind, n)
                    .isLessThanOrEqualTo(allowed);
        });
    }

    /**
     * By hand: with the imagined 0 the 21 values have mean 10/21, deviation 0.148003 and skewness -1.47642; t of 19 degrees of freedom
     * is 2.539483, z² 5.411895; so q = 2.539483 + 0.631683 and the margin 3.171166 · 0.148003 · √0.1 = 0.14842.
     */
    @Test
    void the_bound_is_the_one_computed_by_hand() {
        double[] values =
                IntStream.range(0, 20).mapToDouble(i -> i % 2 == 0 ? 0.4 : 0.6).toArray();

        assertThat(ThresholdSuggestion.bound(values, HIGHER)).isCloseTo(0.35158, within(1e-5));
        assertThat(ThresholdSuggestion.of(finding(HIGHER, values)).orElseThrow().threshold())
                .isEqualTo("atLeast(0.351)");
    }

    @Test
    void where_lower_is_better_the_bound_is_the_mirror_image() {
        double[] values = new SplittableRandom(3).doubles(50).toArray();
        double[] mirrored = Arrays.stream(values).map(value -> 1 - value).toArray();

        assertThat(ThresholdSuggestion.bound(mirrored, LOWER))
                .isCloseTo(1 - ThresholdSuggestion.bound(values, HIGHER), within(1e-12));
        assertThat(ThresholdSuggestion.of(finding(LOWER, mirrored))
                        .orElseThrow()
                        .threshold())
                .startsWith("atMost(0.");
    }

    @Test
    void values_that_all_agree_still_leave_room_for_a_failure_that_has_not_shown_itself() {
        double[] values = new double[100];
        Arrays.fill(values, 1);

        assertThat(ThresholdSuggestion.bound(values, HIGHER)).isBetween(0.9, 0.97);
    }

    @Test
    void nineteen_values_suggest_nothing() {
        assertThat(ThresholdSuggestion.of(finding(HIGHER, new double[19]))).isEmpty();
    }

    @Test
    void a_bound_that_any_model_meets_says_nothing() {
        double[] values = IntStream.range(0, 20).mapToDouble(i -> i < 2 ? 1 : 0).toArray();

        assertThat(ThresholdSuggestion.of(finding(HIGHER, values)).orElseThrow().says())
                .isFalse();
    }

    private static Finding finding(Metric metric, double... values) {
        return new Finding(
                metric,
                IntStream.range(0, values.length)
                        .mapToObj(i -> new SampleResult("%03d".formatted(i), Outcome.value(values[i])))
                        .toList(),
                42);
    }
}
