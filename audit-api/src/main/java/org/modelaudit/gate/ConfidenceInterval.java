package org.modelaudit.gate;

/**
 * A range that holds the true statistic with the stated confidence.
 *
 * @param low lower end
 * @param high upper end, not below {@code low}
 * @param level confidence, in (0, 1)
 * @param method how it was made, for the report
 */
public record ConfidenceInterval(double low, double high, double level, String method) {

    @Override
    public String toString() {
        return "[%s, %s]".formatted(Numbers.plain(low), Numbers.plain(high));
    }
}
