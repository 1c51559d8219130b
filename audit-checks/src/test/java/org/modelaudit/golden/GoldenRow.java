package org.modelaudit.golden;

import java.util.Arrays;
import java.util.Locale;

/**
 * What came of one comparison.
 *
 * @param quantity what was compared, for example {@code raw}
 * @param maxAbsError largest absolute difference; NaN where nothing was computed
 * @param correlation Pearson's, over all numbers; NaN where it has no value
 * @param tolerance on {@code maxAbsError}; NaN where nothing was computed
 * @param outcome pass, fail, differs-by-design or unknown
 * @param note the reason of everything but a pass, often with more figures
 */
public record GoldenRow(
        String quantity, double maxAbsError, double correlation, double tolerance, Outcome outcome, String note) {

    static final String HEADER = "id,section,method,model,quantity,max_abs_error,correlation,tolerance,outcome,note\n";

    /** How a comparison ends. */
    public enum Outcome {
        PASS("pass"),
        FAIL("fail"),
        DIFFERS_BY_DESIGN("differs-by-design"),
        UNKNOWN("unknown");

        private final String word;

        Outcome(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }

    /** Passes where no number is further from the reference than {@code tolerance}. */
    public static GoldenRow absolute(String quantity, double[] expected, double[] actual, double tolerance) {
        double error = largestDifference(expected, actual);
        Outcome outcome = error <= tolerance ? Outcome.PASS : Outcome.FAIL;
        return new GoldenRow(quantity, error, correlation(expected, actual), tolerance, outcome, "");
    }

    /** Passes where no number is further from the reference than {@code tolerance} times the reference's largest one. */
    public static GoldenRow relative(String quantity, double[] expected, double[] actual, double tolerance) {
        double largest = Arrays.stream(expected).map(Math::abs).max().orElse(0);
        return absolute(quantity, expected, actual, tolerance * largest);
    }

    public static GoldenRow relative(String quantity, float[] expected, float[] actual, double tolerance) {
        return relative(quantity, doubles(expected), doubles(actual), tolerance);
    }

    /** The same figures, judged to differ for a reason that is ours to defend. */
    public GoldenRow byDesign(String reason) {
        return new GoldenRow(quantity, maxAbsError, correlation, tolerance, Outcome.DIFFERS_BY_DESIGN, reason);
    }

    /** The same figures with a remark. */
    public GoldenRow with(String remark) {
        return new GoldenRow(quantity, maxAbsError, correlation, tolerance, outcome, remark);
    }

    /** Nothing of ours to compare, for a reason that is ours to defend. */
    public static GoldenRow notOurs(String quantity, String reason) {
        return new GoldenRow(quantity, Double.NaN, Double.NaN, Double.NaN, Outcome.DIFFERS_BY_DESIGN, reason);
    }

    /** An entry that says something of the peers alone, or that we cannot tell about. */
    public static GoldenRow unknown(String reason) {
        return new GoldenRow("entry", Double.NaN, Double.NaN, Double.NaN, Outcome.UNKNOWN, reason);
    }

    /** A comparison that could not be carried through. */
    static GoldenRow broken(Throwable cause) {
        return new GoldenRow("entry", Double.NaN, Double.NaN, Double.NaN, Outcome.FAIL, String.valueOf(cause));
    }

    public static double[] doubles(float[] values) {
        double[] result = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = values[i];
        }
        return result;
    }

    private static double largestDifference(double[] expected, double[] actual) {
        if (expected.length != actual.length) {
            return Double.POSITIVE_INFINITY;
        }
        double largest = 0;
        for (int i = 0; i < expected.length; i++) {
            boolean bothMissing = Double.isNaN(expected[i]) && Double.isNaN(actual[i]);
            double difference = bothMissing ? 0 : Math.abs(expected[i] - actual[i]);
            largest = Double.isNaN(difference) ? Double.POSITIVE_INFINITY : Math.max(largest, difference);
        }
        return largest;
    }

    private static double correlation(double[] a, double[] b) {
        if (a.length != b.length) {
            return Double.NaN;
        }
        double meanA = Arrays.stream(a).average().orElse(Double.NaN);
        double meanB = Arrays.stream(b).average().orElse(Double.NaN);
        double both = 0;
        double squaresA = 0;
        double squaresB = 0;
        for (int i = 0; i < a.length; i++) {
            both += (a[i] - meanA) * (b[i] - meanB);
            squaresA += (a[i] - meanA) * (a[i] - meanA);
            squaresB += (b[i] - meanB) * (b[i] - meanB);
        }
        return both / Math.sqrt(squaresA * squaresB);
    }

    String csv(GoldenEntry entry) {
        return String.join(
                        ",",
                        quoted(entry.id()),
                        entry.section(),
                        quoted(entry.method()),
                        quoted(entry.network()),
                        quoted(quantity),
                        number(maxAbsError),
                        number(correlation),
                        number(tolerance),
                        outcome.toString(),
                        quoted(note))
                + "\n";
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.4g", value);
    }

    private static String quoted(String text) {
        return text.matches("[^\",\n\r]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
