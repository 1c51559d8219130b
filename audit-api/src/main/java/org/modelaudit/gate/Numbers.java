package org.modelaudit.gate;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** How numbers are written in messages, the same on every machine. */
public final class Numbers {

    private Numbers() {}

    /** Four decimals at most and no trailing zeros after the second: {@code 0.50}, {@code 0.4871}. */
    public static String plain(double value) {
        if (!Double.isFinite(value)) {
            return String.valueOf(value);
        }
        BigDecimal rounded = new BigDecimal(value).setScale(4, RoundingMode.HALF_EVEN);
        if (rounded.signum() == 0 && value != 0) {
            rounded = new BigDecimal(value).round(new MathContext(3));
            return rounded.toString();
        }
        rounded = rounded.stripTrailingZeros();
        return rounded.setScale(Math.max(rounded.scale(), 2), RoundingMode.UNNECESSARY)
                .toPlainString();
    }

    /** A share as a percentage with one decimal: {@code 12.5 %}. */
    public static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
