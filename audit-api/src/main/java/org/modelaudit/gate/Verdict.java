package org.modelaudit.gate;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A finding held against its threshold.
 *
 * @param status PASS, FAIL or INCONCLUSIVE
 * @param requirement that was judged
 * @param finding that it was judged by
 * @param estimate the statistic over all values, or the worst value where every sample counts; null if there is no value
 * @param interval of the statistic at the required level, or at 95 % where none is required; null where there is none
 * @param reason why this status, one clause without a full stop
 */
public record Verdict(
        Status status,
        Requirement requirement,
        Finding finding,
        @Nullable Double estimate,
        @Nullable ConfidenceInterval interval,
        String reason) {

    private static final double REPORTED_LEVEL = 0.95;

    /** Judges a finding. */
    public static Verdict of(Requirement requirement, Finding finding) {
        Threshold threshold = requirement.threshold();
        double[] values = finding.values();
        if (values.length == 0) {
            return new Verdict(
                    Status.INCONCLUSIVE, requirement, finding, null, null, "none of the samples has a value");
        }
        Statistic statistic = threshold.statistic();
        if (statistic == null) {
            return everySample(requirement, finding, values);
        }
        double estimate = statistic.of(values);
        Double required = threshold.confidence();
        ConfidenceInterval interval = finding.interval(statistic, required == null ? REPORTED_LEVEL : required)
                .orElse(null);
        Judgement judgement =
                required == null ? byEstimate(threshold, estimate) : byInterval(threshold, interval, values.length);
        return decided(judgement, requirement, finding, estimate, interval);
    }

    private static Verdict everySample(Requirement requirement, Finding finding, double[] values) {
        Threshold threshold = requirement.threshold();
        double worst = values[0];
        int violations = 0;
        for (double value : values) {
            violations += threshold.accepts(value) ? 0 : 1;
            worst = excess(threshold, value) > excess(threshold, worst) ? value : worst;
        }
        Judgement judgement = violations == 0
                ? new Judgement(Status.PASS, "every sample is within the bound")
                : new Judgement(Status.FAIL, "%d of %d samples violate it".formatted(violations, values.length));
        return decided(judgement, requirement, finding, worst, null);
    }

    /** How far the value lies outside the bounds; negative inside. */
    private static double excess(Threshold threshold, double value) {
        return Math.max(threshold.low() - value, value - threshold.high());
    }

    private static Judgement byEstimate(Threshold threshold, double estimate) {
        return threshold.accepts(estimate)
                ? new Judgement(Status.PASS, "the estimate is within the bound")
                : new Judgement(Status.FAIL, "the estimate violates it");
    }

    private static Judgement byInterval(Threshold threshold, @Nullable ConfidenceInterval interval, int n) {
        if (interval == null) {
            return new Judgement(
                    Status.INCONCLUSIVE,
                    "%d values are too few for a confidence interval, at least %d are needed"
                            .formatted(n, Finding.FEWEST_FOR_INTERVAL));
        }
        if (threshold.accepts(interval.low()) && threshold.accepts(interval.high())) {
            return new Judgement(Status.PASS, "the whole interval is within the bound");
        }
        return interval.high() < threshold.low() || interval.low() > threshold.high()
                ? new Judgement(Status.FAIL, "the whole interval violates it")
                : new Judgement(Status.INCONCLUSIVE, "the interval straddles the bound");
    }

    /** A violation stands even where samples are missing; a pass does not, because the missing ones might undo it. */
    private static Verdict decided(
            Judgement judgement,
            Requirement requirement,
            Finding finding,
            double estimate,
            @Nullable ConfidenceInterval interval) {
        double missing = finding.shareWithoutValue();
        double limit = requirement.threshold().undefinedLimit();
        Judgement last = judgement.status == Status.PASS && missing > limit
                ? new Judgement(
                        Status.INCONCLUSIVE,
                        "%s of the samples have no value, more than the %s that are allowed"
                                .formatted(Numbers.percent(missing), Numbers.percent(limit)))
                : judgement;
        return new Verdict(last.status, requirement, finding, estimate, interval, last.reason);
    }

    /** The same finding, which decides nothing because the explainer is doubted. */
    Verdict doubted(String doubt) {
        return new Verdict(Status.INCONCLUSIVE, requirement, finding, estimate, interval, doubt);
    }

    /** How many samples have a value. */
    public int n() {
        return finding.values().length;
    }

    public Optional<ConfidenceInterval> confidenceInterval() {
        return Optional.ofNullable(interval);
    }

    private record Judgement(Status status, String reason) {}
}
