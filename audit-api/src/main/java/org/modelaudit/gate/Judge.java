package org.modelaudit.gate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.modelaudit.data.Slice;

/**
 * Judges the findings of one audit: each requirement on all samples, and in each slice that it asks for.
 *
 * <p>A slice is a small sample, so its mean or percentile is held against the bound by its interval, at 95 % where the requirement states
 * no level; what the slice does not support is INCONCLUSIVE. The slices of one requirement are a family of {@link HolmCorrection}: with
 * the stated confidence none of their verdicts by interval is wrong. A slice too small for an interval is INCONCLUSIVE and costs
 * the others nothing. Where the whole audit is corrected, all of it is one family, except what is held
 * against a baseline: {@link RegressionJudge} divides its own share of error.
 *
 * @param requirements of the audit
 * @param holm whether the verdicts of the audit are corrected for their number
 * @param slices by each key that a requirement names, and by every key of the set where one compares
 * @param baselines what those that compare are held against; one that has none is INCONCLUSIVE
 */
public record Judge(
        List<Requirement> requirements,
        boolean holm,
        Map<String, List<Slice>> slices,
        Map<Requirement, BaselineValues> baselines) {

    public Judge {
        requirements = List.copyOf(requirements);
        slices = Collections.unmodifiableMap(new LinkedHashMap<>(slices));
        baselines = Map.copyOf(baselines);
    }

    /** The same judge, who knows more to compare with. */
    public Judge against(Map<Requirement, BaselineValues> more) {
        Map<Requirement, BaselineValues> all = new HashMap<>(baselines);
        all.putAll(more);
        return new Judge(requirements, holm, slices, all);
    }

    /** A judge of requirements that compare nothing. */
    public Judge(List<Requirement> requirements, boolean holm, Map<String, List<Slice>> slices) {
        this(requirements, holm, slices, Map.of());
    }

    /**
     * The verdicts.
     *
     * @param findings one for each requirement, in order
     */
    public List<Verdict> verdicts(List<Finding> findings) {
        List<Requirement> asked = new ArrayList<>();
        List<Finding> found = new ArrayList<>();
        for (int r = 0; r < requirements.size(); r++) {
            if (requirements.get(r).threshold().comparison() == null) {
                asked.add(requirements.get(r));
                found.add(findings.get(r));
            }
        }
        Iterator<Verdict> bounded = (holm ? together(asked, found) : eachForItself(asked, found)).iterator();
        List<Verdict> verdicts = new ArrayList<>();
        for (int r = 0; r < requirements.size(); r++) {
            Requirement requirement = requirements.get(r);
            verdicts.add(
                    requirement.threshold().comparison() == null
                            ? bounded.next()
                            : compared(requirement, findings.get(r)));
        }
        return verdicts;
    }

    private Verdict compared(Requirement requirement, Finding finding) {
        BaselineValues baseline = baselines.get(requirement);
        return baseline == null
                ? new Verdict(
                        Status.INCONCLUSIVE,
                        requirement,
                        finding,
                        finding.estimate(Statistic.mean()).orElse(null),
                        null,
                        "there is no baseline to compare with",
                        "record one")
                : new RegressionJudge(requirement, baseline).verdict(finding, slices);
    }

    private List<Verdict> eachForItself(List<Requirement> own, List<Finding> findings) {
        List<Verdict> verdicts = new ArrayList<>();
        for (int r = 0; r < own.size(); r++) {
            Requirement requirement = own.get(r);
            Verdict whole = Verdict.of(requirement, findings.get(r));
            Parts parts = parts(requirement, findings.get(r), null);
            verdicts.add(whole.in(parts.named(new HolmCorrection(parts.asked, parts.found).verdicts())));
        }
        return verdicts;
    }

    /** All requirements and all slices as one family. */
    private List<Verdict> together(List<Requirement> own, List<Finding> findings) {
        Double level = own.stream()
                .map(requirement -> requirement.threshold().confidence())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        List<Parts> parts = new ArrayList<>();
        List<Requirement> asked = new ArrayList<>(own);
        List<Finding> found = new ArrayList<>(findings);
        for (int r = 0; r < own.size(); r++) {
            Parts part = parts(own.get(r), findings.get(r), level);
            parts.add(part);
            asked.addAll(part.asked);
            found.addAll(part.found);
        }
        List<Verdict> all = new HolmCorrection(asked, found).verdicts();
        List<Verdict> verdicts = new ArrayList<>();
        int next = own.size();
        for (int r = 0; r < own.size(); r++) {
            Parts part = parts.get(r);
            int end = next + part.asked.size();
            verdicts.add(all.get(r).in(part.named(all.subList(next, end))));
            next = end;
        }
        return verdicts;
    }

    private Parts parts(Requirement requirement, Finding finding, @Nullable Double level) {
        Threshold threshold = requirement.threshold();
        boolean byInterval = threshold.statistic() != null && threshold.confidence() == null;
        Requirement here = new Requirement(
                requirement.metric(),
                byInterval ? threshold.withConfidence(level == null ? Threshold.DEFAULT_LEVEL : level) : threshold);
        Parts parts = new Parts(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        SampleIndex samples = new SampleIndex(finding);
        for (String key : requirement.slicedBy()) {
            for (Slice slice : slices.getOrDefault(key, List.of())) {
                parts.add(slice.name(), here, samples.of(slice.sampleIds()));
            }
        }
        return parts;
    }

    /** The slices of one requirement: those that are judged together, and the verdicts on those too small for it. */
    private record Parts(List<String> names, List<Requirement> asked, List<Finding> found, List<SliceVerdict> small) {

        void add(String name, Requirement requirement, Finding finding) {
            if (requirement.threshold().confidence() != null && finding.values().length < Finding.FEWEST_FOR_INTERVAL) {
                small.add(new SliceVerdict(name, Verdict.of(requirement, finding)));
            } else {
                names.add(name);
                asked.add(requirement);
                found.add(finding);
            }
        }

        List<SliceVerdict> named(List<Verdict> verdicts) {
            List<SliceVerdict> all = new ArrayList<>(small);
            for (int i = 0; i < names.size(); i++) {
                all.add(new SliceVerdict(names.get(i), verdicts.get(i)));
            }
            return all;
        }
    }
}
