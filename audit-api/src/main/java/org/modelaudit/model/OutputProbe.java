package org.modelaudit.model;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;

/**
 * What numbers of a few pictures show of their {@link OutputMeaning}. Probabilities betray themselves: they lie between 0 and 1
 * whatever the picture, and sum to 1 where one class excludes the others. That several classes may be true does not show.
 *
 * <p>For runtimes that open a format.
 *
 * @param rows numbers of each picture, all as many
 */
@SuppressWarnings("ArrayRecordComponent")
public record OutputProbe(float[][] rows) {

    /**
     * By how much pictures that are probed are strengthened: ordinary ones, and far stronger ones, which carry what is not bounded
     * out of the range of probabilities.
     */
    public static final List<Float> STRENGTHS = List.of(1f, 1f, 16f, -16f);

    /** What a sum of 32-bit probabilities may be off. */
    private static final double SAME = 1e-3;

    /** What the numbers mean; {@link OutputMeaning#AUTO} where they are probabilities or logits by chance, and only a user knows. */
    public OutputMeaning found() {
        if (!isBetween0And1()) {
            return isSingle()
                    ? OutputMeaning.ONE_LOGIT
                    : isLogarithm() ? OutputMeaning.LOG_PROBABILITIES : OutputMeaning.LOGITS;
        }
        return isDistribution() ? OutputMeaning.PROBABILITIES : OutputMeaning.AUTO;
    }

    /**
     * What they mean: as declared, or as found.
     *
     * @throws IllegalArgumentException with a clause that says why, if they cannot mean what is declared, or it does not show
     */
    public OutputMeaning meaning(OutputSpecification declared) {
        if (!declared.isOpen()) {
            String objection = objection(declared.meaning());
            if (!objection.isEmpty()) {
                throw new IllegalArgumentException(
                        "it is declared to return %s, but %s; declare what it returns, or nothing"
                                .formatted(declared.meaning(), objection));
            }
            return declared.meaning();
        }
        OutputMeaning found = found();
        if (found == OutputMeaning.AUTO) {
            throw new IllegalArgumentException(
                    "each of its numbers lies between 0 and 1 whatever the picture, and it does not show whether these are probabilities; declare the meaning of its output, output = @Output(meaning = …) in @ModelAudit");
        }
        return found;
    }

    /** Why the numbers cannot mean what is declared, as a clause; empty where they can. */
    String objection(OutputMeaning declared) {
        boolean single = declared.isBinary();
        if (isSingle() != single
                && declared != OutputMeaning.INDEPENDENT_LOGITS
                && declared != OutputMeaning.INDEPENDENT_PROBABILITIES) {
            return "it returns %d %s for each picture".formatted(rows[0].length, isSingle() ? "number" : "numbers");
        }
        return switch (declared) {
            case AUTO -> "it is not said what they mean";
            case PROBABILITIES ->
                isBetween0And1() && isDistribution() ? "" : "its numbers do not lie between 0 and 1 and sum to 1";
            case LOG_PROBABILITIES ->
                isLogarithm() ? "" : "its numbers are no logarithms of probabilities that sum to 1";
            case ONE_PROBABILITY, INDEPENDENT_PROBABILITIES ->
                isBetween0And1() ? "" : "its numbers do not lie between 0 and 1";
            case LOGITS, INDEPENDENT_LOGITS ->
                isBetween0And1() && isDistribution()
                        ? "its numbers lie between 0 and 1 and sum to 1, as probabilities do"
                        : isLogarithm() ? "its numbers are logarithms of probabilities that sum to 1" : "";
            case ONE_LOGIT -> "";
        };
    }

    private boolean isSingle() {
        return rows[0].length == 1;
    }

    private boolean isBetween0And1() {
        return all(x -> x >= 0 && x <= 1);
    }

    private boolean isDistribution() {
        return !isSingle() && Arrays.stream(rows).allMatch(row -> isOne(sum(row, false)));
    }

    private boolean isLogarithm() {
        return !isSingle() && all(x -> x <= 0) && Arrays.stream(rows).allMatch(row -> isOne(sum(row, true)));
    }

    private static double sum(float[] row, boolean exponentials) {
        double sum = 0;
        for (float x : row) {
            sum += exponentials ? Math.exp(x) : x;
        }
        return sum;
    }

    private static boolean isOne(double sum) {
        return Math.abs(sum - 1) <= SAME;
    }

    private boolean all(DoublePredicate holds) {
        for (float[] row : rows) {
            for (float x : row) {
                if (!holds.test(x)) {
                    return false;
                }
            }
        }
        return true;
    }
}
