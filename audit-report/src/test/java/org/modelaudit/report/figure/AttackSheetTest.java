package org.modelaudit.report.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.Prediction;
import org.modelaudit.gate.Requirement;
import org.modelaudit.gate.Threshold;
import org.modelaudit.gate.Verdict;
import org.modelaudit.metric.Outcome;
import org.modelaudit.report.Audits;
import org.modelaudit.report.FakeMetric;
import org.modelaudit.result.Evidence;

/** Before and after an attack. */
class AttackSheetTest {

    private final List<Outcome> outcomes =
            Audits.values(IntStream.range(0, 20).mapToDouble(i -> i / 20.0).toArray());
    private final Verdict verdict = Audits.verdict(FakeMetric.IOU, Threshold.atLeast(0.5), outcomes);

    /** After the attack there is no map. */
    private static final class Attacking implements Evidence {

        @Override
        public Optional<Exhibit> exhibit(String sampleId) {
            return Optional.of(Audits.exhibit());
        }

        @Override
        public Optional<Attacked> attacked(String sampleId, Requirement requirement) {
            Exhibit before = Audits.exhibit();
            Explanation none = Explanation.undefined(new Prediction(1, 0.6), -1, "the heatmap is constant");
            return Optional.of(new Attacked(
                    "DeepFool",
                    "another decision",
                    before,
                    new Exhibit(before.picture(), none, before.boxes(), before.mask()),
                    before.picture(),
                    20));
        }
    }

    @Test
    void worst_and_median_stand_before_and_after_with_the_difference_and_both_maps() {
        List<SheetGroup> groups = SheetGroup.ofAttacks(Audits.result(verdict), verdict, new Attacking());

        assertThat(groups)
                .extracting(SheetGroup::title)
                .containsExactly(
                        "Worst, 0.00: before and after DeepFool, another decision",
                        "Median, 0.50: before and after DeepFool, another decision");
        assertThat(groups.get(0).cells())
                .extracting(SheetCell::lines)
                .containsExactly(
                        List.of("images/000.png", "stop sign", "90.0 %"),
                        List.of("after", "yield", "60.0 %"),
                        List.of("difference", "× 20", "grey: unchanged"),
                        List.of("map before", "", "for: stop sign"),
                        List.of("map after", "undefined", "the heatmap is constant"));
        assertThat(ContactSheet.ofAttacks(Audits.result(verdict), verdict, new Attacking()))
                .isPresent();
    }

    @Test
    void a_metric_that_attacks_nothing_has_no_sheet() {
        assertThat(ContactSheet.ofAttacks(Audits.result(verdict), verdict, Audits.evidence()))
                .isEmpty();
    }
}
