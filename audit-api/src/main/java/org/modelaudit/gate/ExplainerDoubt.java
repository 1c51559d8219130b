package org.modelaudit.gate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a failed sanity check means for everything else that the same explainer's maps say about the same model: such maps do
 * not show what the model learned, so a good number is no pass and a bad one no failure, but both are INCONCLUSIVE.
 *
 * @param counts whether a failed check has this consequence
 * @param reason why the explainer is doubted, one clause without a full stop; null as long as it is not
 */
public record ExplainerDoubt(boolean counts, @Nullable String reason) {

    private static final String REMEDY = "take an explainer that passes it, or say regardlessOfSanity()";
    private static final ExplainerDoubt NONE = new ExplainerDoubt(true, null);

    /** No check has failed yet. */
    public static ExplainerDoubt none() {
        return NONE;
    }

    /** The same knowledge without consequences. */
    public ExplainerDoubt disregarded() {
        return new ExplainerDoubt(false, reason);
    }

    /** What is known once these verdicts are. */
    public ExplainerDoubt after(List<Verdict> verdicts) {
        return verdicts.stream()
                .filter(verdict -> verdict.requirement().sanity() && verdict.unwaived() == Status.FAIL)
                .findFirst()
                .map(verdict -> new ExplainerDoubt(counts, because(verdict)))
                .orElse(this);
    }

    private static String because(Verdict verdict) {
        Double estimate = verdict.estimate();
        return "the explainer fails the sanity check '%s' on this model (%s), so its maps decide nothing"
                .formatted(
                        verdict.requirement(),
                        estimate == null ? "without a value" : "measured " + Numbers.plain(estimate));
    }

    /** The verdicts of one audit in the light of its own sanity checks and of those before. */
    public List<Verdict> over(List<Verdict> verdicts) {
        String doubt = after(verdicts).reason;
        return doubt == null || !counts
                ? verdicts
                : verdicts.stream()
                        .map(verdict -> verdict.requirement().sanity()
                                ? verdict
                                : verdict.everywhereInconclusive(doubt, REMEDY))
                        .toList();
    }
}
