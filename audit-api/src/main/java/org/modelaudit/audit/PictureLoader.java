package org.modelaudit.audit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.modelaudit.data.AuditSample;
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

    /** Stacks prepared pictures to {@code N×C×H×W}. */
    NDArray stack(NDManager manager, List<Prepared> pictures) {
        int channels = input.colour().channels();
        int numbers = channels * input.height() * input.width();
        float[] values = new float[numbers * pictures.size()];
        for (int i = 0; i < pictures.size(); i++) {
            pictures.get(i).copyTo(values, i * numbers);
        }
        return manager.create(values, new Shape(pictures.size(), channels, input.height(), input.width()));
    }
}
