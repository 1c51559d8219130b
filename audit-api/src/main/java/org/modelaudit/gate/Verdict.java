package org.modelaudit.gate;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A finding held against its threshold.
 *
 * @param status PASS, FAIL, INCONCLUSIVE or WAIVED
 * @param requirement that was judged
 * @param finding that it was judged by
 * @param estimate the statistic over all values, or the worst value where every sample counts; null if there is no value
 * @param interval of the statistic at the required level, or at 95 % where none is required; null where there is none
 * @param reason why this status, one clause without a full stop
 * @param remedy what would decide it, one clause without a full stop; empty where it is decided
 * @param slices the same requirement in each slice that it asks for, worst first; often none
 * @param comparison what became of the metric since its baseline or from another model; null where the requirement compares nothing
 * @param waived the waiver that speaks of it, and what it would be without; null where there is none
 */
public record Verdict(
        Status status,
        Requirement requirement,
        Finding finding,
        @Nullable Double estimate,
        @Nullable ConfidenceInterval interval,
        String reason,
        String remedy,
        List<SliceVerdict> slices,
        @Nullable PairedComparison comparison,
        @Nullable WaiverUse waived) {

    private static final String MORE_PICTURES = "audit more pictures, which narrows the interval";

    public Verdict {
        slices = List.copyOf(slices);
    }

    /** A verdict on all samples alone. */
    public Verdict(
            Status status,
            Requirement requirement,
            Finding finding,
            @Nullable Double estimate,
            @Nullable ConfidenceInterval interval,
            String reason,
            String remedy) {
        this(status, requirement, finding, estimate, interval, reason, remedy, List.of(), null, null);
    }

    /** Judges a finding. */
    public static Verdict of(Requirement requirement, Finding finding) {
        return of(requirement, finding, requirement.threshold().confidence());
    }

    /**
     * Judges the findings of one audit so that, with the stated confidence, none of its verdicts by interval is wrong, see
     * {@link HolmCorrection}.
     *
     * @param findings one for each requirement
     * @throws org.modelaudit.error.ConfigurationException if the requirements state different levels of confidence
     */
    public static List<Verdict> holmCorrected(List<Requirement> requirements, List<Finding> findings) {
        return new HolmCorrection(requirements, findings).verdicts();
    }

    /** Judges a finding as if the threshold asked for that level of confidence. */
    static Verdict of(Requirement requirement, Finding finding, @Nullable Double required) {
        Threshold threshold = requirement.threshold();
        double[] values = finding.values();
        if (values.length == 0) {
            return new Verdict(
                    Status.INCONCLUSIVE,
                    requirement,
                    finding,
                    null,
                    null,
                    "none of the %s has a value".formatted(requirement.metric().over()),
                    "mend what leaves them without one");
        }
        Statistic statistic = threshold.statistic();
        if (statistic == null) {
            return everySample(requirement, finding, values);
        }
        double estimate = statistic.of(values);
        double level = required == null ? Threshold.DEFAULT_LEVEL : required;
        ConfidenceInterval interval = (threshold.sequential()
                        ? finding.sequentialInterval(level)
                        : finding.interval(statistic, level))
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
        String items = requirement.metric().over();
        Judgement judgement = violations == 0
                ? Judgement.pass("every %s is within the bound".formatted(Items.one(items)))
                : Judgement.fail("%d of %d %s violate it".formatted(violations, values.length, items));
        return decided(judgement, requirement, finding, worst, null);
    }

    /** How far the value lies outside the bounds; negative inside. */
    private static double excess(Threshold threshold, double value) {
        return Math.max(threshold.low() - value, value - threshold.high());
    }

    private static Judgement byEstimate(Threshold threshold, double estimate) {
        return threshold.accepts(estimate)
                ? Judgement.pass("the estimate is within the bound")
                : Judgement.fail("the estimate violates it");
    }

    private static Judgement byInterval(Threshold threshold, @Nullable ConfidenceInterval interval, int n) {
        if (interval == null) {
            return Judgement.inconclusive(
                    "%d values are too few for a confidence interval, at least %d are needed"
                            .formatted(n, Finding.FEWEST_FOR_INTERVAL),
                    "audit more pictures");
        }
        if (threshold.accepts(interval.low()) && threshold.accepts(interval.high())) {
            return precise(threshold, interval);
        }
        return interval.high() < threshold.low() || interval.low() > threshold.high()
                ? Judgement.fail("the whole interval violates it")
                : Judgement.inconclusive(
                        "the interval straddles the bound",
                        MORE_PICTURES + ", or take another bound; -Dmodelaudit.suggest=true proposes one");
    }

    private static Judgement precise(Threshold threshold, ConfidenceInterval interval) {
        Double asked = threshold.precision();
        double half = (interval.high() - interval.low()) / 2;
        return asked == null || half <= asked
                ? Judgement.pass("the whole interval is within the bound")
                : Judgement.inconclusive(
                        "the interval is ±%s wide, more than the ±%s that are asked"
                                .formatted(Numbers.plain(half), Numbers.plain(asked)),
                        MORE_PICTURES);
    }

    private static Verdict decided(
            Judgement judgement,
            Requirement requirement,
            Finding finding,
            double estimate,
            @Nullable ConfidenceInterval interval) {
        Judgement last = judgement.status() == Status.PASS && Judgement.tooFewValues(requirement, finding)
                ? Judgement.ofTooFewValues(requirement, finding)
                : judgement;
        return new Verdict(last.status(), requirement, finding, estimate, interval, last.reason(), last.remedy());
    }

    /** The same verdict, but INCONCLUSIVE. */
    public Verdict inconclusive(String why, String whatToDo) {
        return with(Status.INCONCLUSIVE, why, whatToDo, slices, waived);
    }

    /** The same verdict in other words. */
    public Verdict because(String why) {
        return with(status, why, remedy, slices, waived);
    }

    /** The same verdict, but INCONCLUSIVE, and so in every slice. */
    Verdict everywhereInconclusive(String why, String whatToDo) {
        List<SliceVerdict> same = slices.stream()
                .map(slice -> new SliceVerdict(slice.name(), slice.verdict().inconclusive(why, whatToDo)))
                .toList();
        return with(Status.INCONCLUSIVE, why, whatToDo, same, waived);
    }

    /** The verdict that passes only if each of these slices does as well. */
    Verdict in(List<SliceVerdict> parts) {
        List<SliceVerdict> ordered = SliceVerdict.worstFirst(parts);
        Status worst = ordered.isEmpty()
                ? status
                : status.worse(ordered.get(0).verdict().status());
        String whatToDo = worst == Status.INCONCLUSIVE && remedy.isEmpty()
                ? "give each slice that is undecided more pictures, or state a bound for the slices in a chain of its own"
                : remedy;
        return with(worst, SliceVerdict.reason(reason, ordered), whatToDo, ordered, waived);
    }

    /** The same verdict, for which somebody answers. */
    public Verdict waivedBy(Waiver waiver) {
        return with(
                Status.WAIVED,
                "waived %s; otherwise %s: %s".formatted(waiver, status, reason),
                "",
                slices,
                new WaiverUse(waiver, status));
    }

    /**
     * The same verdict, which a waiver does not help: FAIL unless it fails anyway.
     *
     * @param why the waiver does not help, a clause
     */
    public Verdict notWaived(Waiver waiver, String why) {
        return with(
                status.fails() ? status : Status.FAIL,
                status == Status.PASS ? why : reason + "; " + why,
                remedy,
                slices,
                new WaiverUse(waiver, unwaived()));
    }

    private Verdict with(Status other, String why, String whatToDo, List<SliceVerdict> parts, @Nullable WaiverUse use) {
        return new Verdict(other, requirement, finding, estimate, interval, why, whatToDo, parts, comparison, use);
    }

    /** What was found of the requirement, whatever a waiver makes of it. */
    public Status unwaived() {
        return waived == null ? status : waived.instead();
    }

    /** What became of the metric since its baseline or from another model; empty where the requirement compares nothing. */
    public Optional<PairedComparison> compared() {
        return Optional.ofNullable(comparison);
    }

    /** What it is compared with, see {@link Comparison#words()}; empty where the requirement compares nothing. */
    public Optional<String> comparedWith() {
        return Optional.ofNullable(requirement.threshold().comparison()).map(Comparison::words);
    }

    /** How many samples have a value. */
    public int n() {
        return finding.values().length;
    }

    public Optional<ConfidenceInterval> confidenceInterval() {
        return Optional.ofNullable(interval);
    }
}
