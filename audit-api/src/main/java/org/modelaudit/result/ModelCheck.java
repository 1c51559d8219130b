package org.modelaudit.result;

import org.jspecify.annotations.Nullable;
import org.modelaudit.model.AuditedModel;

/**
 * What was seen of a model when its audit had ended.
 *
 * @param sha256 digest of its file as it lay there then; null where the model has none
 * @param weightsCompared whether its parameters and buffers were compared with those at opening, and found equal; false where nobody
 *     sees them
 */
public record ModelCheck(@Nullable String sha256, boolean weightsCompared) {

    /**
     * Of a model whose parameters were verified.
     *
     * @throws org.modelaudit.error.ModelException if its file is not the one any more that was opened
     */
    public static ModelCheck of(AuditedModel model) {
        return new ModelCheck(model.fileDigest().orElse(null), model.showsParameters());
    }
}
