package org.modelaudit.samples.papers;

import java.util.ArrayList;
import java.util.List;

/**
 * What a paper says of a metric, as steps from a worse explainer to a better one.
 *
 * <p>A step is shown where the 95 % interval of the paired differences lies on its side of 0, and the other way round where it lies on the other.
 *
 * @param said by the paper, a sentence
 * @param steps at least one
 */
record PaperClaim(String said, PaperMetric metric, List<Step> steps) {

    /**
     * One explainer is better than another.
     *
     * @param markedAt the one of both in whose column the step is marked
     */
    record Step(String worse, String better, String markedAt) {}

    /** What became of a claim. */
    enum Verdict {
        /** Every step is shown. */
        FOUND("found"),
        /** At least one step is shown the other way round. */
        CONTRADICTED("contradicted"),
        /** Neither. */
        OPEN("open");

        private final String word;

        Verdict(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }

    PaperClaim {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("A claim says at least that one explainer is better than another.");
        }
    }

    /** An order, worst first; each step is marked at the better one. */
    static PaperClaim order(String said, PaperMetric metric, List<String> worstFirst) {
        List<Step> steps = new ArrayList<>();
        for (int i = 1; i < worstFirst.size(); i++) {
            steps.add(new Step(worstFirst.get(i - 1), worstFirst.get(i), worstFirst.get(i)));
        }
        return new PaperClaim(said, metric, steps);
    }

    /** The best of several; each step is marked at the other one. */
    static PaperClaim best(String said, PaperMetric metric, String best, List<String> others) {
        return new PaperClaim(
                said,
                metric,
                others.stream().map(other -> new Step(other, best, other)).toList());
    }

    Verdict verdict(PaperValues values, PaperCell cell) {
        List<Integer> shown = steps.stream()
                .map(step -> values.better(cell, step.worse(), step.better(), metric))
                .toList();
        return shown.contains(-1)
                ? Verdict.CONTRADICTED
                : shown.stream().allMatch(one -> one == 1) ? Verdict.FOUND : Verdict.OPEN;
    }

    /** Whether the means alone say so, shown or not. */
    boolean holdsInTheMeans(PaperValues values, PaperCell cell) {
        return steps.stream().allMatch(step -> values.meanGain(cell, step.worse(), step.better(), metric) > 0);
    }

    /** {@code ✓} where the step that is marked at an explainer is shown, {@code ✗} the other way round, else nothing. */
    String mark(PaperValues values, PaperCell cell, String explainer) {
        return steps.stream()
                .filter(step -> step.markedAt().equals(explainer))
                .map(step -> values.better(cell, step.worse(), step.better(), metric))
                .map(shown -> shown > 0 ? " ✓" : shown < 0 ? " ✗" : "")
                .findFirst()
                .orElse("");
    }
}
