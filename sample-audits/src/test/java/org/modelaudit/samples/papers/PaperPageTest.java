package org.modelaudit.samples.papers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.modelaudit.metric.Outcome;
import org.modelaudit.samples.papers.PaperClaim.Verdict;

class PaperPageTest {

    private static final PaperCell CELL = new PaperCell("net", "pictures", PaperCell.BLOCK);
    private static final PaperMetric IOU = PaperMetric.IOU.get(1);

    private final PaperValues values = new PaperValues();
    private final PaperPage page = new PaperPage(values);

    @Test
    void a_row_has_every_mean_with_its_mark_and_the_verdict() {
        for (int i = 0; i < 9; i++) {
            values.put(CELL, "A", IOU, "picture " + i, Outcome.value(0.25));
            values.put(CELL, "B", IOU, "picture " + i, Outcome.value(0.5));
        }
        PaperClaim claim = PaperClaim.order("A < B", IOU, List.of("A", "B"));

        assertThat(page.rows(claim, List.of(CELL), List.of("A", "B"))).isEqualTo("""
                        | net | pictures | n | A | B | the claim |
                        | --- | --- | --- | --- | --- | --- |
                        | net | pictures | 9 | 0.25 | 0.50 | open |
                        | **all 1** |  |  |  | 0 ✓, 0 ✗ | found 0, contradicted 0, open 1 |
                        """);
        assertThat(page.summary(claim, List.of(CELL)))
                .isEqualTo("not shown: found in 0 of 1, contradicted in 0, open in 1");
        assertThat(page.summary(claim, List.of())).isEqualTo("not measured");
        assertThat(page.count(claim, List.of(CELL), Verdict.OPEN)).isEqualTo(1);
        assertThat(page.inTheMeans(claim, List.of(CELL))).isEqualTo(1);
        assertThat(page.average(List.of(CELL), "B", IOU)).isEqualTo("0.50");
    }

    @Test
    void a_claim_that_is_contradicted_more_often_than_found_is_not_reproduced() {
        for (int i = 0; i < 20; i++) {
            values.put(CELL, "A", IOU, "picture " + i, Outcome.value(0.5 + 0.01 * (i % 3)));
            values.put(CELL, "B", IOU, "picture " + i, Outcome.value(0.2 + 0.01 * (i % 5)));
        }

        assertThat(page.summary(PaperClaim.order("A < B", IOU, List.of("A", "B")), List.of(CELL)))
                .isEqualTo("**not reproduced**: found in 0 of 1, contradicted in 1, open in 0");
        assertThat(page.summary(PaperClaim.order("B < A", IOU, List.of("B", "A")), List.of(CELL)))
                .isEqualTo("reproduced: found in 1 of 1, contradicted in 0, open in 0");
    }

    @Test
    void a_row_with_a_step_that_was_not_measured_is_counted_for_itself() {
        PaperClaim claim = PaperClaim.order("A < B", IOU, List.of("A", "B"));
        PaperCell whole = new PaperCell("another net", "pictures", PaperCell.BLOCK);
        for (int i = 0; i < 20; i++) {
            values.put(CELL, "A", IOU, "picture " + i, Outcome.value(0.2 + 0.01 * (i % 3)));
            values.put(whole, "A", IOU, "picture " + i, Outcome.value(0.2 + 0.01 * (i % 3)));
            values.put(whole, "B", IOU, "picture " + i, Outcome.value(0.5 + 0.01 * (i % 5)));
        }

        assertThat(page.summary(claim, List.of(CELL, whole)))
                .isEqualTo("reproduced: found in 1 of 1, contradicted in 0, open in 0, incomplete 1");
        assertThat(page.summary(claim, List.of(CELL))).isEqualTo("not measured");
        assertThat(page.rows(claim, List.of(CELL, whole), List.of("A", "B")))
                .contains("– | incomplete |", "| found 1, contradicted 0, open 0, incomplete 1 |");
    }

    @Test
    void what_stands_around_a_table_stays_and_every_table_has_its_place() {
        String text = "Before.\n<!-- measured: a -->\nold\n<!-- end -->\nAfter.\n";

        assertThat(PaperPage.filled(text, Map.of("a", "| $1 |\n")))
                .isEqualTo("Before.\n<!-- measured: a -->\n\n| $1 |\n\n<!-- end -->\nAfter.\n");
        assertThatThrownBy(() -> PaperPage.filled(text, Map.of("b", "")))
                .hasMessage("The page has a place for 'a', of which nothing is measured; there is [b].");
        assertThatThrownBy(() -> PaperPage.filled(text, Map.of("a", "", "b", "")))
                .hasMessage("The page has no place for [b].");
    }

    @Test
    void the_page_in_the_docs_has_a_place_for_every_table() throws IOException {
        Path docs = Path.of("../docs/papers.md");
        PaperValues old = new PaperValues(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
        old.start(CELL, "A", IOU);
        Map<String, String> tables = new PaperReport(old).tables();

        assertThat(PaperPage.filled(Files.readString(docs).replace("\r\n", "\n"), tables))
                .contains("Measured on 1970-01-01.");
    }
}
