package org.modelaudit.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.modelaudit.gate.Status.FAIL;
import static org.modelaudit.gate.Status.INCONCLUSIVE;
import static org.modelaudit.gate.Status.PASS;
import static org.modelaudit.gate.Threshold.atLeast;
import static org.modelaudit.gate.Threshold.noWorseThanBaseline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.modelaudit.data.Slice;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.metric.Direction;
import org.modelaudit.metric.Metric;
import org.modelaudit.metric.Outcome;
import org.modelaudit.testing.FakeMetric;

class RegressionJudgeTest {

    private static final FakeMetric SCORE = FakeMetric.named("score");
    private static final FakeMetric DROP = SCORE.with(Direction.LOWER_IS_BETTER);

    private final Map<String, List<Slice>> slices = new LinkedHashMap<>();
    private final SplittableRandom random = new SplittableRandom(3);

    @Test
    void the_same_values_pass_however_few() {
        Verdict verdict = judged(SCORE, 3, i -> 0.5, i -> 0.5);

        assertThat(verdict.status()).isEqualTo(PASS);
        assertThat(verdict.reason()).isEqualTo("each of 3 pictures has its value of the baseline");
    }

    @Test
    void last_bits_are_no_change() {
        assertThat(judged(SCORE, 30, i -> 0.1 * i / 30, i -> 0.1 * i / 30 + 1e-9)
                        .compared()
                        .orElseThrow())
                .extracting(PairedComparison::movers)
                .isEqualTo(List.of());
    }

    @Test
    void a_loss_beyond_chance_fails_with_its_interval_and_the_worst_pictures() {
        Verdict verdict = judged(SCORE, 40, i -> 0.8, i -> 0.75 + (i % 2 == 0 ? 0.02 : -0.02));

        assertThat(verdict.status()).isEqualTo(FAIL);
        assertThat(verdict.reason())
                .isEqualTo("0.05 worse on average than old.pt, 95.0 % interval of the difference [-0.0565, -0.0435]");
        assertThat(verdict.compared().orElseThrow().worse()).hasSize(40);
        assertThat(verdict.compared().orElseThrow().worse().get(0)).hasToString("1 0.80 → 0.73");
    }

    @Test
    void where_lower_is_better_a_rise_is_a_loss() {
        assertThat(judged(DROP, 40, i -> 0.2, i -> 0.25 + (i % 2 == 0 ? 0.02 : -0.02))
                        .status())
                .isEqualTo(FAIL);
        assertThat(judged(DROP, 40, i -> 0.2, i -> 0.15 + (i % 2 == 0 ? 0.02 : -0.02))
                        .status())
                .isEqualTo(PASS);
    }

    @Test
    void an_improvement_passes_and_says_how_to_accept_it() {
        assertThat(judged(SCORE, 40, i -> 0.5, i -> 0.6 + (i % 2 == 0 ? 0.02 : -0.02))
                        .reason())
                .isEqualTo("no picture is worse, 40 are better; accept it with -Dmodelaudit.baseline=record");
        assertThat(judged(SCORE, 40, i -> 0.5, i -> i == 0 ? 0.49 : 0.6).reason())
                .startsWith("0.0972 better on average than old.pt")
                .endsWith("accept it with -Dmodelaudit.baseline=record");
    }

    @Test
    void where_no_loss_is_shown_it_says_which_is_not_excluded_and_a_margin_makes_that_a_condition() {
        IntToDoubleFunction after = i -> 0.5 + (i % 2 == 0 ? 0.1 : -0.1);

        Verdict verdict = judged(SCORE, 40, i -> 0.5, after);

        assertThat(verdict.status()).isEqualTo(PASS);
        assertThat(verdict.reason()).endsWith("so a loss of up to 0.0324 is not excluded");
        assertThat(judged(noWorseThanBaseline().withMargin(0.04), SCORE, 40, i -> 0.5, after)
                        .status())
                .isEqualTo(PASS);
        assertThat(judged(noWorseThanBaseline().withMargin(0.03), SCORE, 40, i -> 0.5, after)
                        .status())
                .isEqualTo(INCONCLUSIVE);
    }

    @Test
    void a_loss_within_the_margin_is_none() {
        IntToDoubleFunction after = i -> 0.75 + (i % 2 == 0 ? 0.02 : -0.02);

        assertThat(judged(noWorseThanBaseline().withMargin(0.1), SCORE, 40, i -> 0.8, after)
                        .status())
                .isEqualTo(PASS);
        assertThat(judged(noWorseThanBaseline().withMargin(0.04), SCORE, 40, i -> 0.8, after)
                        .status())
                .isEqualTo(FAIL);
    }

