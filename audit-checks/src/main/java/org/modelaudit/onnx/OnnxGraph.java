package org.modelaudit.onnx;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.modelaudit.model.LastActivation;

/**
 * The nodes of an ONNX file and what it takes and returns, read from its protocol buffer as onnx.proto numbers the fields; weights
 * are passed over.
 *
 * @param picture lengths of the axes of the first input, 0 where one is free; empty where the file does not say
 * @param outputs names of the tensors that the graph returns, in its order
 * @param external whether weights lie in files beside it
 */
record OnnxGraph(List<Node> nodes, List<Long> picture, List<String> outputs, boolean external) {

    private static final int GRAPH_OF_MODEL = 7;
    private static final int NODE_OF_GRAPH = 1;
    private static final int INITIALIZER_OF_GRAPH = 5;
    private static final int INPUT_OF_GRAPH = 11;
    private static final int OUTPUT_OF_GRAPH = 12;
    private static final int NAME_OF_VALUE = 1;
    private static final int TYPE_OF_VALUE = 2;
    private static final int TENSOR_OF_TYPE = 1;
    private static final int SHAPE_OF_TENSOR_TYPE = 2;
    private static final int AXIS_OF_SHAPE = 1;
    private static final int LENGTH_OF_AXIS = 1;
    private static final int INPUT_OF_NODE = 1;
    private static final int OUTPUT_OF_NODE = 2;
    private static final int OPERATOR_OF_NODE = 4;
    private static final int NAME_OF_INITIALIZER = 8;
    private static final int EXTERNAL_DATA_OF_INITIALIZER = 13;

    /** What is known of no file. */
    static final OnnxGraph NONE = new OnnxGraph(List.of(), List.of(), List.of(), false);

    private static final Map<String, LastActivation> ACTIVATIONS = Map.of(
            "Softmax", LastActivation.SOFTMAX,
            "LogSoftmax", LastActivation.LOG_SOFTMAX,
            "Sigmoid", LastActivation.SIGMOID);

    /** What hands on the numbers that it reads, each as it is. */
    private static final Set<String> MOVES =
            Set.of("Identity", "Reshape", "Flatten", "Squeeze", "Unsqueeze", "Dropout");

    /** One operation on named tensors. */
    record Node(String operator, List<String> inputs, List<String> outputs) {}

    /**
     * @throws IOException if this is no protocol buffer
     */
    static OnnxGraph read(byte[] model) throws IOException {
        Reader reader = new Reader();
        each(CodedInputStream.newInstance(model), (field, in) -> {
            if (field != GRAPH_OF_MODEL) {
                return false;
            }
            within(in, reader::read);
            return true;
        });
        return reader.graph();
    }

    /** What has been read of a graph. */
    private static final class Reader {

        private final List<Node> nodes = new ArrayList<>();
        private final Map<String, List<Long>> inputs = new LinkedHashMap<>();
        private final List<String> outputs = new ArrayList<>();
        private final Set<String> weights = new HashSet<>();
        private boolean external;

        boolean read(int field, CodedInputStream in) throws IOException {
            switch (field) {
                case NODE_OF_GRAPH -> nodes.add(node(in));
                case INPUT_OF_GRAPH -> value(in, inputs::put);
                case OUTPUT_OF_GRAPH -> value(in, (name, shape) -> outputs.add(name));
                case INITIALIZER_OF_GRAPH -> initializer(in);
                default -> {
                    return false;
                }
            }
            return true;
        }

        private void value(CodedInputStream in, BiConsumer<String, List<Long>> named) throws IOException {
            StringBuilder name = new StringBuilder();
            List<Long> shape = new ArrayList<>();
            within(in, (field, inner) -> {
                if (field == NAME_OF_VALUE) {
                    name.append(inner.readString());
                    return true;
                }
                return field == TYPE_OF_VALUE && axes(inner, shape);
            });
            named.accept(name.toString(), shape);
        }

        private static boolean axes(CodedInputStream in, List<Long> shape) throws IOException {
            return inside(
                    in,
                    TENSOR_OF_TYPE,
                    type -> inside(
                            type,
                            SHAPE_OF_TENSOR_TYPE,
                            all -> inside(all, AXIS_OF_SHAPE, axis -> {
                                long[] length = new long[1];
                                within(axis, (field, number) -> {
                                    if (field == LENGTH_OF_AXIS) {
                                        length[0] = number.readInt64();
                                        return true;
                                    }
                                    return false;
                                });
                                return shape.add(Math.max(0, length[0]));
                            })));
        }

