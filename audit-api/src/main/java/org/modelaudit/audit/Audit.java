package org.modelaudit.audit;

import java.util.List;
import org.modelaudit.data.AuditSet;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.explain.Explainer;
import org.modelaudit.gate.ExplainerDoubt;
import org.modelaudit.gate.Requirement;
import org.modelaudit.gate.Verdict;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.result.AuditIdentity;

/**
 * What is to be audited, before anything has run.
 *
 * @param identity name and reason
 * @param model under audit
 * @param data the pictures
 * @param explainer that is asked
 * @param requirements at least one
 * @param holm whether the verdicts are corrected for their number, see {@link Verdict#holmCorrected}
 * @param doubt what is known of the explainer so far
 */
public record Audit(
        AuditIdentity identity,
        AuditedModel model,
        AuditSet data,
        Explainer explainer,
        List<Requirement> requirements,
        boolean holm,
        ExplainerDoubt doubt) {

    public Audit {
        requirements = List.copyOf(requirements);
        if (requirements.isEmpty()) {
            throw new ConfigurationException(
                    "The audit '%s' requires nothing; add has(metric, threshold).".formatted(identity.id()));
        }
    }

    /** An audit of an explainer of which nothing is known, whose verdicts stand each for itself. */
    public Audit(
            AuditIdentity identity,
            AuditedModel model,
            AuditSet data,
            Explainer explainer,
            List<Requirement> requirements) {
        this(identity, model, data, explainer, requirements, false, ExplainerDoubt.none());
    }

    /** The same audit of a model as somebody else sees it. */
    Audit of(AuditedModel view) {
        return new Audit(identity, view, data, explainer, requirements, holm, doubt);
    }

    /** The same audit with the settings of its metrics as the model decides them. */
    Audit resolved() {
        return on(
                data,
                requirements.stream()
                        .map(requirement -> requirement.resolvedFor(model))
                        .toList());
    }

    /** The same audit on other pictures, with other requirements. */
    Audit on(AuditSet others, List<Requirement> instead) {
        return new Audit(identity, model, others, explainer, instead, holm, doubt);
    }
}
