package org.modelaudit.report.history;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.modelaudit.gate.Status;

/**
 * What is kept of one run.
 *
 * @param name tells it from others and sorts by time, see {@link RunName}
 * @param order counts the runs of a history from 1, or as the CI counts them
 * @param measured by {@link TrendKey}, what was found of each requirement
 */
public record KeptRun(String name, long order, SortedMap<String, Measured> measured) {

    /**
     * One requirement in one run.
     *
     * @param status of the verdict
     * @param estimate the statistic; null where no picture had a value
     * @param low end of its interval; null where there was none
     * @param high end of its interval; null where there was none
     * @param n how many pictures had a value
     */
    public record Measured(
            Status status,
            @Nullable Double estimate,
            @Nullable Double low,
            @Nullable Double high,
            int n) {}

    public KeptRun {
        measured = Collections.unmodifiableSortedMap(new TreeMap<>(measured));
    }

    /** When it ended. */
    public Instant at() {
        return RunName.time(name);
    }
}
