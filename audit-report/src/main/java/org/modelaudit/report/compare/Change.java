package org.modelaudit.report.compare;

import org.modelaudit.gate.ConfidenceInterval;
import org.modelaudit.gate.PairedComparison;

/** What became of a metric or a slice, in the order in which a reader wants to know. */
public enum Change {
    WORSE("worse", "▼"),
    NOT_COMPARABLE("not comparable", "?"),
    NO_DIFFERENCE_SHOWN("no difference shown", "○"),
    BETTER("better", "▲"),
    EQUAL("equal values", "=");

    private final String words;
    private final String sign;

    Change(String words, String sign) {
        this.words = words;
        this.sign = sign;
    }

    /** In words, which never leave it to a sign or a colour. */
    public String words() {
        return words;
    }

    /** For so many metrics: {@code 3 worse}, {@code 1 with equal values}. */
    String counted(int metrics) {
        return metrics + (this == NO_DIFFERENCE_SHOWN || this == EQUAL ? " with " : " ") + words;
    }

    /** One character before the words. */
    public String sign() {
        return sign;
    }

    /**
     * The largest loss first and the largest gain last, measured by half the width of its interval, so that metrics of other units stand beside
     * each other; what has no interval comes last.
     *
     * @param gain by how much the mean became better
     */
    static double clearness(PairedComparison comparison, double gain) {
        ConfidenceInterval interval = comparison.interval();
        if (interval == null) {
            return Double.POSITIVE_INFINITY;
        }
        double half = (interval.high() - interval.low()) / 2;
        return gain == 0 ? 0 : gain / half;
    }

    /** Names of classes for a page's styles: {@code worse}, {@code not-comparable}. */
    String style() {
        return words.replace(' ', '-');
    }
}
