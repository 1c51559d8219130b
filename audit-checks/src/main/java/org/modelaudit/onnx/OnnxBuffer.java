package org.modelaudit.onnx;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/** Writes ONNX files anew, by the numbers that onnx.proto gives the fields. */
final class OnnxBuffer {

    private static final int GRAPH_OF_MODEL = 7;
    private static final int OUTPUTS_OF_GRAPH = 12;
    private static final int NAME_OF_VALUE = 1;

    private OnnxBuffer() {}

    /**
     * Writes the same model with further outputs. A protocol buffer that names its graph twice has the fields of both, so the end of
     * the file is all that is added.
     *
     * @param tensors that some node makes
     */
    static void write(Path model, Collection<String> tensors, Path to) throws IOException {
        List<ByteString> values = tensors.stream()
                .map(tensor -> message(NAME_OF_VALUE, List.of(ByteString.copyFromUtf8(tensor))))
                .toList();
        byte[] end = message(GRAPH_OF_MODEL, List.of(message(OUTPUTS_OF_GRAPH, values)))
                .toByteArray();
        try (OutputStream out = Files.newOutputStream(to)) {
            Files.copy(model, out);
            out.write(end);
        }
    }

    private static ByteString message(int number, List<ByteString> parts) {
        Field.Builder field = Field.newBuilder();
        parts.forEach(field::addLengthDelimited);
        return UnknownFieldSet.newBuilder()
                .addField(number, field.build())
                .build()
                .toByteString();
    }
}
