package org.modelaudit.report.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.modelaudit.gate.Threshold;
import org.modelaudit.gate.Verdict;
import org.modelaudit.metric.Outcome;
import org.modelaudit.metric.Range;
import org.modelaudit.report.Audits;
import org.modelaudit.report.FakeMetric;

class DistributionChartTest {

    private static final Color ESTIMATE = new Color(0x0550AE);

    private final double[] values =
            IntStream.range(0, 40).mapToDouble(i -> 0.6 + i / 200.0).toArray();

    @BeforeEach
    void needs_fonts() {
        org.junit.jupiter.api.Assumptions.assumeTrue(Lettering.ofThisMachine().available());
    }

    @Test
    void every_value_falls_into_one_bin_the_last_edge_included() {
        Histogram histogram = Histogram.of(new double[] {0, 0.039, 0.04, 0.5, 1}, Range.UNIT);

        assertThat(histogram.counts()[0]).isEqualTo(2);
        assertThat(histogram.counts()[1]).isEqualTo(1);
        assertThat(histogram.counts()[24]).isEqualTo(1);
        assertThat(IntStream.of(histogram.counts()).sum()).isEqualTo(5);
    }

    @Test
    void an_unbounded_metric_shows_its_values_and_its_bound() {
        Histogram histogram =
                Histogram.of(new double[] {3, 4}, new Range(0, Double.POSITIVE_INFINITY), 9, Double.POSITIVE_INFINITY);

        assertThat(histogram.low()).isBetween(0.0, 3.0);
        assertThat(histogram.high()).isBetween(9.0, 10.0);
    }

    @Test
    void the_estimate_stands_right_of_the_bound_where_the_mean_is_above_it() throws IOException {
        BufferedImage chart = chart(Audits.verdict(FakeMetric.IOU, Threshold.atLeast(0.3), Audits.values(values)));

        assertThat(column(chart, ESTIMATE)).isBetween(650.0, 750.0);
        assertThat(column(chart, new Color(0xB42318))).isBetween(280.0, 380.0);
    }

    @Test
    void a_set_without_any_value_has_no_chart() {
        Verdict verdict = Audits.verdict(
                FakeMetric.IOU, Threshold.atLeast(0.3), List.of(Outcome.undefined("the heatmap is constant")));

        assertThat(DistributionChart.of(verdict)).isEmpty();
    }

    @Test
    void the_same_values_give_the_same_bytes() {
        Verdict verdict = Audits.verdict(FakeMetric.IOU, Threshold.atLeast(0.3), Audits.values(values));

        assertThat(DistributionChart.of(verdict).orElseThrow().bytes())
                .isEqualTo(DistributionChart.of(verdict).orElseThrow().bytes());
    }

    private static BufferedImage chart(Verdict verdict) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(
                DistributionChart.of(verdict).orElseThrow().bytes()));
    }

    /** Where pixels of a colour lie on average, the legend at the bottom left out. */
    private static double column(BufferedImage image, Color colour) {
        return IntStream.range(0, image.getWidth() * 300)
                .filter(i -> image.getRGB(i % image.getWidth(), i / image.getWidth()) == colour.getRGB())
                .map(i -> i % image.getWidth())
                .average()
                .orElseThrow();
    }
}
