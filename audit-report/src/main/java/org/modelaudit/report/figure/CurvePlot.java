package org.modelaudit.report.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.knowm.xchart.AnnotationText;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.ChartTheme;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.modelaudit.display.OutsideText;
import org.modelaudit.gate.Numbers;
import org.modelaudit.metric.MetricCurve;
import org.modelaudit.metric.MetricCurve.Point;
import org.modelaudit.metric.MetricCurve.Reading;

/** One curve on its axes, with what its number is read off: the area below it, or the mean of its points. */
final class CurvePlot {

    private static final Color LINE = new Color(0x0550AE);
    private static final Color AREA = new Color(0x05, 0x50, 0xAE, 45);
    private static final Color MEAN = new Color(0x8250DF);
    private static final float[] DASHES = {8, 5};
    private static final int LONGEST_STEP = 22;
    private static final int LONGEST_AXIS = 70;
    private static final int SPACING = 100;
    private static final double FOOT = 0.045;

    private final MetricCurve curve;
    private final XYChart chart;
    private final boolean named;

    private CurvePlot(MetricCurve curve, CurveScale scale, String title, int width, int height) {
        this.curve = curve;
        this.named = curve.points().stream().noneMatch(point -> point.name().isEmpty());
        this.chart = new XYChartBuilder()
                .width(width)
                .height(height)
                .theme(ChartTheme.Matlab)
                .title(title)
                .xAxisTitle(shown(curve.x()))
                .yAxisTitle(shown(curve.y()))
                .build();
        BlankChart.style(chart.getStyler());
        chart.getStyler().setYAxisMin(scale.low()).setYAxisMax(scale.high());
        chart.getStyler().setXAxisMin(left()).setXAxisMax(right());
        chart.getStyler().setYAxisDecimalPattern("0.##").setXAxisDecimalPattern("0.##");
        chart.getStyler().setXAxisTickMarkSpacingHint(SPACING);
        if (named) {
            chart.getStyler().setXAxisTicksVisible(false);
            chart.getStyler().setAnnotationTextFont(Lettering.plain(14)).setAnnotationTextFontColor(Lettering.INK);
        }
    }

    /**
     * The plot.
     *
     * @param scale that several plots may share
     * @param title above it
     */
    static BufferedImage draw(MetricCurve curve, CurveScale scale, String title, int width, int height) {
        CurvePlot plot = new CurvePlot(curve, scale, title, width, height);
        plot.fill(scale);
        plot.points();
        plot.number();
        plot.names(scale);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        plot.chart.paint(g, width, height);
        g.dispose();
        return image;
    }

    private static String shown(String words) {
        return OutsideText.shortened(OutsideText.visible(words), LONGEST_AXIS);
    }

    private static String step(Point point) {
        return OutsideText.shortened(OutsideText.visible(point.name()), LONGEST_STEP);
    }

    /** At the foot of the plot and not on the axis, which is divided where it pleases the library; in turn on two heights. */
    private void names(CurveScale scale) {
        if (!named) {
            return;
        }
        double last = Double.NEGATIVE_INFINITY;
        int step = 0;
        for (Point point : curve.points()) {
            if (point.x() > last) {
                double height = scale.low() + (step % 2 == 0 ? FOOT : 2 * FOOT) * (scale.high() - scale.low());
                chart.addAnnotation(new AnnotationText(step(point), point.x(), height, false));
                last = point.x();
                step++;
            }
        }
    }

    private double left() {
        double first = curve.points().get(0).x();
        return named ? first - 1 : Math.min(0, first);
    }

    private double right() {
        double last = curve.points().get(curve.points().size() - 1).x();
        return named ? last + 1 : Math.max(1, last);
    }

    /** The library fills down to the edge of the plot, which is zero unless a point lies below. */
    private void fill(CurveScale scale) {
        if (curve.reading() == Reading.AREA && scale.low() == 0) {
            XYSeries area = chart.addSeries(
                    "%s: %s".formatted(Reading.AREA, Numbers.plain(curve.value())),
                    curve.points().stream().mapToDouble(Point::x).toArray(),
                    curve.points().stream().mapToDouble(Point::y).toArray());
            area.setXYSeriesRenderStyle(XYSeriesRenderStyle.Area);
            area.setFillColor(AREA);
            area.setLineColor(AREA);
            area.setMarker(SeriesMarkers.NONE);
        }
    }

    /** A line through the mean at each place, and a dot for each point. */
    private void points() {
        Map<Double, List<Double>> heights = new TreeMap<>();
        List<Point> finite = new ArrayList<>();
        for (Point point : curve.points()) {
            List<Double> here = heights.computeIfAbsent(point.x(), x -> new ArrayList<>());
            if (Double.isFinite(point.y())) {
                here.add(point.y());
                finite.add(point);
            }
        }
        boolean draws = heights.values().stream().anyMatch(each -> each.size() > 1);
        XYSeries line = chart.addSeries(
                draws ? "mean of the draws" : "each step",
                heights.keySet().stream().mapToDouble(x -> x).toArray(),
                heights.values().stream()
                        .mapToDouble(each ->
                                each.stream().mapToDouble(y -> y).average().orElse(Double.NaN))
                        .toArray());
        line.setXYSeriesRenderStyle(XYSeriesRenderStyle.Line);
        line.setLineColor(LINE);
        line.setLineStyle(new BasicStroke(2.5f));
        line.setMarker(draws ? SeriesMarkers.NONE : SeriesMarkers.CIRCLE);
        line.setMarkerColor(LINE);
        if (draws) {
            XYSeries dots = chart.addSeries(
                    "each draw",
                    finite.stream().mapToDouble(Point::x).toArray(),
                    finite.stream().mapToDouble(Point::y).toArray());
            dots.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
            dots.setMarker(SeriesMarkers.CIRCLE);
            dots.setMarkerColor(LINE);
        }
    }

    /** The mean height of the curve, which is its area too where the steps are brought to the length 1. */
    private void number() {
        double value = curve.value();
        if (Double.isFinite(value) && curve.reading() == Reading.MEAN) {
            XYSeries mean = chart.addSeries(
                    "%s: %s".formatted(Reading.MEAN, Numbers.plain(value)),
                    new double[] {left(), right()},
                    new double[] {value, value});
            mean.setXYSeriesRenderStyle(XYSeriesRenderStyle.Line);
            mean.setLineColor(MEAN);
            mean.setLineStyle(new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, DASHES, 0));
            mean.setMarker(SeriesMarkers.NONE);
        }
    }
}