    @Test
    void a_class_that_breaks_under_an_equal_mean_fails_by_name() {
        for (int c = 0; c < 10; c++) {
            slice("class", "class " + c, 20 * c, 20 * (c + 1));
        }
        IntToDoubleFunction after = i -> 0.6 + 0.05 * (random.nextDouble() - 0.5) + (i < 20 ? -0.27 : 0.03);

        Verdict verdict = judged(SCORE, 200, i -> 0.6, after);

        assertThat(verdict.compared().orElseThrow().difference()).isBetween(-0.01, 0.01);
        assertThat(verdict.status()).isEqualTo(FAIL);
        assertThat(verdict.reason()).endsWith("; worse in class 0");
        assertThat(verdict.slices())
                .hasSize(10)
                .first()
                .extracting(SliceVerdict::name)
                .isEqualTo("class 0");
    }

    @Test
    void slices_of_the_data_that_are_too_small_are_told_and_those_that_were_asked_for_are_inconclusive() {
        slice("class", "class 'common'", 0, 35);
        slice("class", "class 'rare'", 35, 40);
        IntToDoubleFunction after = i -> 0.5 + (i % 2 == 0 ? 0.1 : -0.1);

        assertThat(judged(SCORE, 40, i -> 0.5, after).reason())
                .endsWith("; not judged for themselves, because of fewer than 10 pairs: class 'rare'");
        Verdict asked = verdict(
                new Requirement(SCORE, noWorseThanBaseline()).inEachSlice(List.of("class")), 40, i -> 0.5, after);
        assertThat(asked.status()).isEqualTo(INCONCLUSIVE);
        assertThat(asked.reason()).endsWith("; undecided in class 'rare'");
    }

    @Test
    void one_picture_that_breaks_fails_by_name() {
        Verdict verdict = judged(SCORE, 100, i -> 0.9, i -> i == 17 ? 0.1 : 0.9);

        assertThat(verdict.status()).isEqualTo(FAIL);
        assertThat(verdict.reason()).endsWith("; broken: 17 0.90 → 0.10");
    }

    @Test
    void what_fails_or_is_undecided_is_never_to_be_accepted() {
        IntToDoubleFunction mostlyBetter = i -> i == 17 ? 0.1 : 0.98 + (i % 2 == 0 ? 0.01 : -0.01);

        Verdict broken = judged(SCORE, 100, i -> 0.9, mostlyBetter);
        assertThat(broken.status()).isEqualTo(FAIL);
        assertThat(broken.reason()).startsWith("0.0713 better on average").contains("broken: 17");
        assertThat(broken.reason()).doesNotContain("accept");

        slice("class", "class 'worse'", 0, 20);
        slice("class", "class 'better'", 20, 100);
        Verdict inSlice = judged(SCORE, 100, i -> 0.5, i -> (i < 20 ? 0.4 : 0.7) + (i % 2 == 0 ? 0.02 : -0.02));
        assertThat(inSlice.status()).isEqualTo(FAIL);
        assertThat(inSlice.reason()).contains("better on average", "worse in class 'worse'");
        assertThat(inSlice.reason()).doesNotContain("accept");
        assertThat(inSlice.slices())
                .extracting(slice -> slice.verdict().reason())
                .noneMatch(reason -> reason.contains("accept"));
    }

    @Test
    void a_margin_decides_nothing_in_a_slice_that_passes() {
        slice("class", "class 'a'", 0, 20);
        slice("class", "class 'b'", 20, 40);

        Verdict verdict = judged(
                noWorseThanBaseline().withMargin(0.04), SCORE, 40, i -> 0.5, i -> 0.5 + (i % 2 == 0 ? 0.1 : -0.1));

        assertThat(verdict.status()).isEqualTo(PASS);
        assertThat(verdict.slices())
                .hasSize(2)
                .extracting(slice -> slice.verdict().reason())
                .allMatch(reason -> reason.endsWith("is not excluded"));
    }

    @Test
    void the_slice_that_lost_most_comes_first_whatever_its_level() {
        slice("class", "class 'low'", 0, 20);
        slice("class", "class 'high'", 20, 40);

        Verdict verdict = judged(SCORE, 40, i -> i < 20 ? 0.3 : 0.9, i -> {
            double restless = i % 2 == 0 ? 0.01 : -0.01;
            return restless + (i < 20 ? 0.27 : 0.8);
        });

        assertThat(verdict.slices()).extracting(SliceVerdict::name).containsExactly("class 'high'", "class 'low'");
    }

