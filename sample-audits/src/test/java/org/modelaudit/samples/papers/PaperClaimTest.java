package org.modelaudit.samples.papers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
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

        assertThat(ORDER.verdict(values, CELL)).isEqualTo(Verdict.OPEN);
        assertThat(ORDER.holdsInTheMeans(values, CELL)).isFalse();
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
