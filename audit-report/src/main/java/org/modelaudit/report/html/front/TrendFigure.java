package org.modelaudit.report.html.front;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modelaudit.gate.Numbers;
import org.modelaudit.report.history.KeptRun;
import org.modelaudit.report.history.KeptRun.Measured;
import org.modelaudit.report.html.front.AuditEntry.Required;
import org.modelaudit.report.markup.Markup;

/** The number of one requirement over the last runs, this one at the right end, with intervals and bounds, as a small line. */
final class TrendFigure {

    private static final int MOST = 20;
    private static final int WIDTH = 150;
    private static final int HEIGHT = 44;
    private static final int EDGE = 6;

    private final Required required;
    private final List<Measured> points;
    private final double low;
    private final double high;
    private final Markup svg = new Markup();

    private TrendFigure(Required required, List<Measured> points) {
        this.required = required;
        this.points = points;
        DoubleSummaryStatistics range = Stream.concat(
                        points.stream()
                                .flatMap(point -> Stream.of(
                                        Optional.ofNullable(point.estimate()),
                                        Optional.ofNullable(point.low()),
                                        Optional.ofNullable(point.high()))),
                        Stream.of(Optional.ofNullable(required.low()), Optional.ofNullable(required.high())))
                .flatMap(Optional::stream)
                .mapToDouble(value -> value)
                .filter(Double::isFinite)
                .summaryStatistics();
        this.low = range.getMin();
        this.high = range.getMax();
    }

    /**
     * The figure as SVG; empty where no earlier run has a number.
     *
     * @param earlier oldest first
     */
    static String of(Required required, List<KeptRun> earlier) {
        List<Measured> points = new ArrayList<>();
        for (KeptRun run : earlier) {
            Measured measured = run.measured().get(required.trend());
            if (measured != null && measured.estimate() != null) {
                points.add(measured);
            }
        }
        if (points.isEmpty()) {
            return "";
        }
        points.add(AuditEntries.measured(required));
        return new TrendFigure(required, points.subList(Math.max(0, points.size() - MOST), points.size())).draw();
    }

    private String draw() {
        String words = points.stream()
                .map(point -> point.estimate() == null ? "none" : Numbers.plain(point.estimate()))
                .collect(Collectors.joining(", ", "over the last %d runs: ".formatted(points.size()), ""));
        svg.open(
                "svg",
                "class",
                "trend",
                "viewBox",
                "0 0 %d %d".formatted(WIDTH, HEIGHT),
                "width",
                String.valueOf(WIDTH),
                "height",
                String.valueOf(HEIGHT),
                "role",
                "img",
                "aria-label",
                words);
        svg.element("title", words);
        bound(required.low());
        bound(required.high());
        line();
        for (int i = 0; i < points.size(); i++) {
            point(i);
        }
        return svg.close().toString();
    }

    private void bound(@Nullable Double bound) {
        if (bound != null && Double.isFinite(bound)) {
            part("path", "class", "bound", "d", "M0 %s H%d".formatted(number(y(bound)), WIDTH));
        }
    }

    private void line() {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < points.size(); i++) {
            Double estimate = points.get(i).estimate();
            if (estimate != null) {
                path.append(path.isEmpty() ? "M" : " L")
                        .append(number(x(i)))
                        .append(' ')
                        .append(number(y(estimate)));
            }
        }
        part("path", "class", "line", "d", path.toString());
    }

    private void point(int i) {
        Measured point = points.get(i);
        if (point.low() != null && point.high() != null) {
            part(
                    "path",
                    "class",
                    "interval",
                    "d",
                    "M%s %s V%s".formatted(number(x(i)), number(y(point.low())), number(y(point.high()))));
        }
        if (point.estimate() != null) {
            part(
                    "circle",
                    "class",
                    point.status().name().toLowerCase(Locale.ROOT),
                    "cx",
                    number(x(i)),
                    "cy",
                    number(y(point.estimate())),
                    "r",
                    i == points.size() - 1 ? "4" : "2.5");
        }
    }

    private void part(String element, String... attributes) {
        svg.element(element, "", attributes);
    }

    private double x(int i) {
        return EDGE + (double) i * (WIDTH - 2 * EDGE) / Math.max(1, points.size() - 1);
    }

    /** Something infinite stands at its edge. */
    private double y(double value) {
        double share = high > low ? (Math.max(low, Math.min(high, value)) - low) / (high - low) : 0.5;
        return HEIGHT - EDGE - share * (HEIGHT - 2 * EDGE);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
