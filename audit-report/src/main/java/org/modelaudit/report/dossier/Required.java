package org.modelaudit.report.dossier;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.modelaudit.gate.Numbers;
import org.modelaudit.metric.Direction;
import org.modelaudit.report.record.RecordedMeasure;
import org.modelaudit.report.record.RecordedMeasure.RecordedComparison;
import org.modelaudit.report.record.RecordedMeasure.RecordedInterval;
import org.modelaudit.report.record.RecordedVerdict;
import org.modelaudit.report.record.RecordedVerdict.RecordedThreshold;

/** What was required, what was measured, and how badly it was missed, in words. */
final class Required {

    private Required() {}

    static boolean higherIsBetter(RecordedVerdict verdict) {
        return verdict.metric().direction() == Direction.HIGHER_IS_BETTER;
    }

    /** For example {@code 0.02, 95.0 % interval [0.01, 0.04], from 24 of 24 pictures}. */
    static String measured(RecordedVerdict verdict) {
        RecordedMeasure measure = verdict.measured();
        RecordedComparison comparison = measure.comparison();
        String counts = "from %d of %d %s"
                .formatted(measure.n(), measure.of(), verdict.metric().over());
        if (comparison != null) {
            return "the mean went from %s to %s%s, %d pairs of pictures"
                    .formatted(
                            Numbers.plain(comparison.meanBefore()),
                            Numbers.plain(comparison.meanAfter()),
                            comparison.interval() == null ? "" : ", change " + interval(comparison.interval()),
                            comparison.pairs());
        }
        if (measure.estimate() == null) {
            return "nothing, " + counts;
        }
        return "%s%s, %s"
                .formatted(
                        Numbers.plain(measure.estimate()),
                        measure.interval() == null ? "" : ", " + interval(measure.interval()),
                        counts);
    }

    /** The same in two lines for a table: the number with its interval, and what it is of. */
    static List<String> measuredInParts(RecordedVerdict verdict) {
        RecordedMeasure measure = verdict.measured();
        RecordedComparison comparison = measure.comparison();
        if (comparison != null) {
            return List.of(
                    "%s → %s".formatted(Numbers.plain(comparison.meanBefore()), Numbers.plain(comparison.meanAfter())),
                    "%d pairs; change: %s".formatted(comparison.pairs(), interval(comparison.interval())));
        }
        return List.of(
                measure.estimate() == null ? "nothing" : Numbers.plain(measure.estimate()),
                "%d of %d %s; %s"
                        .formatted(measure.n(), measure.of(), verdict.metric().over(), interval(measure.interval())));
    }

    static String interval(@Nullable RecordedInterval interval) {
        return interval == null
                ? "no interval"
                : "%s interval [%s, %s]"
                        .formatted(
                                Numbers.percent(interval.level()),
                                Numbers.plain(interval.low()),
                                Numbers.plain(interval.high()));
    }

    /** How far a verdict is from its bound, a sentence or several; empty where no number says it. */
    static String shortfall(RecordedVerdict verdict) {
        List<String> sentences = new ArrayList<>();
        RecordedThreshold threshold = verdict.threshold();
        Double estimate = verdict.measured().estimate();
        if (estimate != null && threshold.low() != null && estimate < threshold.low()) {
            sentences.add(miss(threshold.low() - estimate, "too low", verdict));
        } else if (estimate != null && threshold.high() != null && estimate > threshold.high()) {
            sentences.add(miss(estimate - threshold.high(), "too high", verdict));
        }
        long outside = verdict.values().values().stream()
                .filter(value -> isOutside(value, threshold))
                .count();
        if (outside > 0 && !verdict.metric().proportion()) {
            sentences.add("%d of the %d %s with a value are outside the bound by themselves."
                    .formatted(
                            outside, verdict.values().size(), verdict.metric().over()));
        }
        return String.join(" ", sentences);
    }

    /** By which share of its metric's range a verdict misses its bound; 0 where no number says it. */
    static double relativeShortfall(RecordedVerdict verdict) {
        RecordedThreshold threshold = verdict.threshold();
        Double estimate = verdict.measured().estimate();
        Axis axis = Axis.of(verdict);
        if (estimate == null) {
            return 0;
        }
        double below = threshold.low() == null ? 0 : threshold.low() - estimate;
        double above = threshold.high() == null ? 0 : estimate - threshold.high();
        return Math.max(0, Math.max(below, above)) / (axis.high() - axis.low());
    }

    private static String miss(double by, String how, RecordedVerdict verdict) {
        Double low = verdict.metric().low();
        Double high = verdict.metric().high();
        String share = low == null || high == null || !(high > low)
                ? ""
                : ", which is %s of the metric's whole range".formatted(Numbers.percent(by / (high - low)));
        return "It is %s by %s%s.".formatted(how, Numbers.plain(by), share);
    }

    private static boolean isOutside(double value, RecordedThreshold threshold) {
        return (threshold.low() != null && value < threshold.low())
                || (threshold.high() != null && value > threshold.high());
    }
}
