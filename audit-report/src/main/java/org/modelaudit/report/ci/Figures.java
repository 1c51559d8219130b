package org.modelaudit.report.ci;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.modelaudit.gate.Numbers;
import org.modelaudit.report.record.RecordedMeasure;
import org.modelaudit.report.record.RecordedMeasure.RecordedInterval;
import org.modelaudit.report.record.RecordedVerdict;
import org.modelaudit.report.record.RecordedVerdict.RecordedThreshold;

/** The numbers of a verdict as words, short enough for a column. */
final class Figures {

    /** From here on decimals say nothing and digits fill the line. */
    private static final double LARGE = 1e6;

    private static final String MEAN = "mean";

    private Figures() {}

    static String number(double value) {
        return Math.abs(value) >= LARGE && Double.isFinite(value)
                ? String.format(Locale.ROOT, "%.3e", value)
                : Numbers.plain(value);
    }

    /** Such as {@code 1 audit} or {@code 2 audits}. */
    static String count(int many, String noun) {
        return "%d %s%s".formatted(many, noun, many == 1 ? "" : "s");
    }

    /** How many have a value: {@code 24 of 24} pictures, or {@code 32 of 32 units}. */
    static String counted(RecordedVerdict verdict) {
        return "%d of %d%s"
                .formatted(
                        verdict.measured().n(),
                        verdict.measured().of(),
                        verdict.metric().isOfPictures()
                                ? ""
                                : " " + verdict.metric().over());
    }

    /** The statistic, or a dash where no picture has a value. */
    static String estimate(RecordedMeasure measured) {
        Double estimate = measured.estimate();
        return estimate == null ? "-" : number(estimate);
    }

    /** The interval that decided, such as {@code [0.31, 0.35]}; {@code diff [-0.3, -0.2]} where values were compared. */
    static String interval(RecordedMeasure measured) {
        if (measured.comparison() != null) {
            return ofDifference(measured.comparison().interval());
        }
        return measured.interval() == null ? "" : interval(measured.interval());
    }

    private static String ofDifference(@Nullable RecordedInterval interval) {
        return interval == null ? "" : "diff " + interval(interval);
    }

    static String interval(RecordedInterval interval) {
        return "[%s, %s]".formatted(number(interval.low()), number(interval.high()));
    }

    /** What was required, such as {@code >= 0.40}. */
    static String bound(RecordedThreshold threshold) {
        if (threshold.against() != null) {
            return threshold.against() + (threshold.margin() == null ? "" : " - " + number(threshold.margin()));
        }
        String statistic = threshold.statistic().equals(MEAN) ? "" : threshold.statistic() + " ";
        if (threshold.high() == null) {
            return threshold.low() == null ? "" : statistic + ">= " + number(threshold.low());
        }
        return threshold.low() == null
                ? statistic + "<= " + number(threshold.high())
                : statistic + number(threshold.low()) + " to " + number(threshold.high());
    }
}
