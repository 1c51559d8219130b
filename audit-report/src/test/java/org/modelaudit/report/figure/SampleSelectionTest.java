package org.modelaudit.report.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.modelaudit.gate.Finding;
import org.modelaudit.gate.SampleResult;
import org.modelaudit.metric.Metric;
import org.modelaudit.metric.Outcome;
import org.modelaudit.report.FakeMetric;
import org.modelaudit.result.MistakeAnalysis;
import org.modelaudit.result.MistakeAnalysis.Count;

class SampleSelectionTest {

    @Test
    void where_higher_is_better_the_worst_are_the_lowest() {
        List<SampleSelection> groups = SampleSelection.of(finding(FakeMetric.IOU, ascending(21)));

        assertThat(groups).extracting(SampleSelection::title).containsExactly("Worst", "Median", "Best");
        assertThat(ids(groups.get(0))).containsExactly("0", "1", "2", "3");
        assertThat(ids(groups.get(1))).containsExactly("8", "9", "10", "11");
        assertThat(ids(groups.get(2))).containsExactly("20", "19", "18", "17");
    }

    @Test
    void where_lower_is_better_the_worst_are_the_highest() {
        List<SampleSelection> groups = SampleSelection.of(finding(FakeMetric.ERROR, ascending(21)));

        assertThat(ids(groups.get(0))).containsExactly("20", "19", "18", "17");
        assertThat(ids(groups.get(2))).containsExactly("0", "1", "2", "3");
    }

    @Test
    void mistakes_are_told_by_whether_the_object_was_found() {
        Count none = new Count(0, 0, 0);
        MistakeAnalysis mistakes = new MistakeAnalysis(
                finding(FakeMetric.MISS, ascending(21)), true, none, none, 0, List.of("3", "7"), List.of());

        assertThat(SampleSelection.of(mistakes)).singleElement().satisfies(group -> {
            assertThat(group.title()).isEqualTo("Object found: the features saw it (2)");
            assertThat(ids(group)).containsExactly("3", "7");
        });
    }

    @Test
    void no_sample_stands_in_two_groups() {
        for (int n = 1; n <= 30; n++) {
            List<String> shown = SampleSelection.of(finding(FakeMetric.IOU, ascending(n))).stream()
                    .flatMap(group -> ids(group).stream())
                    .toList();

            assertThat(shown).doesNotHaveDuplicates().hasSize(Math.min(n, 12));
        }
    }

    @Test
    void a_handful_is_shown_whole() {
        List<SampleSelection> groups = SampleSelection.of(finding(FakeMetric.IOU, ascending(5)));

        assertThat(groups).singleElement().satisfies(group -> {
            assertThat(group.title()).isEqualTo("All, worst first");
            assertThat(ids(group)).containsExactly("0", "1", "2", "3", "4");
        });
    }

    @Test
    void equal_values_keep_the_order_of_the_set() {
        List<Outcome> equal =
                IntStream.range(0, 13).mapToObj(i -> Outcome.value(0.5)).toList();

        assertThat(ids(SampleSelection.of(finding(FakeMetric.IOU, equal)).get(0)))
                .containsExactly("0", "1", "2", "3");
        assertThat(ids(SampleSelection.of(finding(FakeMetric.ERROR, equal)).get(0)))
                .containsExactly("0", "1", "2", "3");
    }

    @Test
    void samples_without_a_value_never_count_as_worst_or_best() {
        List<Outcome> outcomes = new ArrayList<>(ascending(13));
        outcomes.add(0, Outcome.undefined("the heatmap is constant"));
        outcomes.add(Outcome.failed("The picture is damaged; replace it."));

        List<SampleSelection> groups = SampleSelection.of(finding(FakeMetric.IOU, outcomes));

        assertThat(groups.subList(0, 3))
                .flatExtracting(SampleSelection::results)
                .allSatisfy(result -> assertThat(result.outcome()).isInstanceOf(Outcome.Value.class));
        assertThat(groups.get(3).title()).isEqualTo("Without a value (2 of 15)");
        assertThat(ids(groups.get(3))).containsExactly("0", "14");
    }

    private static List<Outcome> ascending(int n) {
        return IntStream.range(0, n).mapToObj(i -> Outcome.value(i / 100.0)).toList();
    }

    private static Finding finding(Metric metric, List<Outcome> outcomes) {
        List<SampleResult> results = IntStream.range(0, outcomes.size())
                .mapToObj(i -> new SampleResult(Integer.toString(i), outcomes.get(i)))
                .toList();
        return new Finding(metric, results, 42);
    }

    private static List<String> ids(SampleSelection group) {
        return group.results().stream().map(SampleResult::sampleId).toList();
    }
}
