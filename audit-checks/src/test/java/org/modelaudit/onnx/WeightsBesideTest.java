package org.modelaudit.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.error.ModelException;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.ModelSource;

/** {@code tiny.onnx} with its weights in a file beside it. */
class WeightsBesideTest {

    private static final int GRAPH = 7;
    private static final int INITIALIZERS = 5;
    private static final int FLOATS = 4;
    private static final int RAW = 9;
    private static final int EXTERNAL = 13;
    private static final int LOCATION = 14;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void a_model_is_opened_with_the_weights_beside_it_and_its_digest_knows_them() throws Exception {
        Path file = split("weights.bin");
        String digest;
        try (AuditedModel model = open(file);
                AuditedModel whole = open(original());
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
        Path file = split("weights.bin");
        Files.delete(folder.resolve("weights.bin"));

        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> open(file))
                .withMessageContaining("keeps weights in 'weights.bin', and there is no such file beside it or below");
    }

    @Test
    void weights_elsewhere_are_refused() throws Exception {
        Path inner = Files.createDirectory(folder.resolve("inner"));
        Path file = Files.move(split("../weights.bin"), inner.resolve("net.onnx"));

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

    private static Path original() throws Exception {
        return Path.of(Objects.requireNonNull(WeightsBesideTest.class.getResource("tiny.onnx"))
                .toURI());
    }

    /** Takes every float weight out of the file; they lie in a file at the location, in the folder itself. */
    private Path split(String location) throws Exception {
        UnknownFieldSet model = UnknownFieldSet.parseFrom(Files.readAllBytes(original()));
        UnknownFieldSet graph = UnknownFieldSet.parseFrom(
                model.getField(GRAPH).getLengthDelimitedList().get(0));
        ByteArrayOutputStream weights = new ByteArrayOutputStream();
        Field.Builder moved = Field.newBuilder();
        for (ByteString weight : graph.getField(INITIALIZERS).getLengthDelimitedList()) {
            moved.addLengthDelimited(without(UnknownFieldSet.parseFrom(weight), location, weights));
        }
        UnknownFieldSet without = graph.toBuilder()
                .clearField(INITIALIZERS)
                .addField(INITIALIZERS, moved.build())
                .build();
        byte[] result = model.toBuilder()
                .clearField(GRAPH)
                .addField(GRAPH, one(without.toByteString()))
                .build()
                .toByteArray();
        Files.write(folder.resolve("weights.bin"), weights.toByteArray());
        return Files.write(folder.resolve("net.onnx"), result);
    }

    private static ByteString without(UnknownFieldSet weight, String location, ByteArrayOutputStream weights) {
        ByteString data = weight.hasField(RAW)
                ? weight.getField(RAW).getLengthDelimitedList().get(0)
                : weight.hasField(FLOATS)
                        ? weight.getField(FLOATS).getLengthDelimitedList().get(0)
                        : ByteString.EMPTY;
        if (data.isEmpty() || weight.getField(2).getVarintList().get(0) != 1) {
            return weight.toByteString();
        }
        Field.Builder entries = Field.newBuilder();
        entries.addLengthDelimited(entry("location", location));
        entries.addLengthDelimited(entry("offset", Integer.toString(weights.size())));
        entries.addLengthDelimited(entry("length", Integer.toString(data.size())));
        weights.writeBytes(data.toByteArray());
        return weight.toBuilder()
                .clearField(RAW)
                .clearField(FLOATS)
                .addField(EXTERNAL, entries.build())
                .addField(LOCATION, Field.newBuilder().addVarint(1).build())
                .build()
                .toByteString();
    }

    private static ByteString entry(String key, String value) {
        return UnknownFieldSet.newBuilder()
                .addField(1, one(ByteString.copyFromUtf8(key)))
                .addField(2, one(ByteString.copyFromUtf8(value)))
                .build()
                .toByteString();
    }

    private static Field one(ByteString bytes) {
        return Field.newBuilder().addLengthDelimited(bytes).build();
    }
}
