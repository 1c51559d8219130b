package org.modelaudit.onnx.file;

import com.google.protobuf.CodedInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code ModelProto} and {@code GraphProto}, by the numbers that onnx.proto gives their fields. */
final class OnnxReader {

    private final Path file;
    private final List<OnnxNode> nodes = new ArrayList<>();
    private final Map<String, OnnxTensor> weights = new LinkedHashMap<>();
    private final List<OnnxInput> inputs = new ArrayList<>();
    private final List<String> outputs = new ArrayList<>();
    private final Map<String, Long> opsets = new HashMap<>();
    private final List<String> functions = new ArrayList<>();
    private String producer = "";
    private String version = "";

    OnnxReader(Path file) {
        this.file = file;
    }

    OnnxFile read() throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            CodedInputStream coded = CodedInputStream.newInstance(in, 1 << 16);
            new WireMessage(coded).forEach(this::model);
        }
        List<OnnxInput> taken = inputs.stream()
                .filter(input -> !weights.containsKey(input.name()))
                .toList();
        String written = (producer + " " + version).strip();
        return new OnnxFile(written, opsets, functions, nodes, weights, taken, outputs);
    }

    private void model(int field, WireMessage in) throws IOException {
        switch (field) {
            case 2 -> producer = in.text();
            case 3 -> version = in.text();
            case 7 -> in.message(this::graph);
            case 8 -> in.message(new OperatorSet());
            case 25 -> in.message(new Function());
            default -> in.skip();
        }
    }

    private void graph(int field, WireMessage in) throws IOException {
        switch (field) {
            case 1 -> nodes.add(NodeReader.read(in, file));
            case 5 -> {
                OnnxTensor weight = TensorReader.read(in, file);
                if (weights.put(weight.name(), weight) != null) {
                    throw new IOException("two initializers are called '%s'".formatted(weight.name()));
                }
            }
            case 11 -> inputs.add(InputReader.read(in));
            case 12 -> outputs.add(InputReader.read(in).name());
            default -> in.skip();
        }
    }

    /** {@code OperatorSetIdProto}. */
    private final class OperatorSet implements WireMessage.Fields {

        private String domain = "";
        private long version;

        @Override
        public void read(int field, WireMessage in) throws IOException {
            switch (field) {
                case 1 -> domain = in.text();
                case 2 -> version = in.whole();
                default -> in.skip();
            }
        }

        @Override
        public void end() {
            opsets.put(domain, version);
        }
    }

    /** {@code FunctionProto}, of which the name is enough. */
    private final class Function implements WireMessage.Fields {

        private String domain = "";
        private String name = "";

        @Override
        public void read(int field, WireMessage in) throws IOException {
            switch (field) {
                case 1 -> name = in.text();
                case 10 -> domain = in.text();
                default -> in.skip();
            }
        }

        @Override
        public void end() {
            functions.add(domain + ":" + name);
        }
    }
}
