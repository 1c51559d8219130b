package org.modelaudit.gate;

import java.math.BigDecimal;
import java.math.MathContext;
import org.modelaudit.metric.Range;

/**
 * Values as a baseline keeps them: rounded to six significant digits, which a person can read in a diff and which no last bit of
 * another processor disturbs.
 */
public final class StoredValue {

    private static final MathContext DIGITS = new MathContext(6);
    private static final double FINEST = 1e-6;

    private StoredValue() {}

    /** The nearest number of six significant digits; ties to even. */
    public static double of(double value) {
        return value == 0 ? 0 : new BigDecimal(value).round(DIGITS).doubleValue();
    }

    /**
     * The change from one rounded value to another; 0 where it is no more than one unit of the last digit, or a millionth of the
     * metric's range, so that rounding makes no change.
     */
    static double change(double before, double after, Range range) {
        double largest = Math.max(Math.abs(before), Math.abs(after));
        double unit = largest == 0 ? 0 : Math.pow(10, Math.floor(Math.log10(largest)) - 5);
        double finest = Math.max(unit, range.isFinite() ? FINEST * (range.high() - range.low()) : 0);
        double change = after - before;
        return Math.abs(change) <= 1.01 * finest ? 0 : change;
    }
}
