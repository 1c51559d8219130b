package org.modelaudit.report.record;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.modelaudit.gate.Status;

/**
 * What was found on some pictures.
 *
 * @param status of it
 * @param reason in words
 * @param remedy what to do; empty where nothing need be done
 * @param estimate the statistic; null where no picture has a value
 * @param interval of the statistic; null where none was asked or too few pictures have a value
 * @param n how many pictures have a value
 * @param of how many were measured
 * @param comparison with earlier values; null where there is none
 */
public record RecordedMeasure(
        Status status,
        String reason,
        String remedy,
        @Nullable Double estimate,
        @Nullable RecordedInterval interval,
        int n,
        int of,
        @Nullable RecordedComparison comparison) {

    /**
     * A confidence interval.
     *
     * @param low end
     * @param high end
     * @param level confidence, in (0, 1)
     * @param method by which it was found
     */
    public record RecordedInterval(double low, double high, double level, String method) {}

    /**
     * A paired comparison.
     *
     * @param before model that the earlier values are of
     * @param meanBefore mean of the earlier values over the pairs
     * @param meanAfter mean now over the pairs
     * @param interval of the mean of the differences, now less before; null for fewer than ten pairs
     * @param pairs how many pictures have a value both times
     * @param worse how many of them became worse
     * @param movers those that became worse most, 20 at most
     * @param broken those that broke hard
     * @param lost ids of those that had a value and have none now
     */
    public record RecordedComparison(
            String before,
            double meanBefore,
            double meanAfter,
            @Nullable RecordedInterval interval,
            int pairs,
            int worse,
            List<RecordedPair> movers,
            List<RecordedPair> broken,
            List<String> lost) {}

    /**
     * One picture before and after.
     *
     * @param sample its id
     * @param before value then
     * @param after value now
     */
    public record RecordedPair(String sample, double before, double after) {}
}
