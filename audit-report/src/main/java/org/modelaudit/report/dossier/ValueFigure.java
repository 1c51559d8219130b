package org.modelaudit.report.dossier;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.modelaudit.gate.Numbers;
import org.modelaudit.report.record.RecordedMeasure.RecordedComparison;
import org.modelaudit.report.record.RecordedMeasure.RecordedInterval;
import org.modelaudit.report.record.RecordedVerdict;
import org.modelaudit.report.record.RecordedVerdict.RecordedThreshold;

/** Values of all pictures, the statistic and its interval against the bound; drawn by boxes alone, which every reader of HTML can draw. */
final class ValueFigure {

    private static final int BINS = 25;
    private static final int TALLEST = 44;
    /** Nearer to an edge than this, in percent, a number is written beside its place and not around it. */
    private static final double EDGE = 8;

    private final Markup out;
    private final RecordedVerdict verdict;
    private final Axis axis;

    private ValueFigure(Markup out, RecordedVerdict verdict, Axis axis) {
        this.out = out;
        this.verdict = verdict;
        this.axis = axis;
    }

    /** Draws what was held against the threshold; nothing where nothing has a value. */
    static void write(Markup out, RecordedVerdict verdict) {
        RecordedComparison comparison = verdict.measured().comparison();
        if (comparison != null && comparison.interval() != null) {
            difference(out, verdict, comparison.interval(), comparison.meanAfter() - comparison.meanBefore());
        } else if (!verdict.values().isEmpty()) {
            new ValueFigure(out, verdict, Axis.of(verdict)).values();
        }
    }

    /** For who cannot see it. */
    private static String words(RecordedVerdict verdict) {
        return "%s; required: %s".formatted(Required.measured(verdict), Words.brief(verdict.text()));
    }

    private void values() {
        RecordedThreshold threshold = verdict.threshold();
        out.open("figure").open("div", "class", "plot", "role", "img", "aria-label", words(verdict));
        histogram();
        out.open("div", "class", "axis");
        if (threshold.low() != null || threshold.high() != null) {
            box(
                    "zone",
                    axis.from(
                            threshold.low() == null ? axis.low() : threshold.low(),
                            threshold.high() == null ? axis.high() : threshold.high()));
        }
        interval(verdict.measured().interval());
        Double estimate = verdict.measured().estimate();
        if (estimate != null) {
            box("tick", "left:" + Axis.percent(axis.place(estimate)));
        }
        out.close().open("div", "class", "numbers");
        number(axis.low(), "");
        number(axis.high(), "");
        out.close().open("div", "class", "numbers");
        bound(threshold.low(), "at least ");
        bound(threshold.high(), "at most ");
        out.close().close();
        out.element(
                        "figcaption",
                        "Columns: how many of the %d %s have such a value. Framed: what the requirement allows. Cross line: the %s of all%s."
                                .formatted(
                                        verdict.values().size(),
                                        verdict.metric().over(),
                                        threshold.statistic().equals("every sample") ? "mean" : threshold.statistic(),
                                        verdict.measured().interval() == null ? "" : "; thick line: its interval"))
                .close();
    }

    private static void difference(Markup out, RecordedVerdict verdict, RecordedInterval interval, double estimate) {
        Double margin = verdict.threshold().margin();
        double loss = margin == null ? 0 : margin;
        Axis axis = Axis.around(interval, loss);
        ValueFigure figure = new ValueFigure(out, verdict, axis);
        out.open("figure").open("div", "class", "plot", "role", "img", "aria-label", words(verdict));
        out.open("div", "class", "axis");
        boolean higher = Required.higherIsBetter(verdict);
        figure.box("zone", higher ? axis.from(-loss, axis.high()) : axis.from(axis.low(), loss));
        figure.interval(interval);
        figure.box("tick", "left:" + Axis.percent(axis.place(estimate)));
        out.close().open("div", "class", "numbers");
        figure.number(axis.low(), "");
        figure.number(0, "no change ");
        figure.number(axis.high(), "");
        out.close().close();
        out.element(
                        "figcaption",
                        "Change of the mean over the pictures that have both values, now less before; %s. Framed: no loss%s. Cross line: the measured change; thick line: its interval."
                                .formatted(
                                        verdict.metric().direction(),
                                        loss == 0 ? "" : " beyond the margin of " + Numbers.plain(loss)))
                .close();
    }

    private void histogram() {
        int[] counts = new int[BINS];
        for (double value : verdict.values().values()) {
            counts[Math.min(BINS - 1, (int) (axis.place(value) * BINS / 100))]++;
        }
        int most = 1;
        for (int count : counts) {
            most = Math.max(most, count);
        }
        out.open("div", "class", "columns");
        for (int i = 0; i < BINS; i++) {
            if (counts[i] > 0) {
                box(
                        "column",
                        String.format(
                                Locale.ROOT,
                                "left:%s;width:%s;height:%dpx",
                                Axis.percent(100.0 * i / BINS),
                                Axis.percent(100.0 / BINS),
                                Math.max(1, TALLEST * counts[i] / most)));
            }
        }
        out.close();
    }

    private void interval(@Nullable RecordedInterval interval) {
        if (interval != null) {
            box("interval", axis.from(interval.low(), interval.high()));
        }
    }

    private void bound(@Nullable Double bound, String words) {
        if (bound != null) {
            number(bound, words);
        }
    }

    private void number(double value, String words) {
        double place = axis.place(value);
        String text = words + Numbers.plain(value);
        if (place < EDGE) {
            out.element("span", text, "class", "left", "style", "left:" + Axis.percent(place));
        } else if (place > 100 - EDGE) {
            out.element("span", text, "class", "right", "style", "right:" + Axis.percent(100 - place));
        } else {
            out.element("span", text, "class", "middle", "style", "left:" + Axis.percent(place));
        }
    }

    private void box(String style, String where) {
        out.open("span", "class", style, "style", where).close();
    }
}