        /** Old files list weights among the inputs. */
        private void initializer(CodedInputStream in) throws IOException {
            within(in, (field, inner) -> {
                external |= field == EXTERNAL_DATA_OF_INITIALIZER;
                if (field == NAME_OF_INITIALIZER) {
                    weights.add(inner.readString());
                    return true;
                }
                return false;
            });
        }

        OnnxGraph graph() {
            List<Long> picture = inputs.entrySet().stream()
                    .filter(input -> !weights.contains(input.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse(List.of());
            return new OnnxGraph(List.copyOf(nodes), List.copyOf(picture), List.copyOf(outputs), external);
        }
    }

    private static Node node(CodedInputStream in) throws IOException {
        List<String> inputs = new ArrayList<>();
        List<String> outputs = new ArrayList<>();
        StringBuilder operator = new StringBuilder();
        within(in, (field, inner) -> {
            switch (field) {
                case INPUT_OF_NODE -> inputs.add(inner.readString());
                case OUTPUT_OF_NODE -> outputs.add(inner.readString());
                case OPERATOR_OF_NODE -> operator.append(inner.readString());
                default -> {
                    return false;
                }
            }
            return true;
        });
        return new Node(operator.toString(), List.copyOf(inputs), List.copyOf(outputs));
    }

    /** Reads a field, or says that it did not. */
    @FunctionalInterface
    private interface Field {
        boolean read(int number, CodedInputStream in) throws IOException;
    }

    /** Reads a message that lies in the only field of interest of another. */
    @FunctionalInterface
    private interface Message {
        boolean read(CodedInputStream in) throws IOException;
    }

    private static boolean inside(CodedInputStream in, int wanted, Message message) throws IOException {
        within(in, (field, inner) -> field == wanted && message.read(inner));
        return true;
    }

    private static void within(CodedInputStream in, Field field) throws IOException {
        int limit = in.pushLimit(in.readRawVarint32());
        each(in, field);
        in.popLimit(limit);
    }

    private static void each(CodedInputStream in, Field field) throws IOException {
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (!field.read(WireFormat.getTagFieldNumber(tag), in)) {
                in.skipField(tag);
            }
        }
    }

    /** Whether pictures are {@code N×H×W×C}, as a file that comes from TensorFlow has them. */
    boolean hasChannelsLast(int channels) {
        return picture.size() == 4 && picture.get(3) == channels && picture.get(1) != channels;
    }

    /**
     * What stands between logits and an output.
     *
     * @param operator as the file names it
     * @param tensor that it reads
     */
    record Activation(LastActivation kind, String operator, String tensor) {}

    /** The softmax, log-softmax or sigmoid behind which an output only changes its shape; empty where something else comes last. */
    Optional<Activation> activationOf(String output) {
        String wanted = output;
        for (int i = nodes.size() - 1; i >= 0; i--) {
            Node node = nodes.get(i);
            if (node.outputs.contains(wanted) && !node.inputs.isEmpty()) {
                LastActivation kind = ACTIVATIONS.get(node.operator);
                if (kind != null) {
                    return Optional.of(new Activation(kind, node.operator, node.inputs.get(0)));
                }
                if (!MOVES.contains(node.operator)) {
                    return Optional.empty();
                }
                wanted = node.inputs.get(0);
            }
        }
        return Optional.empty();
    }

    /**
     * The same model with further outputs. A protocol buffer that names its graph twice has the fields of both, so the end of the
     * file is all that is added.
     *
     * @param tensors that some node makes
     */
    static byte[] withOutputs(byte[] model, Collection<String> tensors) {
        try {
            ByteArrayOutputStream graph = new ByteArrayOutputStream();
            for (String tensor : tensors) {
                ByteArrayOutputStream value = new ByteArrayOutputStream();
                field(value, NAME_OF_VALUE, tensor.getBytes(StandardCharsets.UTF_8));
                field(graph, OUTPUT_OF_GRAPH, value.toByteArray());
            }
            ByteArrayOutputStream end = new ByteArrayOutputStream();
            field(end, GRAPH_OF_MODEL, graph.toByteArray());
            byte[] all = Arrays.copyOf(model, model.length + end.size());
            System.arraycopy(end.toByteArray(), 0, all, model.length, end.size());
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void field(ByteArrayOutputStream to, int number, byte[] content) throws IOException {
        CodedOutputStream out = CodedOutputStream.newInstance(to);
        out.writeByteArray(number, content);
        out.flush();
    }
}
