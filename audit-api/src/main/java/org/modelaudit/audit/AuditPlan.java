package org.modelaudit.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.modelaudit.gate.Numbers;
import org.modelaudit.gate.Requirement;
import org.modelaudit.gate.SampleSize;
import org.modelaudit.gate.Threshold;
import org.modelaudit.gate.Verdict;
import org.modelaudit.metric.Metric;
import org.modelaudit.model.Cost;
import org.modelaudit.model.PassCount;
import org.modelaudit.result.PictureChoice;
import org.modelaudit.result.PictureCount;

/**
 * What will be done, and what it will cost, before anything is.
 *
 * @param audit as it will run, perhaps on a sample
 * @param declared how many pictures the set has that was declared
 * @param cost of all pictures, were none explained yet, models that it is compared with included
 * @param budget that it must keep to
 */
record AuditPlan(Audit audit, int declared, Cost cost, Budget budget) {

    static AuditPlan of(Audit declared, AuditSettings settings) {
        Audit audit = settings.profile().applied(declared, settings.seed());
        Cost cost = audit.explainer().costPerSample(audit.model());
        for (Metric metric : audit.requirements().stream()
                .map(Requirement::metric)
                .distinct()
                .toList()) {
            cost = cost.plus(metric.costPerSample(audit.model(), audit.explainer()));
        }
        for (ReferenceModel reference : ReferenceModel.of(audit)) {
            cost = cost.plus(reference.costPerSample(audit.explainer()));
        }
        return new AuditPlan(
                audit, declared.data().size(), cost.times(audit.data().size()), settings.budget());
    }

    /**
     * @throws org.modelaudit.error.ConfigurationException if the known part of the cost is more than the budget
     */
    void verifyBudget() {
        budget.verifyPlanned(title(), cost, pictures());
    }

    /**
     * @throws org.modelaudit.error.ConfigurationException if more was spent than the budget allows
     */
    void verifySpent(PassCount spent, int done) {
        budget.verifySpent(title(), spent, done, pictures());
    }

    /** For the one who waits: pictures, cost, and what the number of pictures is good for. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("%s: %s of %s%s, costs %s%s"
                .formatted(
                        audit.identity().title(),
                        PictureCount.of(audit.data()),
                        audit.data().name(),
                        others(),
                        cost.isKnown() ? "up to " : "",
                        cost));
        audit.requirements().forEach(requirement -> precision(requirement).ifPresent(lines::add));
        return lines;
    }

    private String others() {
        return ReferenceModel.of(audit).stream()
                .filter(other -> !other.same())
                .map(other -> ", each by '%s' as well".formatted(other.file()))
                .collect(Collectors.joining());
    }

    private Optional<String> precision(Requirement requirement) {
        Threshold threshold = requirement.threshold();
        Metric metric = requirement.metric();
        Double asked = threshold.precision();
        Double level = threshold.confidence();
        if (asked == null
                || level == null
                || threshold.sequential()
                || !metric.range().isFinite()) {
            return Optional.empty();
        }
        return Optional.of("%s: ±%s for the %s may need up to %d pictures; with %d it is ±%s at most"
                .formatted(
                        audit.identity().title(),
                        Numbers.plain(asked),
                        metric.name(),
                        SampleSize.atMost(metric, level, asked).orElseThrow(),
                        pictures(),
                        Numbers.plain(SampleSize.halfWidth(metric, level, pictures()))));
    }

    /** What a reader of the result must know of the choice of pictures. */
    List<String> remarks(int looked) {
        List<String> remarks = new ArrayList<>();
        if (pictures() < declared) {
            remarks.add("the profile looks at %d of %d pictures, so only what their 95 %% intervals support passes"
                    .formatted(pictures(), declared));
        }
        if (looked < pictures()) {
            remarks.add(
                    "stopped early after %d of %d pictures in a seeded random order; the intervals hold wherever one stops"
                            .formatted(looked, pictures()));
        }
        return remarks;
    }

    /** Which pictures were looked at, in words. */
    PictureChoice choice(int looked) {
        String words = pictures() < declared
                ? "%d of %d by the profile, from each class in proportion".formatted(pictures(), declared)
                : "all of them";
        return new PictureChoice(
                looked < pictures()
                        ? "%s, the first %d of them in a seeded random order, when the intervals decided"
                                .formatted(words, looked)
                        : words,
                declared);
    }

    /** The verdicts with what the choice of pictures does to them. */
    List<Verdict> judged(List<Verdict> verdicts) {
        return verdicts.stream()
                .map(verdict -> Profile.onSample(verdict, pictures(), declared))
                .toList();
    }

    private String title() {
        return "'" + audit.identity().title() + "'";
    }

    private int pictures() {
        return audit.data().size();
    }
}
