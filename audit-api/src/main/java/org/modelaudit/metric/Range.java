package org.modelaudit.metric;

/**
 * The closed interval in which every value of a metric lies.
 *
 * @param low smallest possible value, may be negative infinity
 * @param high largest possible value, may be infinity, greater than {@code low}
 */
public record Range(double low, double high) {

    /** [0, 1]. */
    public static final Range UNIT = new Range(0, 1);

    public Range {
        if (!(low < high)) {
            throw new IllegalArgumentException("A range needs low < high, but got [%s, %s].".formatted(low, high));
        }
    }

    public boolean contains(double value) {
        return value >= low && value <= high;
    }

    /** Whether both ends are finite. */
    public boolean isFinite() {
        return Double.isFinite(low) && Double.isFinite(high);
    }

    @Override
    public String toString() {
        return "[%s, %s]".formatted(low, high);
    }
}
