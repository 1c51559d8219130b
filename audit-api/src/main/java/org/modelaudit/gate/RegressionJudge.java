package org.modelaudit.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.modelaudit.data.Slice;
import org.modelaudit.metric.Direction;
import org.modelaudit.metric.Metric;

/**
 * Whether a metric is no worse than its baseline, or than another model's in the same audit.
 *
 * <p>The same model on the same pictures gives the same values, and nothing is found. A changed model that is as good on average over all
 * pictures of this kind fails in at most α = 1 - level of all sets of pictures (5 % unless said otherwise), spent like this:
 *
 * <ul>
 *   <li>α/2 on the mean over all pictures: FAIL if the whole interval of the mean difference, {@link SkewedStudentInterval} at 1 - α,
 *       is a loss;
 *   <li>α/4 on all slices together, by class and by every tag of the set, corrected by Holm;
 *   <li>α/4 on single pictures, {@link BrokenSamples}.
 * </ul>
 *
 * <p>An improvement never fails. Where no loss is shown, the verdict is PASS and says how large a loss is not excluded; a margin makes that
 * a condition.
 */
final class RegressionJudge {

    private static final int NAMED = 5;
    private static final String MORE_PAIRS =
            "audit more pictures that have a value, in each slice that is undecided; a margin may be wider";

    private final Requirement requirement;
    private final Metric metric;
    private final double alpha;
    private final Comparison comparison;
    private final BaselineValues baseline;
    private final List<Slice> small = new ArrayList<>();

    RegressionJudge(Requirement requirement, BaselineValues baseline) {
        Threshold threshold = requirement.threshold();
        Comparison asked = threshold.comparison();
        if (asked == null) {
            throw new IllegalArgumentException("'%s' compares nothing.".formatted(requirement));
        }
        Double level = threshold.confidence();
        this.requirement = requirement;
        this.metric = requirement.metric();
        this.comparison = asked;
        this.alpha = 1 - (level == null ? Threshold.DEFAULT_LEVEL : level);
        this.baseline = baseline;
    }

    /**
     * The verdict.
     *
     * @param slices by each key; those that the requirement names must be large enough, of the others the small ones are only told
     */
    Verdict verdict(Finding finding, Map<String, List<Slice>> slices) {
        List<Pair> pairs = Pair.of(finding, baseline);
        List<Pair> broken = BrokenSamples.among(pairs, MetricScale.of(metric), alpha / 4);
        PairedComparison whole = compared(finding, pairs, new Sureness(1 - alpha, 0), broken);
        double deviation = Moments.of(PairedComparison.changes(pairs)).deviation();
        List<SliceVerdict> parts = SliceVerdict.worstFirst(slices(finding, pairs.size(), slices, deviation));
        Double margin = comparison.margin();
        Judgement judged = judged(whole, margin == null ? Double.POSITIVE_INFINITY : margin);
        Status status = broken.isEmpty() ? judged.status() : Status.FAIL;
        if (!parts.isEmpty()) {
            status = status.worse(parts.get(0).verdict().status());
        }
        String remedy = remedy(status);
        String missing = "";
        Judgement tooFew = tooFewValues(finding);
        if (status == Status.PASS && tooFew != null) {
            status = tooFew.status();
            remedy = tooFew.remedy();
            missing = tooFew.reason() + "; ";
        }
        String accept = status == Status.PASS && comparison.isWithBaseline() && isGain(whole)
                ? "; accept it with -Dmodelaudit.baseline=record"
                : "";
        return new Verdict(
                status,
                requirement,
                finding,
                finding.estimate(Statistic.mean()).orElse(null),
                null,
                missing + judged.reason() + accept + said(whole) + said(parts),
                remedy,
                parts,
                whole,
                null);
    }

    /** Of the metric now, or of what it is compared with; null where neither lacks too many. */
    private @Nullable Judgement tooFewValues(Finding finding) {
        if (Judgement.tooFewValues(requirement, finding)) {
            return Judgement.ofTooFewValues(requirement, finding);
        }
        double missing = baseline.shareWithout(finding);
        double limit = requirement.threshold().undefinedLimit();
        return missing <= limit
                ? null
                : Judgement.inconclusive(
                        "%s of the samples have no value of %s, more than the %s that are allowed"
                                .formatted(Numbers.percent(missing), comparison.words(), Numbers.percent(limit)),
                        "mend what leaves them without one, or allow a larger share by allowingUndefined(…)");
    }

    private static String remedy(Status status) {
        return status == Status.INCONCLUSIVE ? MORE_PAIRS : "";
    }

    private PairedComparison compared(Finding finding, List<Pair> pairs, Sureness sureness, List<Pair> broken) {
        return PairedComparison.of(baseline, finding, pairs, sureness.level, sureness.leastDeviation, broken);
    }

    /**
     * @param excluded the loss that must be excluded; infinite where it is enough that none is shown
     */
    private Judgement judged(PairedComparison found, double excluded) {
        ConfidenceInterval interval = found.interval();
        if (found.pairs() == 0) {
            return Judgement.inconclusive(
                    comparison.isWithBaseline()
                            ? "no picture has a value both in the baseline and now"
                            : "no picture has a value of both models",
                    MORE_PAIRS);
        }
        if (found.movers().isEmpty()) {
            return Judgement.pass(
                    "each of %d pictures has its value of %s".formatted(found.pairs(), comparison.words()));
        }
        if (found.worse().isEmpty()) {
            return Judgement.pass("no picture is worse, %d are better"
                    .formatted(found.movers().size()));
        }
        if (interval == null) {
            return Judgement.inconclusive(
                    "%d pairs are too few for a confidence interval, at least %d are needed"
                            .formatted(found.pairs(), Finding.FEWEST_FOR_INTERVAL),
                    MORE_PAIRS);
        }
        String measured = measured(found, interval);
        if (bestGain(interval) < -comparison.tolerated()) {
            return Judgement.fail(measured + beyondMargin());
        }
        double most = 0 - worstGain(interval);
        if (most < 0) {
            return Judgement.pass(measured);
        }
        String open = "%s, so a loss of up to %s is not excluded".formatted(measured, Numbers.plain(most));
        return most <= excluded ? Judgement.pass(open) : Judgement.inconclusive(open + beyondMargin(), MORE_PAIRS);
    }

