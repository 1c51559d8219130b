package org.modelaudit.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modelaudit.gate.Status.FAIL;
import static org.modelaudit.gate.Status.INCONCLUSIVE;
import static org.modelaudit.gate.Status.PASS;
import static org.modelaudit.gate.Threshold.atLeast;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.modelaudit.data.Slice;
import org.modelaudit.metric.Outcome;
import org.modelaudit.testing.FakeMetric;

class JudgeTest {

    private static final FakeMetric SCORE = FakeMetric.named("score");
    private static final FakeMetric HIT = FakeMetric.named("hit").asProportion();

    private final List<SampleResult> results = new ArrayList<>();
    private final List<Slice> slices = new ArrayList<>();

    @Test
    void a_good_mean_hides_no_broken_class() {
        slice("class 'a'", 90, 0.9);
        slice("class 'b'", 10, 0.1);

        Verdict verdict = judged(SCORE, atLeast(0.7));

        assertThat(verdict.estimate()).isGreaterThan(0.7);
        assertThat(verdict.status()).isEqualTo(FAIL);
        assertThat(verdict.reason()).isEqualTo("the estimate is within the bound; violated in class 'b'");
        assertThat(verdict.slices()).extracting(SliceVerdict::name).containsExactly("class 'b'", "class 'a'");
        assertThat(verdict.slices().get(0).verdict().estimate()).isEqualTo(0.1);
    }

    @Test
    void passes_where_every_slice_does_and_says_so() {
        slice("class 'a'", 20, 0.9);
        slice("class 'b'", 20, 0.8);

        Verdict verdict = judged(SCORE, atLeast(0.7).withConfidence(0.9));

        assertThat(verdict.status()).isEqualTo(PASS);
        assertThat(verdict.reason()).isEqualTo("the whole interval is within the bound; so it is in each of 2 slices");
        assertThat(verdict.slices())
                .extracting(slice -> slice.verdict().reason())
                .containsExactly(
                        "the whole interval is within the bound (Holm, step 1 of 2)",
                        "the whole interval is within the bound (Holm, step 1 of 2)");
    }

    @Test
    void small_slices_are_inconclusive_by_name_and_cost_the_others_nothing() {
        slice("class 'a'", 60, 0.9);
        slice("class 'rare'", 9, 0.9);

        Verdict verdict = judged(SCORE, atLeast(0.7));

        assertThat(verdict.status()).isEqualTo(INCONCLUSIVE);
        assertThat(verdict.reason()).isEqualTo("the estimate is within the bound; undecided in class 'rare'");
        assertThat(verdict.slices().get(0).verdict().reason())
                .isEqualTo("9 values are too few for a confidence interval, at least 10 are needed");
        assertThat(verdict.slices().get(1).verdict().interval())
                .extracting(ConfidenceInterval::level)
                .isEqualTo(0.95);
    }

    @Test
    void a_slice_of_which_nothing_was_looked_at_is_not_forgotten() {
        slice("class 'a'", 60, 0.9);
        slices.add(new Slice("class 'unseen'", Set.of("elsewhere")));

        assertThat(judged(SCORE, atLeast(0.7)).reason()).endsWith("undecided in class 'unseen'");
    }

    @Test
    void every_sample_within_a_bound_needs_no_interval_in_a_slice_either() {
        slice("class 'a'", 3, 0.9);
        slice("class 'b'", 2, 0.5);

        Verdict verdict = judged(SCORE, atLeast(0.7).onEverySample());

        assertThat(verdict.slices())
                .extracting(slice -> slice.verdict().status())
                .containsExactly(FAIL, PASS);
    }

    @Test
    void a_slice_has_its_own_limit_of_samples_without_a_value() {
        slice("class 'a'", 96, 0.9);
        slice("class 'b'", 20, 0.9);
        for (int i = 0; i < 4; i++) {
            results.set(
                    96 + i, new SampleResult(results.get(96 + i).sampleId(), Outcome.undefined("the map is constant")));
        }

        Verdict verdict = judged(SCORE, atLeast(0.7));

        assertThat(verdict.status()).isEqualTo(INCONCLUSIVE);
        assertThat(verdict.slices().get(0).verdict().reason()).startsWith("20.0 % of the samples have no value");
    }

    @Test
    void a_corrected_audit_is_one_family_with_its_slices() {
        slice("class 'a'", 20, 0.9);
        slice("class 'b'", 20, 0.8);
        Requirement requirement =
                new Requirement(SCORE, atLeast(0.7).withConfidence(0.95)).inEachSlice(List.of("class"));

        Verdict verdict = new Judge(List.of(requirement), true, Map.of("class", slices))
                .verdicts(List.of(new Finding(SCORE, results, 1)))
                .get(0);

        assertThat(verdict.reason()).startsWith("the whole interval is within the bound (Holm, step 1 of 3)");
        assertThat(verdict.slices().get(0).verdict().reason()).endsWith("(Holm, step 1 of 3)");
    }

    @Test
    void ten_classes_on_the_bound_are_called_broken_or_sound_in_few_audits() {
        SplittableRandom random = new SplittableRandom(5);
        int wrong = 0;
        for (int audit = 0; audit < 300; audit++) {
            results.clear();
            slices.clear();
            for (int c = 0; c < 10; c++) {
                slice(
                        "class " + c,
                        Collections.nCopies(100, 0.0).stream()
                                .map(any -> random.nextBoolean() ? 1.0 : 0.0)
                                .toList());
            }
            wrong += judged(HIT, atLeast(0.5)).slices().stream()
                            .anyMatch(slice -> slice.verdict().status() != INCONCLUSIVE)
                    ? 1
                    : 0;
        }

        // 5 % of 300 are 15; 28 or more would come by chance in one of 1000.
        assertThat(wrong).isLessThan(28);
    }

    private void slice(String name, int size, double value) {
        slice(name, Collections.nCopies(size, value));
    }

    private void slice(String name, List<Double> values) {
        Set<String> ids = new HashSet<>();
        for (double value : values) {
            String id = Integer.toString(results.size());
            ids.add(id);
            results.add(new SampleResult(id, Outcome.value(value)));
        }
        slices.add(new Slice(name, ids));
    }

    private Verdict judged(FakeMetric metric, Threshold threshold) {
        Requirement requirement = new Requirement(metric, threshold).inEachSlice(List.of("class"));
        return new Judge(List.of(requirement), false, Map.of("class", slices))
                .verdicts(List.of(new Finding(metric, results, 1)))
                .get(0);
    }
}
