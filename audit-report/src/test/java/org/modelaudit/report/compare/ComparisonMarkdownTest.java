package org.modelaudit.report.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.modelaudit.gate.Status;

class ComparisonMarkdownTest {

    @Test
    void a_line_for_each_metric_then_the_slices_that_are_worse() {
        String text = text(
                Recorded.pictures(40)
                        .of("old.pt", "1")
                        .with(i -> 0.5)
                        .with(Recorded.metric("epg/paper@1", "pointing game"), Status.PASS, i -> 0.5),
                Recorded.pictures(40)
                        .of("new.pt", "2")
                        .with(i -> i % 2 == 0 ? 0.5 : i % 4 == 1 ? 0.38 : 0.42)
                        .with(Recorded.metric("epg/paper@1", "pointing game"), Status.FAIL, i -> 0.5));

        assertThat(text).isEqualTo("""
                        ### new.pt against old.pt

                        Of 2 metrics: 1 worse, 1 with equal values.

                        | | metric | audit | before | after | difference | pairs | verdict |
                        | --- | --- | --- | ---: | ---: | --- | ---: | --- |
                        | ▼ **worse** | localization IoU | looks_at_the_cat | 0.50 | 0.45 | -0.05 [-0.0672, -0.0332] | 40 | PASS → PASS |
                        | = equal values | pointing game | looks_at_the_cat | 0.50 | 0.50 | 0.00 [0.00, 0.00] | 40 | PASS → FAIL |
                        | ▼ **worse** | localization IoU in class 'dog' | looks_at_the_cat | 0.50 | 0.40 | -0.10 [-0.1325, -0.0675] | 20 |  |
                        """);
    }

    @Test
    void more_than_twenty_lines_are_counted() {
        Recorded before = Recorded.pictures(20);
        Recorded after = Recorded.pictures(20);
        for (int m = 0; m < 33; m++) {
            before.with(Recorded.metric("m-%d/own@1".formatted(m), "metric " + m), Status.PASS, i -> 0.5);
            after.with(Recorded.metric("m-%d/own@1".formatted(m), "metric " + m), Status.PASS, i -> 0.5);
        }

        List<String> lines = text(before, after).lines().toList();

        assertThat(lines.stream().filter(line -> line.startsWith("| ="))).hasSize(20);
        assertThat(lines).endsWith("", "and 13 more");
    }

    @Test
    void what_cannot_be_compared_says_why() {
        assertThat(text(
                        Recorded.pictures(20).with(i -> 0.5),
                        Recorded.pictures(20).environment("seed", "7").with(i -> 0.5)))
                .contains("| ? not comparable | localization IoU | looks_at_the_cat |  |  |  |  | PASS → PASS |")
                .endsWith("- localization IoU of looks_at_the_cat is not comparable: seed was '42', is '7'\n");
    }

    @Test
    void hostile_names_end_no_cell_and_no_line() {
        String hostile = "a|b`c`<script>\n| x | \u202E";
        String text = text(
                Recorded.pictures(40)
                        .called("a.B.c|d")
                        .of(hostile, "1")
                        .in(i -> i % 2 == 0 ? hostile : "x")
                        .with(i -> 0.5),
                Recorded.pictures(40)
                        .called("a.B.c|d")
                        .of(hostile, "2")
                        .in(i -> i % 2 == 0 ? hostile : "x")
                        .with(Recorded.metric("localization-iou/largest-segment@2", hostile), Status.FAIL, i -> 0.4));

        List<String> rows = text.lines().filter(line -> line.startsWith("|")).toList();
        assertThat(rows)
                .hasSize(5)
                .allMatch(row -> row.chars().filter(c -> c == '|').count() == 9);
        assertThat(text).doesNotContain("<script>", "`", "\u202E");
    }

    private static String text(Recorded before, Recorded after) {
        return ComparisonMarkdown.text(RecordComparison.of(before.run(), after.run(), Map.of()));
    }
}
