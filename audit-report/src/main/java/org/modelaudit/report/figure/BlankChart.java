package org.modelaudit.report.figure;

import java.awt.Color;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.ChartTheme;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.modelaudit.gate.Verdict;
import org.modelaudit.metric.Metric;

/** The axes, titles and fonts of a {@link DistributionChart}, before anything is drawn. */
final class BlankChart {

    private static final int WIDTH = 1000;
    private static final int HEIGHT = 360;

    private BlankChart() {}

    static XYChart of(Verdict verdict, double left, double right, double top) {
        Metric metric = verdict.requirement().metric();
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .theme(ChartTheme.Matlab)
                .title("%s: %s".formatted(verdict.status(), verdict.requirement()))
                .xAxisTitle("%s (%s)".formatted(metric.name(), metric.direction()))
                .yAxisTitle("samples")
                .build();
        style(chart.getStyler());
        chart.getStyler().setXAxisMin(left).setXAxisMax(right).setYAxisMin(0.0).setYAxisMax(top);
        return chart;
    }

    static void style(XYStyler styler) {
        styler.setLocale(Locale.ROOT);
        styler.setChartTitleFont(Lettering.bold(15));
        styler.setAxisTitleFont(Lettering.plain(15));
        styler.setAxisTickLabelsFont(Lettering.plain(14));
        styler.setLegendFont(Lettering.plain(15));
        styler.setLegendPosition(LegendPosition.OutsideS);
        styler.setLegendLayout(LegendLayout.Horizontal);
        styler.setLegendBorderColor(Color.WHITE);
        styler.setPlotBorderVisible(false);
        styler.setPlotTicksMarksVisible(false);
        styler.setPlotContentSize(0.98);
        styler.setPlotGridLinesColor(new Color(0xEAEEF2));
        styler.setPlotGridVerticalLinesVisible(false);
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setYAxisDecimalPattern("0");
    }
}
