package org.modelaudit.gate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.modelaudit.error.ConfigurationException;

/**
 * Holm's step-down correction (Holm, A simple sequentially rejective multiple test procedure, Scandinavian Journal of
 * Statistics 6, 1979), in terms of intervals.
 *
 * <p>With m requirements still open, each is looked at by an interval of level 1 - α/m. Those that the interval decides
 * leave, and the rest is looked at again with the smaller m, until nothing leaves. An interval that decides is a two-sided
 * test that rejects, and intervals of rising level contain each other, so this is Holm's procedure on their p-values. The
 * chance that even one verdict is wrong stays below α, however the metrics hang together.
 *
 * <p>An audit that is read as a whole needs none of it: it passes only if every requirement does, which is the rarer the
 * more there are. The correction is for reading single verdicts out of many.
 */
final class HolmCorrection {

    private final List<Requirement> requirements;
    private final List<Finding> findings;
    private final double alpha;
    private final List<Integer> family = new ArrayList<>();

    HolmCorrection(List<Requirement> requirements, List<Finding> findings) {
        this.requirements = List.copyOf(requirements);
        this.findings = List.copyOf(findings);
        @Nullable Double level = null;
        for (int i = 0; i < requirements.size(); i++) {
            Double own = requirements.get(i).threshold().confidence();
            if (own != null) {
                if (level != null && !level.equals(own)) {
                    throw new ConfigurationException(
                            "Holm's correction needs one level of confidence for the whole audit, but its requirements state %s and %s."
                                    .formatted(level, own));
                }
                level = own;
                family.add(i);
            }
        }
        this.alpha = level == null ? 0 : 1 - level;
    }

    /** One for each requirement, in order; those without confidence are judged as always. */
    List<Verdict> verdicts() {
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < requirements.size(); i++) {
            verdicts.add(
                    family.contains(i)
                            ? corrected(i, family.size())
                            : Verdict.of(requirements.get(i), findings.get(i)));
        }
        List<Integer> open = new ArrayList<>(family);
        while (open.removeIf(i -> decides(verdicts.get(i))) && !open.isEmpty()) {
            int m = open.size();
            open.forEach(i -> verdicts.set(i, corrected(i, m)));
        }
        return verdicts;
    }

    private Verdict corrected(int i, int m) {
        Verdict verdict = Verdict.of(requirements.get(i), findings.get(i), 1 - alpha / m);
        return m == 1 && family.size() == 1
                ? verdict
                : verdict.because(
                        "%s (Holm, step %d of %d)".formatted(verdict.reason(), family.size() - m + 1, family.size()));
    }

    /** Whether the interval lies wholly inside or outside the bounds. */
    private static boolean decides(Verdict verdict) {
        ConfidenceInterval interval = verdict.interval();
        Threshold threshold = verdict.requirement().threshold();
        if (interval == null) {
            return false;
        }
        boolean inside = threshold.accepts(interval.low()) && threshold.accepts(interval.high());
        return inside || interval.high() < threshold.low() || interval.low() > threshold.high();
    }
}
