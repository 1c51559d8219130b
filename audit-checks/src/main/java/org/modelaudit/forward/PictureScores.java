package org.modelaudit.forward;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.modelaudit.explain.Batch;
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
        return batch.inGroups(model.group(), group -> rows(model.logits(group.images())));
    }

    /** The rows of a matrix. */
    private static List<float[]> rows(NDArray matrix) {
        float[] all = matrix.toFloatArray();
        int width = (int) matrix.getShape().get(1);
        List<float[]> rows = new ArrayList<>();
        for (int from = 0; from < all.length; from += width) {
            rows.add(Arrays.copyOfRange(all, from, from + width));
        }
        return rows;
    }
}
