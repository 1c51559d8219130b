package org.modelaudit.cam;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.modelaudit.data.AuditSample;
import org.modelaudit.explain.Batch;

/** Pictures of 2×2 pixels for {@link org.modelaudit.testing.LinearModel}. */
final class Pictures {

    private Pictures() {}

    /** Samples named "picture 0", "picture 1" and so on. */
    static Batch batch(NDManager manager, int channels, float[]... pictures) {
        List<AuditSample> samples = new ArrayList<>();
        float[] all = new float[pictures.length * channels * 4];
        for (int i = 0; i < pictures.length; i++) {
            samples.add(AuditSample.of("picture " + i, Path.of("picture " + i)));
            System.arraycopy(pictures[i], 0, all, i * channels * 4, channels * 4);
        }
        return new Batch(samples, manager.create(all, new Shape(pictures.length, channels, 2, 2)));
    }
}
