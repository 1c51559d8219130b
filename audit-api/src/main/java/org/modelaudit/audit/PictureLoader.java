package org.modelaudit.audit;

import ai.djl.ndarray.NDManager;
import java.util.List;
import org.modelaudit.data.AuditSample;
import org.modelaudit.error.DataException;
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
        try {
            return input.prepare(sample.picture());
        } catch (OutOfMemoryError e) {
            throw new DataException(
                    "The picture '%s' does not fit into the memory of this JVM (%d MiB); scale it down, or give the JVM more with -Xmx."
                            .formatted(sample.id(), Runtime.getRuntime().maxMemory() >> 20),
                    e);
        }
    }

    /** The samples' prepared pictures as a tensor that {@code scope} owns. */
    Batch batch(NDManager scope, List<AuditSample> samples, List<Prepared> pictures) {
        return Batch.of(scope, input, samples, pictures);
    }
}
