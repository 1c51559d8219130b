package org.modelaudit.audit;

import java.util.List;
import org.modelaudit.data.AuditSet;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.gate.Requirement;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.result.AuditIdentity;
import org.modelaudit.study.Study;
import org.modelaudit.study.StudyMetric;
import org.modelaudit.study.StudyRequirement;

/**
 * What is to be audited of a set as a whole, before anything has run.
 *
 * @param identity name and reason
 * @param model under audit
 * @param data the pictures
 * @param study that is asked
 * @param required at least one
 * @param <F> what the study finds
 */
public record StudyAudit<F>(
        AuditIdentity identity, AuditedModel model, AuditSet data, Study<F> study, List<StudyRequirement<F>> required) {

    public StudyAudit {
        required = List.copyOf(required);
        if (required.isEmpty()) {
            throw new ConfigurationException(
                    "The audit '%s' requires nothing; add has(metric, threshold).".formatted(identity.id()));
        }
    }

    /** The same audit of a model as somebody else sees it. */
    StudyAudit<F> of(AuditedModel view) {
        return new StudyAudit<>(identity, view, data, study, required);
    }

    List<StudyMetric<F>> metrics() {
        return required.stream().map(StudyRequirement::metric).distinct().toList();
    }

    List<Requirement> requirements() {
        return required.stream().map(StudyRequirement::requirement).toList();
    }
}
