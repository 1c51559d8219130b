package org.modelaudit.gradient;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.modelaudit.data.AuditSample;
import org.modelaudit.explain.Batch;

/** Batches of pictures that are written down. */
final class TestBatches {

    private TestBatches() {}

    /** Pictures named {@code picture from}, {@code picture from+1}, … */
    static Batch of(NDManager manager, int channels, int side, int from, float[]... pictures) {
        int size = channels * side * side;
        float[] all = new float[size * pictures.length];
        List<AuditSample> samples = new ArrayList<>();
        for (int i = 0; i < pictures.length; i++) {
            System.arraycopy(pictures[i], 0, all, i * size, size);
            String id = "picture " + (from + i);
            samples.add(AuditSample.of(id, Path.of(id)));
        }
        return new Batch(samples, manager.create(all, new Shape(pictures.length, channels, side, side)));
    }
}
