package org.modelaudit.report.compare;

import java.util.List;
import java.util.Locale;
import org.modelaudit.gate.ConfidenceInterval;
import org.modelaudit.gate.MetricScale;
import org.modelaudit.gate.PairedComparison;
import org.modelaudit.report.markup.Markup;

/**
 * The mean differences of a metric and its slices on one scale, each a small SVG beside its numbers: a line for the interval, a mark for the
 * mean, whose form says what became of it. Worse is left, also where lower is better.
 */
final class IntervalPlot {

    private static final int WIDTH = 200;
    private static final int HEIGHT = 22;
    private static final int MARGIN = 10;

    private final MetricScale scale;
    private final double low;
    private final double high;

    IntervalPlot(MetricScale scale, List<PairedComparison> all) {
        this.scale = scale;
        double least = 0;
        double most = 0;
        for (PairedComparison comparison : all) {
            double gain = scale.gain(comparison.difference());
            ConfidenceInterval interval = comparison.interval();
            double one = interval == null ? gain : scale.gain(interval.low());
            double other = interval == null ? gain : scale.gain(interval.high());
            least = Math.min(least, Math.min(gain, Math.min(one, other)));
            most = Math.max(most, Math.max(gain, Math.max(one, other)));
        }
        double least1 = least == most ? -1 : least;
        double most1 = least == most ? 1 : most;
        // Zero never stands at the edge, so that both sides are seen.
        this.low = Math.min(least1, -0.15 * most1);
        this.high = Math.max(most1, -0.15 * least1);
    }

    /** The ends of the scale, in the metric's units. */
    String axis() {
        Markup svg = svg();
        mark(svg, low, "start", 0);
        mark(svg, high, "end", WIDTH);
        svg.element("text", "0", "x", number(x(0)), "y", "15", "text-anchor", "middle");
        return svg.close().toString();
    }

    private void mark(Markup svg, double gain, String anchor, int x) {
        if (Math.abs(x(0) - x) > WIDTH / 5.0) {
            svg.element(
                    "text",
                    Words.signedBrief(scale.gain(gain)),
                    "x",
                    Integer.toString(x),
                    "y",
                    "15",
                    "text-anchor",
                    anchor);
        }
    }

    String of(PairedComparison comparison, Change change) {
        Markup svg = svg();
        String zero = number(x(0));
        svg.open("path", "class", "zero", "d", "M%s 0V%d".formatted(zero, HEIGHT))
                .close();
        ConfidenceInterval interval = comparison.interval();
        String style = "mark " + change.style();
        if (interval != null) {
            double one = x(scale.gain(interval.low()));
            double other = x(scale.gain(interval.high()));
            svg.open(
                            "path",
                            "class",
                            style,
                            "d",
                            "M%s 7v8m0 -4H%sm0 -4v8"
                                    .formatted(number(Math.min(one, other)), number(Math.max(one, other))))
                    .close();
        }
        String x = number(x(scale.gain(comparison.difference())));
        String form = switch (change) {
            case WORSE -> "M%s 16l-5 -9h10z";
            case BETTER -> "M%s 6l-5 9h10z";
            default -> "M%s 11m-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0";
        };
        svg.open("path", "class", style + " dot", "d", form.formatted(x)).close();
        return svg.close().toString();
    }

    private static Markup svg() {
        return new Markup()
                .open(
                        "svg",
                        "class",
                        "interval",
                        "viewBox",
                        "0 0 %d %d".formatted(WIDTH, HEIGHT),
                        "width",
                        Integer.toString(WIDTH),
                        "height",
                        Integer.toString(HEIGHT),
                        "aria-hidden",
                        "true");
    }

    private double x(double gain) {
        return MARGIN + (gain - low) / (high - low) * (WIDTH - 2 * MARGIN);
    }

    private static String number(double x) {
        return String.format(Locale.ROOT, "%.1f", x);
    }
}
