package org.modelaudit.forward;

import java.util.List;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.Tensors;
import org.modelaudit.model.AuditedModel;

/** Scores of pictures of several samples, in groups of the model's own size, so that none depends on the others. */
public final class PictureScores {

    private PictureScores() {}

    /**
     * Logits of each picture.
     *
     * @return {@code N×K}
     */
    public static List<float[]> logits(AuditedModel model, Batch batch) {
        return batch.inGroups(model.group(), group -> Tensors.rows(model.scores(group.images())));
    }
}
