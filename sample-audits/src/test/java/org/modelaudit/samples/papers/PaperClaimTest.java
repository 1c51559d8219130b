package org.modelaudit.samples.papers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.modelaudit.metric.Outcome;
import org.modelaudit.samples.papers.PaperClaim.Verdict;

class PaperClaimTest {

    private static final PaperCell CELL = new PaperCell("net", "pictures", PaperCell.BLOCK);
    private static final PaperMetric IOU = PaperMetric.IOU.get(0);
    private static final PaperClaim ORDER = PaperClaim.order("A < B < C", IOU, List.of("A", "B", "C"));

    private final PaperValues values = new PaperValues();

    @Test
    void a_claim_is_found_where_every_step_is_shown() {
        keep("A", 0.2, 12);
        keep("B", 0.4, 12);
        keep("C", 0.6, 12);

        assertThat(ORDER.verdict(values, CELL)).isEqualTo(Verdict.FOUND);
        assertThat(ORDER.mark(values, CELL, "A")).isEmpty();
        assertThat(ORDER.mark(values, CELL, "B")).isEqualTo(" ✓");
        assertThat(ORDER.holdsInTheMeans(values, CELL)).isTrue();
    }

    @Test
    void one_step_that_is_shown_the_other_way_round_contradicts_it() {
        keep("A", 0.2, 12);
        keep("B", 0.6, 12);
        keep("C", 0.4, 12);

        assertThat(ORDER.verdict(values, CELL)).isEqualTo(Verdict.CONTRADICTED);
        assertThat(ORDER.mark(values, CELL, "B")).isEqualTo(" ✓");
        assertThat(ORDER.mark(values, CELL, "C")).isEqualTo(" ✗");
    }

    @Test
    void equal_explainers_leave_it_open() {
        keep("A", 0.2, 12);
        keep("B", 0.2, 12);
        keep("C", 0.6, 12);

        assertThat(ORDER.verdict(values, CELL)).isEqualTo(Verdict.OPEN);
        assertThat(ORDER.holdsInTheMeans(values, CELL)).isFalse();
    }

    @Test
    void too_few_pictures_leave_it_open_whatever_their_means() {
        keep("A", 0.2, 9);
        keep("B", 0.4, 9);
        keep("C", 0.6, 9);

        assertThat(ORDER.verdict(values, CELL)).isEqualTo(Verdict.OPEN);
        assertThat(ORDER.holdsInTheMeans(values, CELL)).isTrue();
    }

    @Test
    void what_was_not_measured_is_never_found() {
        keep("A", 0.2, 12);
        keep("B", 0.4, 12);

        assertThat(ORDER.verdict(values, CELL)).isEqualTo(Verdict.INCOMPLETE);
        assertThat(ORDER.holdsInTheMeans(values, CELL)).isFalse();
    }

    @Test
    void a_step_that_was_not_measured_leaves_no_verdict_on_the_others() {
        keep("A", 0.4, 12);
        keep("B", 0.2, 12);

        assertThat(ORDER.mark(values, CELL, "B")).isEqualTo(" ✗");
        assertThat(ORDER.verdict(values, CELL)).isEqualTo(Verdict.INCOMPLETE);
    }

    @Test
    void an_explainer_without_a_single_value_was_measured_all_the_same() {
        keep("A", 0.2, 12);
        keep("B", 0.4, 12);
        values.start(CELL, "C", IOU);

        assertThat(ORDER.verdict(values, CELL)).isEqualTo(Verdict.OPEN);
    }

    @Test
    void the_more_steps_a_claim_has_the_more_surely_one_must_be_the_other_way_round() {
        // Student's t of the ten differences is -2.56: beyond the quantile at 95 %, 2.26, not beyond that at 97.5 %,
        // 2.69.
        double[] differences = {-2.2, -1.2, -0.7, -0.2, 0.3, -1.7, -2.7, -0.2, 0.8, -1.2};
        for (int i = 0; i < 10; i++) {
            values.put(CELL, "A", IOU, "picture " + i, Outcome.value(0.5));
            values.put(CELL, "B", IOU, "picture " + i, Outcome.value(0.5 + 0.01 * differences[i]));
            values.put(CELL, "C", IOU, "picture " + i, Outcome.value(0.5));
        }
        PaperClaim oneStep = PaperClaim.best("B is best", IOU, "B", List.of("A"));
        PaperClaim twoSteps = PaperClaim.best("B is best", IOU, "B", List.of("A", "C"));

        assertThat(oneStep.verdict(values, CELL)).isEqualTo(Verdict.CONTRADICTED);
        assertThat(twoSteps.verdict(values, CELL)).isEqualTo(Verdict.OPEN);
        assertThat(twoSteps.mark(values, CELL, "A")).isEqualTo(" ✗");
    }

    @Test
    void of_claims_without_any_difference_hardly_one_in_forty_is_contradicted() {
        List<String> all = List.of("A", "B", "C", "D", "E", "F");
        PaperClaim best = PaperClaim.best("A is best", IOU, "A", all.subList(1, 6));
        Random random = new Random(1);
        int rows = 1000;
        for (int row = 0; row < rows; row++) {
            PaperCell cell = new PaperCell("net " + row, "pictures", PaperCell.BLOCK);
            for (String explainer : all) {
                for (int i = 0; i < 20; i++) {
                    values.put(cell, explainer, IOU, "picture " + i, Outcome.value(random.nextDouble()));
                }
            }
        }

        // 2.5 % and three standard errors.
        assertThat(values.cells("A", IOU))
                .hasSize(rows)
                .filteredOn(cell -> best.verdict(values, cell) == Verdict.CONTRADICTED)
                .hasSizeLessThan(40);
    }

    @Test
    void of_an_error_the_smaller_is_better() {
        PaperClaim best = PaperClaim.best("B is best", PaperMetric.ERROR_OF_ENERGY, "B", List.of("A"));
        for (int i = 0; i < 30; i++) {
            values.put(CELL, "A", PaperMetric.ERROR_OF_ENERGY, "picture " + i, Outcome.value(i % 4 == 0 ? 0 : 1));
            values.put(CELL, "B", PaperMetric.ERROR_OF_ENERGY, "picture " + i, Outcome.value(i % 4 == 0 ? 1 : 0));
        }

        assertThat(best.verdict(values, CELL)).isEqualTo(Verdict.FOUND);
        assertThat(best.mark(values, CELL, "A")).isEqualTo(" ✓");
    }

    @Test
    void a_claim_without_a_step_says_nothing_and_is_refused() {
        assertThatThrownBy(() -> PaperClaim.order("nothing", IOU, List.of("A")))
                .hasMessage("A claim says at least that one explainer is better than another.");
    }

    /** Around a level, so that differences are not all the same. */
    private void keep(String explainer, double level, int pictures) {
        for (int i = 0; i < pictures; i++) {
            double wobble = 0.01 * ((i * 7 + (int) (level * 10)) % 5);
            values.put(CELL, explainer, IOU, "picture " + i, Outcome.value(level + wobble));
        }
    }
}
