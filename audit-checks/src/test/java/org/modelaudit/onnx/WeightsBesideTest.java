package org.modelaudit.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.error.ModelException;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.ModelSource;
import org.modelaudit.testing.SplitOnnx;

/** {@code tiny.onnx} with its weights in a file beside it. */
class WeightsBesideTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void a_model_is_opened_with_the_weights_beside_it_and_its_digest_knows_them() throws Exception {
        Path file = SplitOnnx.write(folder, "weights.bin");
        String digest;
        try (AuditedModel model = open(file);
                AuditedModel whole = open(SplitOnnx.original());
                NDManager scope = model.newManager()) {
            assertThat(logits(model, scope)).isEqualTo(logits(whole, scope));
            assertThat(model.remarks())
                    .contains(
                            "Weights lie beside the file, in weights.bin; the digest is that of what sha256sum prints for"
                                    + " the file and these.");
            digest = model.identity().sha256();
        }
        byte[] weights = Files.readAllBytes(folder.resolve("weights.bin"));
        ByteBuffer floats = ByteBuffer.wrap(weights).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i + 4 <= weights.length; i += 4) {
            floats.putFloat(i, 1 + floats.getFloat(i));
        }
        Files.write(folder.resolve("weights.bin"), weights);
        try (AuditedModel model = open(file)) {
            assertThat(model.identity().sha256()).isNotEqualTo(digest);
        }
    }

    @Test
    void weights_that_are_not_there_are_asked_for() throws Exception {
        Path file = SplitOnnx.write(folder, "weights.bin");
        Files.delete(folder.resolve("weights.bin"));

        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> open(file))
                .withMessageContaining("keeps weights in 'weights.bin', and there is no such file beside it or below");
    }

    @Test
    void weights_elsewhere_are_refused() throws Exception {
        Path inner = Files.createDirectory(folder.resolve("inner"));
        Path file = SplitOnnx.write(inner, "../weights.bin");

        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> open(file))
                .withMessageContaining("keeps weights in '../weights.bin'");
    }

    private static float[] logits(AuditedModel model, NDManager scope) {
        return model.logits(scope.ones(new Shape(2, 3, 8, 8))).toFloatArray();
    }

    private static AuditedModel open(Path file) {
        return new OnnxRuntime().open(ModelSource.of(file, InputSpecification.imageNet(8)));
    }
}
