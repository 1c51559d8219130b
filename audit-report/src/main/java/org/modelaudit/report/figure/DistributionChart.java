package org.modelaudit.report.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.modelaudit.gate.ConfidenceInterval;
import org.modelaudit.gate.Numbers;
import org.modelaudit.gate.Threshold;
import org.modelaudit.gate.Verdict;

/**
 * The values of all samples as a histogram, each one as a tick at its foot, with the required bound, the estimate and its
 * interval.
 */
public final class DistributionChart {

    /** So high at least, because a lower axis would be divided at half samples. */
    private static final double LOWEST_TOP = 6;

    private static final Color BARS = new Color(0xC4CBD3);
    private static final Color TICKS = new Color(0x1F, 0x23, 0x28, 130);
    private static final Color BOUND = new Color(0xB42318);
    private static final Color FORBIDDEN = new Color(0xB4, 0x23, 0x18, 28);
    private static final Color ESTIMATE = new Color(0x0550AE);

    private final Verdict verdict;
    private final Threshold threshold;
    private final double[] values;
    private final Histogram histogram;
    private final double top;
    private final XYChart chart;

    private DistributionChart(Verdict verdict) {
        this.verdict = verdict;
        this.threshold = verdict.requirement().threshold();
        this.values = verdict.finding().values();
        this.histogram =
                Histogram.of(values, verdict.requirement().metric().range(), threshold.low(), threshold.high());
        this.top = Math.max(LOWEST_TOP, 1.25 * histogram.largest());
        this.chart = BlankChart.of(verdict, histogram.low(), histogram.high(), top);
    }

    /**
     * The chart.
     *
     * @return empty where no sample has a value, and on a machine without fonts, where axes would say nothing
     */
    public static Optional<FigureFile> of(Verdict verdict) {
        return verdict.n() == 0 || !Lettering.ofThisMachine().available()
                ? Optional.empty()
                : Optional.of(FigureFile.png(() -> new DistributionChart(verdict).draw()));
    }

    private BufferedImage draw() {
        forbid("below", histogram.low(), threshold.low());
        forbid("above", threshold.high(), histogram.high());
        bars();
        ticks();
        bound("required: at least ", threshold.low());
        bound("required: at most ", threshold.high());
        verdict.compared()
                .ifPresent(found ->
                        bound("mean of %s: ".formatted(verdict.comparedWith().orElse("before")), found.before()));
        estimate();
        BufferedImage image = new BufferedImage(chart.getWidth(), chart.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        chart.paint(g, chart.getWidth(), chart.getHeight());
        g.dispose();
        return image;
    }

    private void forbid(String side, double low, double high) {
        if (high > low) {
            XYSeries series = chart.addSeries(side, new double[] {low, high}, new double[] {top, top});
            series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Area);
            series.setFillColor(FORBIDDEN);
            series.setLineColor(FORBIDDEN);
            series.setMarker(SeriesMarkers.NONE);
            series.setShowInLegend(false);
        }
    }

    private void bars() {
        int bins = histogram.counts().length;
        double[] edges =
                IntStream.rangeClosed(0, bins).mapToDouble(histogram::edge).toArray();
        double[] counts = new double[bins + 1];
        for (int i = 0; i < bins; i++) {
            counts[i] = histogram.counts()[i];
        }
        XYSeries series = chart.addSeries(
                "%d %s".formatted(values.length, verdict.requirement().metric().over()), edges, counts);
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.StepArea);
        series.setFillColor(BARS);
        series.setLineColor(BARS);
        series.setMarker(SeriesMarkers.NONE);
    }

    /** One line of separate strokes: a gap is a value that is not a number. */
    private void ticks() {
        double[] x = new double[3 * values.length];
        double[] y = new double[3 * values.length];
        for (int i = 0; i < values.length; i++) {
            Arrays.fill(x, 3 * i, 3 * i + 3, values[i]);
            y[3 * i] = 0;
            y[3 * i + 1] = 0.06 * top;
            y[3 * i + 2] = Double.NaN;
        }
        XYSeries series = line("each sample", x, y, TICKS, new BasicStroke(1.5f));
        series.setShowInLegend(false);
    }

    private void bound(String words, double bound) {
        if (Double.isFinite(bound)) {
            float[] dashes = {8, 5};
            BasicStroke dashed = new BasicStroke(2.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, dashes, 0);
            line(words + Numbers.plain(bound), new double[] {bound, bound}, new double[] {0, top}, BOUND, dashed);
        }
    }

    /** The interval as a bar above the histogram, the estimate as a stroke through it. */
    private void estimate() {
        Double estimate = verdict.estimate();
        if (estimate == null) {
            return;
        }
        double height = 0.9 * top;
        ConfidenceInterval interval = verdict.interval();
        if (interval != null) {
            line(
                    "%s interval %s".formatted(Numbers.percent(interval.level()), interval),
                    new double[] {interval.low(), interval.high()},
                    new double[] {height, height},
                    ESTIMATE,
                    new BasicStroke(9, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
        }
        String name =
                threshold.statistic() == null ? worst() : threshold.statistic().toString();
        line(
                "measured %s: %s".formatted(name, Numbers.plain(estimate)),
                new double[] {estimate, estimate},
                new double[] {0, height + 0.06 * top},
                ESTIMATE,
                new BasicStroke(2.5f));
    }

    private String worst() {
        String over = verdict.requirement().metric().over();
        return over.equals("samples") ? "worst sample" : "worst of the " + over;
    }

    private XYSeries line(String name, double[] x, double[] y, Color colour, BasicStroke stroke) {
        XYSeries series = chart.addSeries(name, x, y);
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Line);
        series.setLineColor(colour);
        series.setLineStyle(stroke);
        series.setMarker(SeriesMarkers.NONE);
        return series;
    }
}
