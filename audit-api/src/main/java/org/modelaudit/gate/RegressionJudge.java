package org.modelaudit.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.modelaudit.data.Slice;
import org.modelaudit.metric.Direction;
import org.modelaudit.metric.Metric;
import org.modelaudit.metric.Outcome;

/**
 * Whether a metric is no worse than its baseline.
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
        List<Pair> broken = BrokenSamples.among(pairs, metric, alpha / 4);
        PairedComparison whole = compared(finding, pairs, new Sureness(1 - alpha, 0), broken);
        double deviation = SkewedStudentInterval.deviation(changes(pairs));
        List<SliceVerdict> parts = SliceVerdict.worstFirst(slices(finding, slices, deviation));
        Judgement judged = judged(whole);
        Status status = broken.isEmpty() ? judged.status : Status.FAIL;
        if (!parts.isEmpty()) {
            status = status.worse(parts.get(0).verdict().status());
        }
        String reason = judged.reason + said(whole) + said(parts);
        if (status == Status.PASS
                && finding.shareWithoutValue() > requirement.threshold().undefinedLimit()) {
            status = Status.INCONCLUSIVE;
            reason = "%s of the samples have no value, more than the %s that are allowed; %s"
                    .formatted(
                            Numbers.percent(finding.shareWithoutValue()),
                            Numbers.percent(requirement.threshold().undefinedLimit()),
                            reason);
        }
        return new Verdict(
                status,
                requirement,
                finding,
                finding.estimate(Statistic.mean()).orElse(null),
                null,
                reason,
                remedy(status),
                parts,
                whole,
                null);
    }

    private static String remedy(Status status) {
        return status == Status.INCONCLUSIVE
                ? "audit more pictures that have a value, in each slice that is undecided; a margin may be wider"
                : "";
    }

    private static double[] changes(List<Pair> pairs) {
        return pairs.stream()
                .mapToDouble(pair -> pair.gain() == 0 ? 0 : pair.after() - pair.before())
                .toArray();
    }

    private PairedComparison compared(Finding finding, List<Pair> pairs, Sureness sureness, List<Pair> broken) {
        double[] changes = changes(pairs);
        double before = mean(pairs.stream().mapToDouble(Pair::before).toArray());
        List<String> lost = finding.results().stream()
                .filter(result -> !(result.outcome() instanceof Outcome.Value)
                        && baseline.values().containsKey(result.sampleId()))
                .map(SampleResult::sampleId)
                .toList();
        return new PairedComparison(
                baseline.name(),
                before,
                before + mean(changes),
                changes.length < Finding.FEWEST_FOR_INTERVAL
                        ? null
                        : SkewedStudentInterval.of(changes, sureness.level, sureness.leastDeviation),
                PairedComparison.movers(pairs),
                broken,
                lost,
                pairs.size());
    }

    private static double mean(double[] values) {
        return values.length == 0 ? 0 : Statistic.mean().of(values);
    }

    private Judgement judged(PairedComparison found) {
        ConfidenceInterval interval = found.interval();
        if (found.pairs() == 0) {
            return new Judgement(Status.INCONCLUSIVE, "no picture has a value both in the baseline and now");
        }
        if (found.movers().isEmpty()) {
            return new Judgement(
                    Status.PASS, "each of %d pictures has its value of the baseline".formatted(found.pairs()));
        }
        if (found.worse().isEmpty()) {
            return new Judgement(
                            Status.PASS,
                            "no picture is worse, %d are better"
                                    .formatted(found.movers().size()))
                    .orAccept();
        }
        if (interval == null) {
            return new Judgement(
                    Status.INCONCLUSIVE,
                    "%d pairs are too few for a confidence interval, at least %d are needed"
                            .formatted(found.pairs(), Finding.FEWEST_FOR_INTERVAL));
        }
        String measured = measured(found, interval);
        double most = worstGain(interval);
        if (bestGain(interval) < -comparison.tolerated()) {
            return new Judgement(
                    Status.FAIL,
                    measured
                            + (comparison.margin() == null
                                    ? ""
                                    : ", more than the margin of " + Numbers.plain(comparison.margin())));
        }
        if (most > 0) {
            return new Judgement(Status.PASS, measured).orAccept();
        }
        String open = "%s, so a loss of up to %s is not excluded".formatted(measured, Numbers.plain(0 - most));
        return comparison.margin() == null || -most <= comparison.margin()
                ? new Judgement(Status.PASS, open)
                : new Judgement(
                        Status.INCONCLUSIVE, open + ", more than the margin of " + Numbers.plain(comparison.margin()));
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

    /**
     * Holm's procedure: with m slices open each is looked at by α/4m, and those found worse leave. The few pictures of a slice may agree by
     * chance, so that its deviation is never taken for less than that of all.
     */
    private List<SliceVerdict> slices(Finding finding, Map<String, List<Slice>> slices, double deviation) {
        List<SliceVerdict> verdicts = new ArrayList<>();
        List<Part> open = new ArrayList<>();
        slices.forEach((key, ofKey) -> {
            for (Slice slice : ofKey) {
                Finding own = finding.of(slice.sampleIds());
                List<Pair> pairs = Pair.of(own, baseline);
                if (pairs.size() >= Finding.FEWEST_FOR_INTERVAL
                        && pairs.size() < finding.results().size()) {
                    open.add(new Part(slice.name(), own, pairs));
                } else if (pairs.size() < Finding.FEWEST_FOR_INTERVAL) {
                    if (requirement.slicedBy().contains(key)) {
                        verdicts.add(part(new Part(slice.name(), own, pairs), new Sureness(1 - alpha, deviation)));
                    } else {
                        small.add(slice);
                    }
                }
            }
        });
        while (!open.isEmpty()) {
            Sureness sureness = new Sureness(1 - alpha / 2 / open.size(), deviation);
            List<SliceVerdict> looked =
                    open.stream().map(part -> part(part, sureness)).toList();
            List<SliceVerdict> worse = looked.stream()
                    .filter(slice -> slice.verdict().status() == Status.FAIL)
                    .toList();
            if (worse.isEmpty()) {
                verdicts.addAll(looked);
                break;
            }
            verdicts.addAll(worse);
            open.removeIf(part -> worse.stream().anyMatch(slice -> slice.name().equals(part.name)));
        }
        return verdicts;
    }

    /** A margin speaks of all pictures; in a slice it only makes the loss larger that is called one. */
    private SliceVerdict part(Part part, Sureness sureness) {
        PairedComparison found = compared(part.finding, part.pairs, sureness, List.of());
        Judgement judged = judged(found);
        boolean enough = judged.status == Status.INCONCLUSIVE && found.interval() != null;
        return new SliceVerdict(
                part.name,
                new Verdict(
                        enough ? Status.PASS : judged.status,
                        requirement,
                        part.finding,
                        part.finding.estimate(Statistic.mean()).orElse(null),
                        null,
                        judged.reason + said(found),
                        remedy(enough ? Status.PASS : judged.status),
                        List.of(),
                        found,
                        null));
    }

    /** Level of an interval, and the least deviation that it takes. */
    private record Sureness(double level, double leastDeviation) {}

    private record Part(String name, Finding finding, List<Pair> pairs) {}

    private record Judgement(Status status, String reason) {

        Judgement orAccept() {
            return new Judgement(status, reason + "; accept it with -Dmodelaudit.baseline=record");
        }
    }
}
