package org.modelaudit.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.modelaudit.data.Slice;
import org.modelaudit.gate.SlicedComparison.SliceComparison;
import org.modelaudit.metric.Direction;
import org.modelaudit.metric.Range;

class PairedAnalysisTest {

    private static final MetricScale SCORE = new MetricScale(Direction.HIGHER_IS_BETTER, Range.UNIT, false);
    private static final MetricScale DROP = new MetricScale(Direction.LOWER_IS_BETTER, Range.UNIT, false);

    @Test
    void the_interval_is_that_of_student_on_the_differences() {
        // Differences -0.12, -0.08, -0.12, …: mean -0.10, s = 0.02 √(10/9), s/√10 = 0.02/3, t(9; 97.5 %) = 2.262157.
        PairedComparison found = analysis(SCORE)
                .compare(values(10, i -> 0.6), values(10, i -> i % 2 == 0 ? 0.48 : 0.52), List.of())
                .whole();

        assertThat(found.before()).isCloseTo(0.6, within(1e-12));
        assertThat(found.difference()).isCloseTo(-0.1, within(1e-12));
        ConfidenceInterval interval = Objects.requireNonNull(found.interval());
        assertThat(interval.low()).isCloseTo(-0.1 - 2.262157 * 0.02 / 3, within(1e-8));
        assertThat(interval.high()).isCloseTo(-0.1 + 2.262157 * 0.02 / 3, within(1e-8));
        assertThat(analysis(SCORE).isLoss(found)).isTrue();
        assertThat(analysis(SCORE).isGain(found)).isFalse();
        assertThat(analysis(DROP).isLoss(found)).isFalse();
        assertThat(analysis(DROP).isGain(found)).isTrue();
    }

    @Test
    void a_slice_is_looked_at_by_the_level_of_those_that_are_open() {
        // Level 1 - 0.05/2/2, t(19; 99.375 %) = 2.758586; deviation of the slice 0.02 √(20/19), more than that of all.
        SlicedComparison found = analysis(SCORE)
                .compare(
                        values(40, i -> 0.6),
                        values(40, i -> i % 2 == 0 ? 0.58 : 0.62),
                        List.of(slice("first", 0, 20), slice("second", 20, 40)));

        assertThat(found.slices()).extracting(SliceComparison::name).containsExactly("first", "second");
        ConfidenceInterval interval =
                Objects.requireNonNull(found.slices().get(0).comparison().interval());
        assertThat(interval.level()).isCloseTo(0.9875, within(1e-12));
        assertThat(interval.high()).isCloseTo(2.758586 * 0.02 / Math.sqrt(19), within(1e-8));
    }

    @Test
    void a_slice_that_is_found_worse_leaves_so_that_the_others_are_looked_at_more_closely() {
        SlicedComparison found = analysis(SCORE)
                .compare(
                        values(60, i -> 0.6),
                        values(60, i -> (i < 20 ? 0.3 : 0.6) + (i % 2 == 0 ? 0.02 : -0.02)),
                        List.of(slice("broken", 0, 20), slice("b", 20, 40), slice("c", 40, 60)));

        assertThat(found.slices())
                .extracting(slice -> level(slice.comparison()))
                .usingComparatorForType((a, b) -> Math.abs(a - b) < 1e-12 ? 0 : Double.compare(a, b), Double.class)
                .containsExactly(1 - 0.025 / 3, 1 - 0.025 / 2, 1 - 0.025 / 2);
    }

    @Test
    void small_slices_are_named_and_one_that_is_the_whole_says_nothing_of_its_own() {
        SlicedComparison found = analysis(SCORE)
                .compare(
                        values(30, i -> 0.6),
                        values(30, i -> 0.5 + 0.01 * (i % 3)),
                        List.of(slice("all", 0, 30), slice("few", 0, 9), slice("ten", 20, 30), slice("none", 90, 99)));

        assertThat(found.slices()).extracting(SliceComparison::name).containsExactly("ten");
        assertThat(found.small()).containsExactly("few", "none");
    }

    @Test
    void what_lost_its_value_is_told_as_a_whole_and_by_slice() {
        Map<String, Double> after = values(40, i -> 0.6);
        after.remove("03");
        after.put("new", 0.1);

        SlicedComparison found = analysis(SCORE)
                .compare(values(40, i -> 0.6), after, List.of(slice("first", 0, 20), slice("second", 20, 40)));

        assertThat(found.pairs()).hasSize(39);
        assertThat(found.whole().lost()).containsExactly("03");
        assertThat(found.slices())
                .extracting(slice -> slice.comparison().lost())
                .containsExactly(List.of("03"), List.of());
        assertThat(found.whole().movers()).isEmpty();
    }

    @Test
    void a_picture_that_breaks_is_found_by_the_whole() {
        assertThat(analysis(SCORE)
                        .compare(values(50, i -> 0.9), values(50, i -> i == 7 ? 0.1 : 0.9), List.of())
                        .whole()
                        .broken())
                .extracting(Pair::sampleId)
                .containsExactly("07");
    }

    @Test
    void nothing_to_compare_is_no_loss() {
        PairedAnalysis analysis = analysis(SCORE);
        SlicedComparison nothing = analysis.compare(Map.of(), Map.of("a", 0.5), List.of(slice("s", 0, 3)));
        SlicedComparison few = analysis.compare(values(9, i -> 0.9), values(9, i -> 0.1), List.of());

        assertThat(nothing.pairs()).isEmpty();
        assertThat(few.whole().interval()).isNull();
        assertThat(analysis.isLoss(nothing.whole())).isFalse();
        assertThat(analysis.isLoss(few.whole())).isFalse();
    }

    private static PairedAnalysis analysis(MetricScale scale) {
        return new PairedAnalysis(scale, "old.pt", 0.95);
    }

    private static double level(PairedComparison comparison) {
        ConfidenceInterval interval = comparison.interval();
        return interval == null ? 0 : interval.level();
    }

    private static Map<String, Double> values(int n, IntToDoubleFunction value) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (int i = 0; i < n; i++) {
            values.put("%02d".formatted(i), value.applyAsDouble(i));
        }
        return values;
    }

    private static Slice slice(String name, int from, int to) {
        Set<String> ids = new TreeSet<>();
        for (int i = from; i < to; i++) {
            ids.add("%02d".formatted(i));
        }
        return new Slice(name, ids);
    }
}
