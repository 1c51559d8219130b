package org.modelaudit.samples.spark;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Writes a net for the samples' pictures, drawn at random, as an ONNX file whose weights all lie in another one below its folder. Numbers
 * of fields are those of onnx.proto.
 */
final class ShapesOnnx {

    /** Where the weights lie, as the file names it. */
    static final String LOCATION = "weights/shapes.bin";

    private final ByteBuffer weights = ByteBuffer.allocate(1 << 14).order(ByteOrder.LITTLE_ENDIAN);
    private final SplittableRandom random = new SplittableRandom(7);

    private ShapesOnnx() {}

    static Path write(Path folder) throws IOException {
        ShapesOnnx net = new ShapesOnnx();
        ByteString graph = net.graph();
        Path outside = folder.resolve(LOCATION);
        Files.createDirectories(outside.getParent());
        Files.write(outside, Arrays.copyOf(net.weights.array(), net.weights.position()));
        UnknownFieldSet model = UnknownFieldSet.newBuilder()
                .addField(1, number(8))
                .addField(7, one(graph))
                .addField(8, one(message(UnknownFieldSet.newBuilder().addField(2, number(17)))))
                .build();
        return Files.write(folder.resolve("shapes.onnx"), model.toByteArray());
    }

    private ByteString graph() {
        Field.Builder nodes = Field.newBuilder();
        nodes.addLengthDelimited(node("Conv", "maps", "x", "kernel"));
        nodes.addLengthDelimited(node("Relu", "active", "maps"));
        nodes.addLengthDelimited(node("GlobalAveragePool", "pooled", "active"));
        nodes.addLengthDelimited(node("Flatten", "means", "pooled"));
        nodes.addLengthDelimited(node("Gemm", "y", "means", "classes", "bias"));
        Field.Builder stored = Field.newBuilder();
        stored.addLengthDelimited(tensor("kernel", 8, 3, 5, 5));
        stored.addLengthDelimited(tensor("classes", 8, 4));
        stored.addLengthDelimited(tensor("bias", 4));
        return message(UnknownFieldSet.newBuilder()
                .addField(1, nodes.build())
                .addField(2, text("shapes"))
                .addField(5, stored.build())
                .addField(11, one(value("x", 0, 3, 64, 64)))
                .addField(12, one(value("y", 0, 4))));
    }

    private static ByteString node(String operator, String output, String... inputs) {
        Field.Builder read = Field.newBuilder();
        Arrays.stream(inputs).map(ByteString::copyFromUtf8).forEach(read::addLengthDelimited);
        return message(UnknownFieldSet.newBuilder()
                .addField(1, read.build())
                .addField(2, text(output))
                .addField(3, text(output))
                .addField(4, text(operator)));
    }

    /** Its numbers are drawn behind those that are there; the file says where. */
    private ByteString tensor(String name, long... dims) {
        int offset = weights.position();
        Field.Builder shape = Field.newBuilder();
        Arrays.stream(dims).forEach(shape::addVarint);
        long count = Arrays.stream(dims).reduce(1, (a, b) -> a * b);
        for (long i = 0; i < count; i++) {
            weights.putFloat((float) random.nextDouble(-1, 1));
        }
        Field.Builder outside = Field.newBuilder();
        outside.addLengthDelimited(entry("location", LOCATION));
        outside.addLengthDelimited(entry("offset", String.valueOf(offset)));
        outside.addLengthDelimited(entry("length", String.valueOf(count * Float.BYTES)));
        return message(UnknownFieldSet.newBuilder()
                .addField(1, shape.build())
                .addField(2, number(1))
                .addField(8, text(name))
                .addField(13, outside.build())
                .addField(14, number(1)));
    }

    private static ByteString entry(String key, String value) {
        return message(UnknownFieldSet.newBuilder().addField(1, text(key)).addField(2, text(value)));
    }

    /**
     * @param axes 0 where one is free
     */
    private static ByteString value(String name, int... axes) {
        Field.Builder all = Field.newBuilder();
        for (int axis : axes) {
            UnknownFieldSet.Builder length = UnknownFieldSet.newBuilder();
            all.addLengthDelimited(
                    message(axis == 0 ? length.addField(2, text("N")) : length.addField(1, number(axis))));
        }
        ByteString shape = message(UnknownFieldSet.newBuilder().addField(1, all.build()));
        ByteString tensor =
                message(UnknownFieldSet.newBuilder().addField(1, number(1)).addField(2, one(shape)));
        ByteString type = message(UnknownFieldSet.newBuilder().addField(1, one(tensor)));
        return message(UnknownFieldSet.newBuilder().addField(1, text(name)).addField(2, one(type)));
    }

    private static ByteString message(UnknownFieldSet.Builder fields) {
        return fields.build().toByteString();
    }

    private static Field text(String value) {
        return one(ByteString.copyFromUtf8(value));
    }

    private static Field number(long value) {
        return Field.newBuilder().addVarint(value).build();
    }

    private static Field one(ByteString bytes) {
        return Field.newBuilder().addLengthDelimited(bytes).build();
    }
}
