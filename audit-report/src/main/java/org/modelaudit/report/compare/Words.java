package org.modelaudit.report.compare;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Collectors;
import org.modelaudit.display.OutsideText;
import org.modelaudit.gate.ConfidenceInterval;
import org.modelaudit.gate.Numbers;

/** How things are said, on the page and in the table. */
final class Words {

    private static final int NAMED = 5;
    private static final int LONGEST_NAME = 60;
    private static final int DIGITS = 12;

    private Words() {}

    static String pictures(int n) {
        return n == 1 ? "1 picture" : n + " pictures";
    }

    /** The first five of some names, each shortened where it is long, and how many more there are. */
    static String first(List<String> names) {
        String named = names.stream()
                .limit(NAMED)
                .map(name -> OutsideText.shortened(name, LONGEST_NAME))
                .collect(Collectors.joining(", "));
        return names.size() > NAMED ? "%s and %d more".formatted(named, names.size() - NAMED) : named;
    }

    /** The beginning of a digest, enough to tell two apart. */
    static String digest(String sha256) {
        return sha256.length() > DIGITS ? sha256.substring(0, DIGITS) + "…" : sha256;
    }

    /** A change with its sign: {@code +0.05}. */
    static String signed(double change) {
        return (change > 0 ? "+" : "") + Numbers.plain(change == 0 ? 0.0 : change);
    }

    /** With signs: {@code [-0.07, +0.01]}. */
    static String signed(ConfidenceInterval interval) {
        return "[%s, %s]".formatted(signed(interval.low()), signed(interval.high()));
    }

    /** Two digits that count, for the scale of a plot. */
    static String brief(double value) {
        if (value == 0) {
            return "0";
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(2)).stripTrailingZeros();
        return Math.abs(value) >= 1e6 || Math.abs(value) < 1e-4 ? rounded.toString() : rounded.toPlainString();
    }

    /** As many decimals as tell a hundredth of a span, for the ends of it. */
    static String within(double value, double span) {
        int decimals = Math.max(0, 1 - (int) Math.floor(Math.log10(span)));
        BigDecimal rounded = new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0
                ? "0"
                : rounded.precision() > 6
                        ? brief(value)
                        : rounded.stripTrailingZeros().toPlainString();
    }

    /** Two digits that count, with the sign. */
    static String signedBrief(double change) {
        return (change > 0 ? "+" : "") + brief(change);
    }

    /** The level of an interval, with so many digits that it is never 100 %: {@code 95 %}, {@code 99.958 %}. */
    static String level(ConfidenceInterval interval) {
        BigDecimal open = new BigDecimal(100 * (1 - interval.level())).round(new MathContext(2));
        return BigDecimal.valueOf(100).subtract(open).stripTrailingZeros().toPlainString() + " %";
    }

    /** A share without trailing zeros: {@code 2.5 %}. */
    static String percent(double share) {
        return new BigDecimal(100 * share)
                        .round(new MathContext(3))
                        .stripTrailingZeros()
                        .toPlainString() + " %";
    }
}
