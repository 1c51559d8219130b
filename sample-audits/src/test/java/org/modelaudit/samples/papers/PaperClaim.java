package org.modelaudit.samples.papers;

import java.util.ArrayList;
import java.util.List;

/**
 * What a paper says of a metric, as steps from a worse explainer to a better one.
 *
 * <p>A step is shown where the 95 % interval of the paired differences lies on its side of 0, and the other way round where it lies on the other.
 * A claim needs all of its steps, so that each may be looked at by itself (an intersection-union test; Berger, 1982); what contradicts it is
 * any one of k, so that each gets a k-th of the error (Bonferroni). So a claim that does not hold is found, and one that holds is
 * contradicted, in at most 2.5 % of rows.
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
        /** At least one step is shown the other way round, at a level that allows for its being one of several. */
        CONTRADICTED("contradicted"),
        /** Neither. */
        OPEN("open"),
        /** A step was not measured, so that the claim cannot be found. */
        INCOMPLETE("incomplete");

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
        if (!steps.stream().allMatch(step -> isMeasured(values, cell, step))) {
            return Verdict.INCOMPLETE;
        }
        double ofOneAmongAll = 1 - (1 - PaperValues.LEVEL) / steps.size();
        if (steps.stream().anyMatch(step -> shown(values, cell, step, ofOneAmongAll) < 0)) {
            return Verdict.CONTRADICTED;
        }
        return steps.stream().allMatch(step -> shown(values, cell, step, PaperValues.LEVEL) > 0)
                ? Verdict.FOUND
                : Verdict.OPEN;
    }

    private boolean isMeasured(PaperValues values, PaperCell cell, Step step) {
        return values.has(cell, step.worse(), metric) && values.has(cell, step.better(), metric);
    }

    private int shown(PaperValues values, PaperCell cell, Step step, double level) {
        return values.better(cell, step.worse(), step.better(), metric, level);
    }

    /** Whether the means alone say so, shown or not. */
    boolean holdsInTheMeans(PaperValues values, PaperCell cell) {
        return steps.stream().allMatch(step -> values.meanGain(cell, step.worse(), step.better(), metric) > 0);
    }

    /** {@code ✓} where the step that is marked at an explainer is shown, looked at by itself, {@code ✗} the other way round, else nothing. */
    String mark(PaperValues values, PaperCell cell, String explainer) {
        return steps.stream()
                .filter(step -> step.markedAt().equals(explainer))
                .map(step -> shown(values, cell, step, PaperValues.LEVEL))
                .map(shown -> shown > 0 ? " ✓" : shown < 0 ? " ✗" : "")
                .findFirst()
                .orElse("");
    }
}