    private String beyondMargin() {
        Double margin = comparison.margin();
        return margin == null ? "" : ", more than the margin of " + Numbers.plain(margin);
    }

    private boolean isGain(PairedComparison found) {
        ConfidenceInterval interval = found.interval();
        return !found.movers().isEmpty() && (found.worse().isEmpty() || (interval != null && worstGain(interval) > 0));
    }

    private String measured(PairedComparison found, ConfidenceInterval interval) {
        double gain = gain(found.difference());
        return "%s %s on average than %s, %s interval of the difference %s"
                .formatted(
                        Numbers.plain(Math.abs(gain)),
                        gain < 0 ? "worse" : "better",
                        found.baseline(),
                        Numbers.percent(interval.level()),
                        interval);
    }

    private double gain(double difference) {
        return metric.direction() == Direction.HIGHER_IS_BETTER ? difference : -difference;
    }

    private double worstGain(ConfidenceInterval interval) {
        return Math.min(gain(interval.low()), gain(interval.high()));
    }

    private double bestGain(ConfidenceInterval interval) {
        return Math.max(gain(interval.low()), gain(interval.high()));
    }

    private static String said(PairedComparison found) {
        String broken = found.broken().stream().map(Pair::toString).collect(Collectors.joining(", "));
        return (broken.isEmpty() ? "" : "; broken: " + broken)
                + (found.lost().isEmpty()
                        ? ""
                        : "; %d pictures lost their value"
                                .formatted(found.lost().size()));
    }

    private String said(List<SliceVerdict> parts) {
        String worse = SliceVerdict.names(parts, Status.FAIL);
        String undecided = SliceVerdict.names(parts, Status.INCONCLUSIVE);
        String names = small.stream().limit(NAMED).map(Slice::name).collect(Collectors.joining(", "));
        return (worse.isEmpty() ? "" : "; worse in " + worse)
                + (undecided.isEmpty() ? "" : "; undecided in " + undecided)
                + (names.isEmpty()
                        ? ""
                        : "; not judged for themselves, because of fewer than %d pairs: %s%s"
                                .formatted(
                                        Finding.FEWEST_FOR_INTERVAL,
                                        names,
                                        small.size() > NAMED ? " and %d more".formatted(small.size() - NAMED) : ""));
    }

    private List<SliceVerdict> slices(
            Finding finding, int pairsOfAll, Map<String, List<Slice>> slices, double deviation) {
        List<SliceVerdict> verdicts = new ArrayList<>();
        List<Part> open = new ArrayList<>();
        SampleIndex samples = new SampleIndex(finding);
        slices.forEach((key, ofKey) -> {
            for (Slice slice : ofKey) {
                Finding own = samples.of(slice.sampleIds());
                Part part = new Part(slice.name(), own, Pair.of(own, baseline));
                int pairs = part.pairs.size();
                if (pairs < Finding.FEWEST_FOR_INTERVAL) {
                    if (requirement.slicedBy().contains(key)) {
                        verdicts.add(verdict(part, new Sureness(1 - alpha, deviation)));
                    } else {
                        small.add(slice);
                    }
                } else if (pairs < pairsOfAll) {
                    open.add(part);
                }
            }
        });
        verdicts.addAll(corrected(open, deviation));
        return verdicts;
    }

    /**
     * Holm's procedure: with m slices open each is looked at by α/4m, and those found worse leave. The few pictures of a slice may agree by
     * chance, so that its deviation is never taken for less than that of all.
     */
    private List<SliceVerdict> corrected(List<Part> parts, double deviation) {
        List<SliceVerdict> worse = new ArrayList<>();
        List<SliceVerdict> others = List.of();
        List<Part> open = parts;
        int before;
        do {
            before = open.size();
            Sureness sureness = new Sureness(1 - alpha / 2 / before, deviation);
            List<Part> left = new ArrayList<>();
            others = new ArrayList<>();
            for (Part part : open) {
                SliceVerdict looked = verdict(part, sureness);
                if (looked.verdict().status() == Status.FAIL) {
                    worse.add(looked);
                } else {
                    left.add(part);
                    others.add(looked);
                }
            }
            open = left;
        } while (open.size() < before);
        worse.addAll(others);
        return worse;
    }

    /** A margin speaks of all pictures; in a slice it only makes the loss larger that is called one. */
    private SliceVerdict verdict(Part part, Sureness sureness) {
        PairedComparison found = compared(part.finding, part.pairs, sureness, List.of());
        Judgement judged = judged(found, Double.POSITIVE_INFINITY);
        return new SliceVerdict(
                part.name,
                new Verdict(
                        judged.status(),
                        requirement,
                        part.finding,
                        part.finding.estimate(Statistic.mean()).orElse(null),
                        null,
                        judged.reason() + said(found),
                        judged.remedy(),
                        List.of(),
                        found,
                        null));
    }

    /** Level of an interval, and the least deviation that it takes. */
    private record Sureness(double level, double leastDeviation) {}

    private record Part(String name, Finding finding, List<Pair> pairs) {}
}