    @Test
    void a_slice_with_all_pairs_says_nothing_of_its_own_and_costs_the_others_nothing() {
        slice("class", "class 'all'", 0, 21);
        slice("time", "time 'day'", 0, 12);
        Finding finding = finding(21, i -> i == 20 ? Outcome.undefined("the map is constant") : Outcome.value(0.6));

        Verdict verdict = judge(finding, old(21, i -> 0.5));

        assertThat(verdict.slices()).extracting(SliceVerdict::name).containsExactly("time 'day'");
    }

    @Test
    void slices_of_one_name_are_two_slices() {
        slice("a", "a 'b'", 0, 20);
        slice("a 'b", "a 'b'", 20, 40);

        Verdict verdict = judged(SCORE, 40, i -> 0.5, i -> (i < 20 ? 0.4 : 0.6) + (i % 2 == 0 ? 0.02 : -0.02));

        assertThat(verdict.slices())
                .extracting(slice -> slice.verdict().status())
                .containsExactly(FAIL, PASS);
    }

    @Test
    void what_lost_its_value_is_counted_and_too_many_are_inconclusive() {
        Finding finding = finding(20, i -> i < 2 ? Outcome.undefined("the map is constant") : Outcome.value(0.5));

        Verdict verdict = judge(finding, old(20, i -> 0.5));

        assertThat(verdict.status()).isEqualTo(INCONCLUSIVE);
        assertThat(verdict.reason())
                .isEqualTo(
                        "10.0 % of the samples have no value, more than the 5.0 % that are allowed; each of 18 pictures has its value of the baseline; 2 pictures lost their value");
        assertThat(verdict.remedy()).startsWith("mend what leaves them without one");
        assertThat(verdict.compared().orElseThrow().lost()).containsExactly("0", "1");
    }

    @Test
    void a_handful_of_losses_decides_nothing() {
        Verdict verdict = judged(SCORE, 9, i -> 0.5, i -> 0.4);

        assertThat(verdict.status()).isEqualTo(INCONCLUSIVE);
        assertThat(verdict.reason()).startsWith("9 pairs are too few for a confidence interval");
    }

    @Test
    void what_a_bound_says_is_refused_here_and_a_margin_there() {
        assertThatThrownBy(() -> noWorseThanBaseline().onEverySample())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("withMargin()");
        assertThatThrownBy(() -> atLeast(0.5).withMargin(0.1))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("use noWorseThanBaseline()");
        assertThatThrownBy(() -> noWorseThanBaseline().withMargin(0))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("above 0");
        assertThat(noWorseThanBaseline().withMargin(0.1))
                .hasToString("no worse than the baseline within a margin of 0.10 with 95.0 % confidence");
    }

    private void slice(String key, String name, int from, int to) {
        Set<String> ids = new HashSet<>();
        for (int i = from; i < to; i++) {
            ids.add(Integer.toString(i));
        }
        slices.computeIfAbsent(key, any -> new ArrayList<>()).add(new Slice(name, ids));
    }

    private Verdict judged(FakeMetric metric, int n, IntToDoubleFunction before, IntToDoubleFunction after) {
        return judged(noWorseThanBaseline(), metric, n, before, after);
    }

    private Verdict judged(
            Threshold threshold, FakeMetric metric, int n, IntToDoubleFunction before, IntToDoubleFunction after) {
        return verdict(new Requirement(metric, threshold), n, before, after);
    }

    private Verdict verdict(Requirement requirement, int n, IntToDoubleFunction before, IntToDoubleFunction after) {
        Finding finding = finding(requirement.metric(), n, i -> Outcome.value(after.applyAsDouble(i)));
        return new Judge(
                        List.of(requirement),
                        false,
                        slices,
                        Map.of(requirement, new BaselineValues("old.pt", old(n, before))))
                .verdicts(List.of(finding))
                .get(0);
    }

    private Verdict judge(Finding finding, Map<String, Double> before) {
        return new RegressionJudge(new Requirement(SCORE, noWorseThanBaseline()), new BaselineValues("old.pt", before))
                .verdict(finding, slices);
    }

    private static Map<String, Double> old(int n, IntToDoubleFunction values) {
        Map<String, Double> old = new HashMap<>();
        for (int i = 0; i < n; i++) {
            old.put(Integer.toString(i), StoredValue.of(values.applyAsDouble(i)));
        }
        return old;
    }

    private static Finding finding(int n, IntFunction<Outcome> outcomes) {
        return finding(SCORE, n, outcomes);
    }

    private static Finding finding(Metric metric, int n, IntFunction<Outcome> outcomes) {
        List<SampleResult> now = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            now.add(new SampleResult(Integer.toString(i), outcomes.apply(i)));
        }
        return new Finding(metric, now, 1);
    }
}
