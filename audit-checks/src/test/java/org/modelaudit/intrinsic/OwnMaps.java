package org.modelaudit.intrinsic;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.modelaudit.data.AuditSample;
import org.modelaudit.explain.Batch;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.ModelRuntimes;
import org.modelaudit.model.ModelSource;
import org.modelaudit.model.OutputMeaning;
import org.modelaudit.model.OutputSpecification;
import org.modelaudit.testing.NpyFile;

/** The nets that {@code src/test/python/make_own_maps.py} exports, and what torch says of two pictures. */
final class OwnMaps {

    static final int SIDE = 16;
    static final int CLASSES = 4;

    private OwnMaps() {}

    static Path file(String name) {
        try {
            return Path.of(Objects.requireNonNull(OwnMaps.class.getResource("/org/modelaudit/intrinsic/" + name))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param logits name of the output that is read as the logits, empty for the likeliest */
    static AuditedModel open(String file, String logits) {
        Path path = file(file);
        ModelSource source = ModelSource.of(path, InputSpecification.imageNet(SIDE))
                .withOutput(OutputSpecification.of(OutputMeaning.AUTO).part(logits))
                .onDevice("cpu");
        return ModelRuntimes.onClassPath().of(path).orElseThrow().open(source);
    }

    static float[] expected(String output) {
        return NpyFile.read(file(output + ".npy")).values();
    }

    static Batch pictures(NDManager scope) {
        return new Batch(
                List.of(AuditSample.of("one", Path.of("none")), AuditSample.of("another", Path.of("none"))),
                scope.create(expected("pictures"), new Shape(2, 3, SIDE, SIDE)));
    }
}
