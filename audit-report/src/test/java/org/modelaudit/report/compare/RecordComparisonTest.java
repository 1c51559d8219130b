package org.modelaudit.report.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.modelaudit.gate.ConfidenceInterval;
import org.modelaudit.gate.PairedComparison;
import org.modelaudit.gate.Status;
import org.modelaudit.metric.Direction;
import org.modelaudit.report.compare.MetricComparison.SliceChange;
import org.modelaudit.report.compare.MetricComparison.VerdictChange;
import org.modelaudit.report.record.RecordedVerdict.RecordedMetric;
import org.modelaudit.report.record.Records;
import org.modelaudit.report.record.RunRecord;

class RecordComparisonTest {

    private static final RecordedMetric DROP =
            Recorded.metric("average-drop/paper@1", "average drop", Direction.LOWER_IS_BETTER, 0.0, 1.0);
    private static final RecordedMetric SHARPNESS =
            Recorded.metric("sharpness/own@1", "sharpness", Direction.HIGHER_IS_BETTER, null, null);

    @Test
    void the_difference_and_its_interval_are_those_of_the_pairs() {
        // Differences -0.12, -0.08, -0.12, …: mean -0.10, s = 0.02 √(10/9), s/√10 = 0.02/3, t(9; 97.5 %) = 2.262157.
        MetricComparison metric = metric(
                Recorded.pictures(10).with(i -> 0.6), Recorded.pictures(10).with(i -> i % 2 == 0 ? 0.48 : 0.52));

        PairedComparison whole = metric.whole().orElseThrow();
        assertThat(metric.change()).isEqualTo(Change.WORSE);
        assertThat(whole.before()).isCloseTo(0.6, within(1e-12));
        assertThat(whole.after()).isCloseTo(0.5, within(1e-12));
        ConfidenceInterval interval = Objects.requireNonNull(whole.interval());
        assertThat(interval.low()).isCloseTo(-0.1 - 2.262157 * 0.02 / 3, within(1e-8));
        assertThat(interval.high()).isCloseTo(-0.1 + 2.262157 * 0.02 / 3, within(1e-8));
        assertThat(metric.finding())
                .isEqualTo("0.10 worse on average, 95.0 % interval of the difference [-0.1151, -0.0849];"
                        + " not looked at for themselves, because of fewer than 10 pairs: class 'cat', class 'dog'");
    }

    @Test
    void a_class_that_broke_under_an_equal_mean_is_found_and_stands_first() {
        SplittableRandom random = new SplittableRandom(7);
        MetricComparison metric = metric(
                Recorded.pictures(200).in(i -> "class " + i % 10).with(i -> 0.6),
                Recorded.pictures(200)
                        .in(i -> "class " + i % 10)
                        .with(i -> 0.6 + 0.05 * (random.nextDouble() - 0.5) + (i % 10 == 3 ? -0.27 : 0.03)));

        assertThat(metric.mean()).isEqualTo(Change.NO_DIFFERENCE_SHOWN);
        assertThat(metric.change()).isEqualTo(Change.WORSE);
        assertThat(metric.slices())
                .hasSize(10)
                .first()
                .extracting(SliceChange::name)
                .isEqualTo("class 3");
        assertThat(metric.worseSlices()).hasSize(1);
        assertThat(metric.finding()).endsWith("; worse in class 3");
    }

    @Test
    void where_lower_is_better_a_rise_is_worse() {
        assertThat(metric(
                                Recorded.pictures(40).with(DROP, Status.PASS, i -> 0.2),
                                Recorded.pictures(40).with(DROP, Status.PASS, i -> i % 2 == 0 ? 0.23 : 0.27))
                        .change())
                .isEqualTo(Change.WORSE);
        assertThat(metric(
                                Recorded.pictures(40).with(DROP, Status.PASS, i -> 0.2),
                                Recorded.pictures(40).with(DROP, Status.PASS, i -> i % 2 == 0 ? 0.13 : 0.17))
                        .change())
                .isEqualTo(Change.BETTER);
    }

    @Test
    void a_metric_without_a_finite_range_is_compared_too() {
        MetricComparison metric = metric(
                Recorded.pictures(40).with(SHARPNESS, Status.PASS, i -> 100 + i),
                Recorded.pictures(40).with(SHARPNESS, Status.PASS, i -> i == 7 ? 10 : 100 + i));

        assertThat(metric.change()).isEqualTo(Change.WORSE);
        assertThat(metric.finding()).contains("1 picture broke: 00007.png 107.00 → 10.00");
    }

    @Test
    void fewer_than_ten_pairs_show_no_difference_and_say_so() {
        MetricComparison metric =
                metric(Recorded.pictures(9).with(i -> 0.9), Recorded.pictures(9).with(i -> 0.1));

        assertThat(metric.change()).isEqualTo(Change.NO_DIFFERENCE_SHOWN);
        assertThat(metric.finding())
                .startsWith(
                        "0.80 worse on average, but 9 pairs are too few for a confidence interval, at least 10 are needed");
    }

