package org.modelaudit.report.compare;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.modelaudit.gate.Pair;
import org.modelaudit.report.markup.Markup;

/**
 * Every picture before (across) and after (up) as a small SVG: on the diagonal nothing changed. Pictures that fall together are one dot, whose
 * area says how many they are, so that the plot stays small however many there are.
 */
final class PairPlot {

    private static final int SIZE = 220;
    private static final int LEFT = 46;
    private static final int TOP = 8;
    private static final int SIDE = 168;
    private static final int CELLS = 32;
    private static final double SMALLEST = 1.6;

    private final List<Pair> pairs;
    private final double least;
    private final double most;
    private final double low;
    private final double high;

    PairPlot(List<Pair> pairs) {
        this.pairs = pairs;
        this.least = pairs.stream()
                .mapToDouble(pair -> Math.min(pair.before(), pair.after()))
                .min()
                .orElse(0);
        this.most = pairs.stream()
                .mapToDouble(pair -> Math.max(pair.before(), pair.after()))
                .max()
                .orElse(1);
        double room = most > least ? 0.03 * (most - least) : 0.5;
        this.low = least - room;
        this.high = most + room;
    }

    String svg() {
        Markup svg = new Markup();
        svg.open(
                "svg",
                "class",
                "pairs",
                "viewBox",
                "0 0 %d %d".formatted(SIZE, SIZE),
                "width",
                Integer.toString(SIZE),
                "height",
                Integer.toString(SIZE),
                "role",
                "img",
                "aria-label",
                inWords());
        svg.open("path", "class", "frame", "d", "M%d %dv%dh%d".formatted(LEFT, TOP, SIDE, SIDE))
                .close();
        svg.open("path", "class", "zero", "d", "M%d %dl%d -%d".formatted(LEFT, TOP + SIDE, SIDE, SIDE))
                .close();
        Collection<Dot> dots = dots();
        int densest = dots.stream().mapToInt(Dot::count).max().orElse(1);
        for (Dot dot : dots) {
            double radius = SMALLEST + 4 * Math.sqrt((dot.count - 1) / (double) Math.max(1, densest - 1));
            svg.open("circle", "class", dot.style(), "cx", number(dot.x()), "cy", number(dot.y()), "r", number(radius))
                    .close();
        }
        label(svg, "before", LEFT + SIDE / 2.0, SIZE - 22, "middle");
        label(svg, "after", LEFT - 4, TOP + SIDE / 2.0 + 4, "end");
        for (double end : least < most ? new double[] {least, most} : new double[] {least}) {
            label(svg, Words.within(end, high - low), LEFT + SIDE * share(end), SIZE - 22, "middle");
            label(svg, Words.within(end, high - low), LEFT - 4, TOP + SIDE * (1 - share(end)) + 4, "end");
        }
        return svg.close().toString();
    }

    private String inWords() {
        long worse = pairs.stream().filter(pair -> pair.gain() < 0).count();
        long better = pairs.stream().filter(pair -> pair.gain() > 0).count();
        return "Values before and after: %d worse, %d better, %d equal"
                .formatted(worse, better, pairs.size() - worse - better);
    }

    private static void label(Markup svg, String text, double x, double y, String anchor) {
        svg.element("text", text, "x", number(x), "y", number(y), "text-anchor", anchor);
    }

    /** One for each cell of a grid that a picture falls into and each way that it went, in a fixed order. */
    private Collection<Dot> dots() {
        TreeMap<Integer, Dot> dots = new TreeMap<>();
        for (Pair pair : pairs) {
            double across = share(pair.before());
            double up = share(pair.after());
            int column = (int) (across * CELLS);
            int cell = column * CELLS + (int) (up * CELLS);
            int way = Double.compare(pair.gain(), 0);
            dots.merge(3 * cell + way + 1, new Dot(across, up, way, 1), Dot::and);
        }
        return dots.values();
    }

    private double share(double value) {
        return (value - low) / (high - low);
    }

    private static String number(double x) {
        return String.format(Locale.ROOT, "%.1f", x);
    }

    /** Sums of the places of some pictures, as shares of the sides. */
    private record Dot(double across, double up, int way, int count) {

        Dot and(Dot other) {
            return new Dot(across + other.across, up + other.up, way, count + other.count);
        }

        double x() {
            return LEFT + SIDE * across / count;
        }

        double y() {
            return TOP + SIDE * (1 - up / count);
        }

        String style() {
            return way < 0 ? "worse" : way > 0 ? "better" : "equal-values";
        }
    }
}
