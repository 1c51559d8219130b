package org.modelaudit.gate;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.modelaudit.metric.Direction;

/**
 * A requirement in one slice of the set.
 *
 * @param name of the slice, for example {@code class 'stop sign'}
 * @param verdict on its samples alone
 */
public record SliceVerdict(String name, Verdict verdict) {

    private static final int NAMED = 5;

    /** FAIL before INCONCLUSIVE before PASS, and among those what is measured worst; without a value first. */
    static List<SliceVerdict> worstFirst(List<SliceVerdict> slices) {
        return slices.stream()
                .sorted(Comparator.comparingInt(
                                (SliceVerdict slice) -> -slice.verdict.status().severity())
                        .thenComparingDouble(SliceVerdict::goodness)
                        .thenComparing(SliceVerdict::name))
                .toList();
    }

    private static double goodness(SliceVerdict slice) {
        Double measured = slice.measured();
        if (measured == null) {
            return Double.NEGATIVE_INFINITY;
        }
        boolean higher = slice.verdict.requirement().metric().direction() == Direction.HIGHER_IS_BETTER;
        return higher ? measured : -measured;
    }

    /** What is held against something: the estimate, or where earlier values are compared, how far it moved. */
    private @Nullable Double measured() {
        PairedComparison comparison = verdict.comparison();
        if (comparison == null) {
            return verdict.estimate();
        }
        return comparison.pairs() == 0 ? null : (Double) comparison.difference();
    }

    /**
     * Why a verdict with slices has its status.
     *
     * @param whole the reason on all samples
     * @param slices worst first
     */
    static String reason(String whole, List<SliceVerdict> slices) {
        if (slices.isEmpty()) {
            return whole;
        }
        String violated = names(slices, Status.FAIL);
        String undecided = names(slices, Status.INCONCLUSIVE);
        if (violated.isEmpty() && undecided.isEmpty()) {
            return "%s; so it is in each of %d slices".formatted(whole, slices.size());
        }
        return whole
                + (violated.isEmpty() ? "" : "; violated in " + violated)
                + (undecided.isEmpty() ? "" : "; undecided in " + undecided);
    }

    static String names(List<SliceVerdict> slices, Status status) {
        List<SliceVerdict> such = slices.stream()
                .filter(slice -> slice.verdict.status() == status)
                .toList();
        String named = such.stream().limit(NAMED).map(SliceVerdict::name).collect(Collectors.joining(", "));
        return such.size() <= NAMED ? named : "%s and %d more slices".formatted(named, such.size() - NAMED);
    }
}
