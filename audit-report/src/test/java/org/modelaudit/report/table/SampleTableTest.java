package org.modelaudit.report.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.modelaudit.gate.Threshold;
import org.modelaudit.image.Box;
import org.modelaudit.metric.MetricDescription;
import org.modelaudit.metric.Outcome;
import org.modelaudit.report.Audits;
import org.modelaudit.report.FakeMetric;
import org.modelaudit.result.AuditResult;

class SampleTableTest {

    private static final String IOU = "localization-iou/paper@1";

    private final AuditResult result = Audits.result(
            Audits.verdict(
                    FakeMetric.IOU,
                    Threshold.atLeast(0.5),
                    List.of(
                            Outcome.value(1 / 3.0, new Box(1, 2.5, 30, 40)),
                            Outcome.undefined("the heatmap is constant"),
                            Outcome.failed("=cmd|' /C calc'!A0, \"quoted\"\nand broken"))),
            Audits.verdict(FakeMetric.ERROR, Threshold.atMost(0.5), Audits.values(0.1, 0.2, 0.3)));

    @Test
    void the_first_line_names_the_columns() {
        assertThat(SampleTable.csv(result).lines().findFirst().orElseThrow())
                .isEqualTo(
                        "sample,label,label name,prediction,prediction name,probability,correct,explained class,"
                                + "localization-iou/paper@1,localization-iou/paper@1 undefined,localization-iou/paper@1 failure,"
                                + "localization-iou/paper@1 left,localization-iou/paper@1 top,localization-iou/paper@1 right,localization-iou/paper@1 bottom,"
                                + "pointing-error/house@1,pointing-error/house@1 undefined,pointing-error/house@1 failure,"
                                + "pointing-error/house@1 left,pointing-error/house@1 top,pointing-error/house@1 right,pointing-error/house@1 bottom,completeness residual");
    }

    @Test
    void what_the_explainer_reports_of_itself_stands_last_and_is_empty_where_it_said_nothing() throws IOException {
        assertThat(read().get(0).get("completeness residual")).isEmpty();
        assertThat(read().get(1).get("completeness residual")).isEqualTo("0.25");
    }

    @Test
    void a_value_stands_with_its_box_to_the_last_bit() throws IOException {
        CSVRecord line = read().get(0);

        assertThat(line.get("sample")).isEqualTo("images/000.png");
        assertThat(line.get("label name")).isEqualTo("stop sign");
        assertThat(line.get("prediction name")).isEqualTo("yield");
        assertThat(line.get("correct")).isEqualTo("false");
        assertThat(Double.parseDouble(line.get(IOU))).isEqualTo(1 / 3.0);
        assertThat(line.get(IOU + " left")).isEqualTo("1.0");
        assertThat(line.get(IOU + " top")).isEqualTo("2.5");
        assertThat(line.get(IOU + " right")).isEqualTo("30.0");
        assertThat(line.get(IOU + " bottom")).isEqualTo("40.0");
        assertThat(line.get("pointing-error/house@1")).isEqualTo("0.1");
    }

    @Test
    void a_sample_without_a_value_has_an_empty_cell_and_a_reason() throws IOException {
        CSVRecord line = read().get(1);

        assertThat(line.get(IOU)).isEmpty();
        assertThat(line.get(IOU + " undefined")).isEqualTo("the heatmap is constant");
        assertThat(line.get(IOU + " left")).isEmpty();
    }

    @Test
    void an_unreadable_picture_has_no_prediction_and_its_words_are_no_formula() throws IOException {
        CSVRecord line = read().get(2);

        assertThat(line.get("prediction")).isEmpty();
        assertThat(line.get("probability")).isEmpty();
        assertThat(line.get("correct")).isEmpty();
        assertThat(line.get("explained class")).isEmpty();
        assertThat(line.get(IOU + " failure")).isEqualTo("'=cmd|' /C calc'!A0, \"quoted\"\nand broken");
    }

    @Test
    void numbers_do_not_follow_the_language_of_the_machine() {
        Locale before = Locale.getDefault();
        String here = SampleTable.csv(result);
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(SampleTable.csv(result)).isEqualTo(here);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void a_metric_held_against_two_thresholds_stands_once() {
        AuditResult twice = Audits.result(
                Audits.verdict(FakeMetric.IOU, Threshold.atLeast(0.5), Audits.values(0.1)),
                Audits.verdict(FakeMetric.IOU, Threshold.atLeast(0.2).onPercentile(10), Audits.values(0.1)));

        assertThat(SampleTable.csv(twice).lines().findFirst().orElseThrow().split(","))
                .hasSize(8 + 7);
    }

    @Test
    void two_metrics_of_one_id_keep_apart() {
        FakeMetric strict = new FakeMetric(
                MetricDescription.higherIsBetter(FakeMetric.IOU.id().toString(), "strict IoU", "nowhere"),
                java.util.Map.of("threshold", "0.5"));
        AuditResult both = Audits.result(
                Audits.verdict(FakeMetric.IOU, Threshold.atLeast(0.5), Audits.values(0.1)),
                Audits.verdict(strict, Threshold.atLeast(0.5), Audits.values(0.2)));

        assertThat(SampleTable.csv(both).lines().findFirst().orElseThrow().split(","))
                .doesNotHaveDuplicates()
                .contains(IOU, IOU + " #2");
    }

    private List<CSVRecord> read() throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .build();
        try (StringReader reader = new StringReader(SampleTable.csv(result))) {
            return format.parse(reader).getRecords();
        }
    }
}
