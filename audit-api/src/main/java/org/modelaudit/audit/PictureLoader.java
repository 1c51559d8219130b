package org.modelaudit.audit;

import ai.djl.ndarray.NDManager;
import java.util.List;
import org.modelaudit.data.AuditSample;
import org.modelaudit.explain.Batch;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.image.Prepared;

/** Reads pictures from disk and makes them the model's input. */
final class PictureLoader {

    private final InputSpecification input;

    PictureLoader(InputSpecification input) {
        this.input = input;
    }

    /**
     * @throws org.modelaudit.error.DataException if the picture cannot be read
     */
    Prepared prepare(AuditSample sample) {
        return input.prepare(sample.picture());
    }

    /** The samples' prepared pictures as a tensor that {@code scope} owns. */
    Batch batch(NDManager scope, List<AuditSample> samples, List<Prepared> pictures) {
        return Batch.of(scope, input, samples, pictures);
    }
}
