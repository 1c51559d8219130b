package org.modelaudit.report.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.modelaudit.gate.Requirement;
import org.modelaudit.gate.Threshold;
import org.modelaudit.gate.Verdict;
import org.modelaudit.metric.MetricCurve;
import org.modelaudit.metric.MetricCurve.Point;
import org.modelaudit.metric.MetricCurve.Reading;
import org.modelaudit.metric.Outcome;
import org.modelaudit.report.Audits;
import org.modelaudit.report.FakeMetric;
import org.modelaudit.result.Evidence;

class CurveSheetTest {

    private final List<Outcome> outcomes =
            Audits.values(IntStream.range(0, 20).mapToDouble(i -> i / 20.0).toArray());
    private final Verdict verdict = Audits.verdict(FakeMetric.IOU, Threshold.atLeast(0.5), outcomes);

    @BeforeEach
    void needs_letters() {
        assumeTrue(Lettering.ofThisMachine().available(), "This machine has no fonts, so no curve is drawn.");
    }

    private static MetricCurve curve(Reading reading, Point... points) {
        return new MetricCurve("share of the steps", "probability", reading, List.of(points));
    }

    private static MetricCurve flat(double height) {
        return curve(Reading.AREA, new Point(0, height), new Point(1, height));
    }

    /** Gives the same curve for every sample, and remembers who was asked for. */
    private static final class Curves implements Evidence {
        private final List<String> asked = new ArrayList<>();
        private final Optional<MetricCurve> curve;
        private final Optional<Exhibit> exhibit;

        Curves(Optional<MetricCurve> curve, Optional<Exhibit> exhibit) {
            this.curve = curve;
            this.exhibit = exhibit;
        }

        @Override
        public Optional<Exhibit> exhibit(String sampleId) {
            return exhibit;
        }

        @Override
        public Optional<MetricCurve> curve(String sampleId, Requirement requirement) {
            asked.add(sampleId);
            return curve;
        }
    }

    private static BufferedImage read(CurveSheet sheet) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(sheet.file().bytes()));
    }

    @Test
    void the_worst_and_the_median_picture_are_asked_for_their_curves_and_no_other() throws IOException {
        Curves evidence = new Curves(Optional.of(flat(0.25)), Optional.of(Audits.exhibit()));

        CurveSheet sheet =
                CurveSheet.of(Audits.result(verdict), verdict, evidence).orElseThrow();

        assertThat(evidence.asked).containsExactly("images/000.png", "images/010.png");
        assertThat(sheet.words())
                .isEqualTo("localization IoU (higher is better), area under the curve: worst 0.25, median 0.25;"
                        + " up: probability; right: share of the steps");
        assertThat(read(sheet).getWidth()).isEqualTo(1000);
    }

    @Test
    void a_metric_without_a_curve_is_asked_once_and_has_no_sheet() {
        Curves evidence = new Curves(Optional.empty(), Optional.of(Audits.exhibit()));

        assertThat(CurveSheet.of(Audits.result(verdict), verdict, evidence)).isEmpty();
        assertThat(evidence.asked).hasSize(1);
    }

    @Test
    void a_curve_is_drawn_where_the_picture_may_not_be_shown() throws IOException {
        CurveSheet sheet = CurveSheet.of(
                        Audits.result(verdict), verdict, new Curves(Optional.of(flat(0.5)), Optional.empty()))
                .orElseThrow();

        assertThat(read(sheet).getHeight()).isGreaterThan(600);
    }

    @Test
    void gaps_negative_heights_and_hostile_names_are_drawn() {
        List<String> texts = List.of("<html><b>x</b>", "\u202E\u0007\u001B[2J", " ", "\uD800 שלום", "x".repeat(10_000));
        for (String hostile : texts) {
            MetricCurve odd = new MetricCurve(
                    hostile,
                    hostile,
                    Reading.MEAN,
                    List.of(
                            new Point(1, -3, hostile),
                            new Point(2, Double.NaN, hostile),
                            new Point(3, 1e9, hostile),
                            new Point(3, 1, hostile)));

            assertThat(CurveSheet.of(
                            Audits.result(verdict),
                            verdict,
                            new Curves(Optional.of(odd), Optional.of(Audits.exhibit()))))
                    .isPresent();
        }
    }

    @Test
    void a_number_of_other_rounding_is_the_same_and_another_number_is_not() {
        assertThat(CurveSheet.isSame(0.25 + 1e-9, 0.25)).isTrue();
        assertThat(CurveSheet.isSame(0.2501, 0.25)).isFalse();
        assertThat(CurveSheet.isSame(Double.NaN, 0.25)).isFalse();
        assertThat(CurveSheet.isSame(1e9 + 1, 1e9)).isTrue();
    }

    @Test
    void curves_that_are_compared_share_their_axis() {
        assertThat(CurveScale.of(List.of(flat(0.2), flat(0.9)))).isEqualTo(new CurveScale(0, 1.02));
        assertThat(CurveScale.of(List.of(flat(-2), flat(3))).low()).isLessThan(-2);
        assertThat(CurveScale.of(List.of(flat(-2), flat(3))).high()).isGreaterThan(3);
        assertThat(CurveScale.of(List.of(flat(0.001))).high()).isLessThan(0.01);
        assertThat(CurveScale.of(List.of(flat(0)))).isEqualTo(new CurveScale(0, 1.02));
    }
}
