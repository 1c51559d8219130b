package org.modelaudit.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.modelaudit.data.Slice;
import org.modelaudit.gate.PairedAnalysis.Part;
import org.modelaudit.metric.Outcome;

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
    private final MetricScale scale;
    private final Comparison comparison;
    private final BaselineValues baseline;
    private final PairedAnalysis analysis;
    private final List<Slice> small = new ArrayList<>();

    RegressionJudge(Requirement requirement, BaselineValues baseline) {
        Threshold threshold = requirement.threshold();
        Comparison asked = threshold.comparison();
        if (asked == null) {
            throw new IllegalArgumentException("'%s' compares nothing.".formatted(requirement));
        }
        Double level = threshold.confidence();
        this.requirement = requirement;
        this.scale = MetricScale.of(requirement.metric());
        this.comparison = asked;
        this.baseline = baseline;
        this.analysis = new PairedAnalysis(
                scale, baseline.name(), level == null ? Threshold.DEFAULT_LEVEL : level, asked.tolerated());
    }

    /**
     * The verdict.
     *
     * @param slices by each key; those that the requirement names must be large enough, of the others the small ones are only told
     */
    Verdict verdict(Finding finding, Map<String, List<Slice>> slices) {
        List<Pair> pairs = Pair.of(finding, baseline);
        PairedComparison whole = analysis.whole(new Part(pairs, lost(finding)));
        double deviation = PairedAnalysis.deviation(pairs);
        List<SliceVerdict> parts = SliceVerdict.worstFirst(slices(finding, pairs.size(), slices, deviation));
        Double margin = comparison.margin();
        Judgement judged = judged(whole, margin == null ? Double.POSITIVE_INFINITY : margin);
        Status status = whole.broken().isEmpty() ? judged.status() : Status.FAIL;
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

    /** Those that had a value in the baseline and have none now. */
    private List<String> lost(Finding finding) {
        return finding.results().stream()
                .filter(result -> !(result.outcome() instanceof Outcome.Value)
                        && baseline.values().containsKey(result.sampleId()))
                .map(SampleResult::sampleId)
                .toList();
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
        if (analysis.isLoss(found)) {
            return Judgement.fail(measured + beyondMargin());
        }
        double most = 0 - scale.worstGain(interval);
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
        return !found.movers().isEmpty() && (found.worse().isEmpty() || analysis.isGain(found));
    }

    private String measured(PairedComparison found, ConfidenceInterval interval) {
        double gain = scale.gain(found.difference());
        return "%s %s on average than %s, %s interval of the difference %s"
                .formatted(
                        Numbers.plain(Math.abs(gain)),
                        gain < 0 ? "worse" : "better",
                        found.baseline(),
                        Numbers.percent(interval.level()),
                        interval);
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
        List<Slice> large = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        List<Part> parts = new ArrayList<>();
        SampleIndex samples = new SampleIndex(finding);
        slices.forEach((key, ofKey) -> {
            for (Slice slice : ofKey) {
                Finding own = samples.of(slice.sampleIds());
                Part part = new Part(Pair.of(own, baseline), lost(own));
                int pairs = part.pairs().size();
                if (pairs < Finding.FEWEST_FOR_INTERVAL) {
                    if (requirement.slicedBy().contains(key)) {
                        verdicts.add(verdict(slice, own, analysis.single(part, deviation)));
                    } else {
                        small.add(slice);
                    }
                } else if (pairs < pairsOfAll) {
                    large.add(slice);
                    findings.add(own);
                    parts.add(part);
                }
            }
        });
        List<PairedComparison> corrected = analysis.corrected(parts, deviation);
        for (int i = 0; i < large.size(); i++) {
            verdicts.add(verdict(large.get(i), findings.get(i), corrected.get(i)));
        }
        return verdicts;
    }

    /** A margin speaks of all pictures; in a slice it only makes the loss larger that is called one. */
    private SliceVerdict verdict(Slice slice, Finding finding, PairedComparison found) {
        Judgement judged = judged(found, Double.POSITIVE_INFINITY);
        return new SliceVerdict(
                slice.name(),
                new Verdict(
                        judged.status(),
                        requirement,
                        finding,
                        finding.estimate(Statistic.mean()).orElse(null),
                        null,
                        judged.reason() + said(found),
                        judged.remedy(),
                        List.of(),
                        found,
                        null));
    }
}
