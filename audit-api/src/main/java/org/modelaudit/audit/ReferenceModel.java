package org.modelaudit.audit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.modelaudit.explain.Explainer;
import org.modelaudit.gate.Comparison;
import org.modelaudit.gate.Requirement;
import org.modelaudit.metric.Metric;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Cost;

/**
 * Another model that an audit holds the audited one against, see {@link org.modelaudit.gate.Threshold#noWorseThan}.
 *
 * @param model as the audit's session sees it
 * @param same whether it is the audited model over again, by everything that decides its answers, so that it gives the same values
 * @param metrics that it is measured by, each once
 */
record ReferenceModel(AuditedModel model, boolean same, List<Metric> metrics) {

    ReferenceModel {
        metrics = List.copyOf(metrics);
    }

    /** Those of an audit, each once, in the order of its requirements. */
    static List<ReferenceModel> of(Audit audit) {
        List<AuditedModel> others = new ArrayList<>();
        for (Requirement requirement : audit.requirements()) {
            AuditedModel other = otherOf(requirement);
            if (other != null && others.stream().noneMatch(known -> known == SessionModel.shared(other))) {
                others.add(SessionModel.shared(other));
            }
        }
        return others.stream().map(other -> of(audit, other)).toList();
    }

    private static ReferenceModel of(Audit audit, AuditedModel shared) {
        AuditedModel view = SessionModel.beside(audit.model(), shared);
        List<Metric> metrics = audit.requirements().stream()
                .filter(requirement -> isOf(requirement, shared))
                .map(Requirement::metric)
                .distinct()
                .toList();
        return new ReferenceModel(view, isSame(audit.model(), view), metrics);
    }

    /** Whether a requirement compares with it. */
    boolean isOf(Requirement requirement) {
        return isOf(requirement, SessionModel.shared(model));
    }

    private static boolean isOf(Requirement requirement, AuditedModel shared) {
        AuditedModel other = otherOf(requirement);
        return other != null && SessionModel.shared(other) == shared;
    }

    private static @Nullable AuditedModel otherOf(Requirement requirement) {
        Comparison comparison = requirement.threshold().comparison();
        return comparison == null ? null : comparison.other();
    }

    private static boolean isSame(AuditedModel audited, AuditedModel other) {
        return SessionModel.shared(audited) == SessionModel.shared(other)
                || (audited.content().isPresent() && audited.content().equals(other.content()));
    }

    /** What a sample costs beside what the audited model is asked. */
    Cost costPerSample(Explainer explainer) {
        if (same) {
            return Cost.none();
        }
        Cost cost = explainer.costPerSample(model);
        for (Metric metric : metrics) {
            cost = cost.plus(metric.costPerSample(model, explainer));
        }
        return cost;
    }

    /** Its file's name. */
    String file() {
        return model.identity().file();
    }
}