    @Test
    void without_any_pair_nothing_is_comparable() {
        MetricComparison metric = metric(
                Recorded.pictures(20).with(i -> i < 10 ? 0.5 : Double.NaN),
                Recorded.pictures(20).with(i -> i < 10 ? Double.NaN : 0.5));

        assertThat(metric.change()).isEqualTo(Change.NOT_COMPARABLE);
        assertThat(metric.finding())
                .startsWith("no picture has a value in both records; 10 pictures lost the value: 00000.png, ")
                .contains("10 pictures gained a value: 00010.png, ");
    }

    @Test
    void what_is_undefined_on_one_side_is_no_pair_and_is_told() {
        MetricComparison metric = metric(
                Recorded.pictures(30).with(i -> i == 4 ? Double.NaN : 0.5),
                Recorded.pictures(30).with(i -> i == 2 ? Double.NaN : 0.5));

        assertThat(metric.whole().orElseThrow().pairs()).isEqualTo(28);
        assertThat(metric.change()).isEqualTo(Change.EQUAL);
        assertThat(metric.isEqual()).isFalse();
        assertThat(metric.finding())
                .isEqualTo(
                        "each of 28 pictures has the same value in both records; 1 picture lost the value: 00002.png; 1 picture gained a value: 00004.png");
    }

    @Test
    void the_same_model_with_the_same_values_differs_in_nothing() {
        RunRecord run = Recorded.pictures(20).with(i -> 0.1 * (i % 7)).run();

        assertThat(RecordComparison.of(run, run, Map.of()).summary())
                .isEqualTo(
                        "Nothing differs: both records are of the same model, and each picture has the same values.");
        assertThat(compared(
                                Recorded.pictures(20).with(i -> 0.5),
                                Recorded.pictures(20).of("other.pt", "9").with(i -> 0.5))
                        .summary())
                .isEqualTo("No value differs, although the model is another.");
    }

    @Test
    void regressions_come_before_what_cannot_be_compared_and_that_before_gains() {
        RecordedMetric one = Recorded.metric("a/own@1", "gain");
        RecordedMetric two = Recorded.metric("b/own@1", "equal");
        RecordedMetric three = Recorded.metric("c/own@1", "loss");
        RecordedMetric four = Recorded.metric("d/own@1", "other");
        RecordComparison found = compared(
                Recorded.pictures(20)
                        .with(one, Status.PASS, i -> 0.5)
                        .with(two, Status.PASS, i -> 0.5)
                        .with(three, Status.PASS, i -> 0.5)
                        .with(four, Status.PASS, i -> Double.NaN),
                Recorded.pictures(20)
                        .with(one, Status.PASS, i -> 0.6)
                        .with(two, Status.PASS, i -> 0.5)
                        .with(three, Status.FAIL, i -> 0.4)
                        .with(four, Status.PASS, i -> 0.5));

        assertThat(found.rows())
                .extracting(row -> row.metric().metric().name())
                .containsExactly("loss", "other", "gain", "equal");
        assertThat(found.summary())
                .isEqualTo("Of 4 metrics: 1 worse, 1 not comparable, 1 better, 1 with equal values.");
        assertThat(found.rows().get(0).metric().verdicts())
                .containsExactly(new VerdictChange("loss at least 0.50 on the mean", Status.PASS, Status.FAIL));
    }

    @Test
    void metrics_and_audits_of_one_name_are_told_apart() {
        RecordedMetric coarse = new RecordedMetric(
                "iou/own@1",
                "IoU",
                "",
                Direction.HIGHER_IS_BETTER,
                0.0,
                1.0,
                "",
                new TreeMap<>(Map.of("level", "0.2")),
                false);
        RecordedMetric fine = new RecordedMetric(
                "iou/own@1",
                "IoU",
                "",
                Direction.HIGHER_IS_BETTER,
                0.0,
                1.0,
                "",
                new TreeMap<>(Map.of("level", "0.8")),
                false);
        RunRecord run = Records.run(
                Recorded.pictures(20)
                        .called("a.One.looks")
                        .with(coarse, Status.PASS, i -> 0.5)
                        .with(fine, Status.PASS, i -> 0.4)
                        .audit(),
                Recorded.pictures(20)
                        .called("a.Two.looks")
                        .with(coarse, Status.PASS, i -> 0.5)
                        .audit());

        assertThat(RecordComparison.of(run, run, Map.of()).rows())
                .extracting(row -> row.name() + " of " + row.audit())
                .containsExactly(
                        "IoU, level=0.2 of a.One.looks", "IoU of a.Two.looks", "IoU, level=0.8 of a.One.looks");
    }

    private static RecordComparison compared(Recorded before, Recorded after) {
        return RecordComparison.of(before.run(), after.run(), Map.of());
    }

    private static MetricComparison metric(Recorded before, Recorded after) {
        return compared(before, after).audits().get(0).metrics().get(0);
    }
}
