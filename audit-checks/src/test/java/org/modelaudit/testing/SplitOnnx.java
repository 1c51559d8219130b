package org.modelaudit.testing;

import static org.modelaudit.testing.Protobuf.message;
import static org.modelaudit.testing.Protobuf.number;
import static org.modelaudit.testing.Protobuf.one;
import static org.modelaudit.testing.Protobuf.text;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.modelaudit.onnx.OnnxRuntime;

/** Writes {@code tiny.onnx} again, as exporters write what is large: with its weights in a file beside it. */
public final class SplitOnnx {

    private static final int GRAPH = 7;
    private static final int INITIALIZERS = 5;
    private static final int FLOATS = 4;
    private static final int RAW = 9;
    private static final int EXTERNAL = 13;
    private static final int LOCATION = 14;

    private SplitOnnx() {}

    /** The file that is whole. */
    public static Path original() {
        try {
            return Path.of(Objects.requireNonNull(OnnxRuntime.class.getResource("tiny.onnx"))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    /**
     * Writes {@code net.onnx} without its float weights, and these where it says that they lie.
     *
     * @param location relative to the folder
     */
    public static Path write(Path folder, String location) throws IOException {
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
        Path beside = folder.resolve(location);
        Files.createDirectories(beside.getParent());
        Files.write(beside, weights.toByteArray());
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
                .addField(LOCATION, number(1))
                .build()
                .toByteString();
    }

    private static ByteString entry(String key, String value) {
        return message(UnknownFieldSet.newBuilder().addField(1, text(key)).addField(2, text(value)));
    }
}
