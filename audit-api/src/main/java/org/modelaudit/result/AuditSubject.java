package org.modelaudit.result;

import org.modelaudit.data.AuditSet;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Labels;
import org.modelaudit.model.ModelIdentity;

/**
 * What was audited: a model on pictures.
 *
 * @param model that was audited
 * @param labels names of its classes
 * @param data name of the set
 * @param dataDigest SHA-256 of the set's index
 */
public record AuditSubject(ModelIdentity model, Labels labels, String data, String dataDigest) {

    /** What a reader needs to know of both. */
    public static AuditSubject of(AuditedModel model, AuditSet data) {
        return new AuditSubject(model.identity(), model.labels(), data.name(), data.digest());
    }
}
