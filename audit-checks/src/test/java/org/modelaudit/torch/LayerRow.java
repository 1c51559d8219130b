package org.modelaudit.torch;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One line of {@code layers.csv}: what came of one layer of one file.
 *
 * @param maxDifference of a logit through the cut, over the largest logit where that is above 1; NaN where nothing was cut
 * @param gradientDifference from the gradient of the whole program, over the largest gradient; NaN where there is none
 */
record LayerRow(
        String file,
        String form,
        String path,
        String kind,
        boolean cut,
        double maxDifference,
        double gradientDifference,
        String reason) {

    static final String HEADER = "file,form,path,kind,outcome,max_difference,gradient_difference,reason\n";

    private static final double TOLERANCE = 1e-5;

    /** A file of which nothing can be cut, because it cannot be opened. */
    static LayerRow refusedFile(String file, String reason) {
        return new LayerRow(file, "", "", "", false, Double.NaN, Double.NaN, reason);
    }

    /** Whether the cut was made and is wrong. What is refused is no failure: the user is told. */
    boolean isWrong() {
        return cut && !(maxDifference <= TOLERANCE);
    }

    String csv() {
        return Stream.of(
                                file,
                                form,
                                path,
                                kind,
                                cut ? "cut" : "refused",
                                number(maxDifference),
                                number(gradientDifference),
                                reason)
                        .map(LayerRow::quoted)
                        .collect(Collectors.joining(","))
                + "\n";
    }

    private static String number(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        return value == 0 ? "0" : String.format(Locale.ROOT, "%.3g", value);
    }

    private static String quoted(String cell) {
        String line = cell.replaceAll("\\s*[\\r\\n]+\\s*", " ");
        boolean plain = line.chars().noneMatch(c -> c == ',' || c == '"');
        return plain ? line : '"' + line.replace("\"", "\"\"") + '"';
    }
}
