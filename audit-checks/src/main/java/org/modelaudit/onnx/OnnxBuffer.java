package org.modelaudit.onnx;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;
import com.google.protobuf.UnsafeByteOperations;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * An ONNX file as a protocol buffer, with its fields by the numbers that onnx.proto gives them. Nothing is copied of the weights.
 *
 * @param fields of one message
 */
record OnnxBuffer(UnknownFieldSet fields) {

    private static final int GRAPH_OF_MODEL = 7;
    private static final int NODES_OF_GRAPH = 1;
    private static final int INITIALIZERS_OF_GRAPH = 5;
    private static final int INPUTS_OF_GRAPH = 11;
    private static final int OUTPUTS_OF_GRAPH = 12;
    private static final int NAME_OF_VALUE = 1;
    private static final int TYPE_OF_VALUE = 2;
    private static final int TENSOR_OF_TYPE = 1;
    private static final int SHAPE_OF_TENSOR = 2;
    private static final int AXES_OF_SHAPE = 1;
    private static final int LENGTH_OF_AXIS = 1;
    private static final int INPUTS_OF_NODE = 1;
    private static final int OUTPUTS_OF_NODE = 2;
    private static final int OPERATOR_OF_NODE = 4;
    private static final int NAME_OF_INITIALIZER = 8;
    private static final int EXTERNAL_DATA_OF_INITIALIZER = 13;
    private static final int KEY_OF_ENTRY = 1;
    private static final int VALUE_OF_ENTRY = 2;

    /**
     * @throws IOException if this is no protocol buffer
     */
    static OnnxGraph graph(byte[] model) throws IOException {
        OnnxBuffer graph = of(UnsafeByteOperations.unsafeWrap(model)).message(GRAPH_OF_MODEL);
        List<OnnxGraph.Node> nodes = new ArrayList<>();
        for (OnnxBuffer node : graph.messages(NODES_OF_GRAPH)) {
            nodes.add(new OnnxGraph.Node(
                    String.join("", node.texts(OPERATOR_OF_NODE)),
                    node.texts(INPUTS_OF_NODE),
                    node.texts(OUTPUTS_OF_NODE)));
        }
        Set<String> weights = new HashSet<>();
        Set<String> beside = new TreeSet<>();
        for (OnnxBuffer weight : graph.messages(INITIALIZERS_OF_GRAPH)) {
            weights.addAll(weight.texts(NAME_OF_INITIALIZER));
            for (OnnxBuffer entry : weight.messages(EXTERNAL_DATA_OF_INITIALIZER)) {
                if (entry.texts(KEY_OF_ENTRY).contains("location")) {
                    beside.addAll(entry.texts(VALUE_OF_ENTRY));
                }
            }
        }
        List<String> outputs = new ArrayList<>();
        for (OnnxBuffer output : graph.messages(OUTPUTS_OF_GRAPH)) {
            outputs.addAll(output.texts(NAME_OF_VALUE));
        }
        return new OnnxGraph(List.copyOf(nodes), graph.picture(weights), List.copyOf(outputs), List.copyOf(beside));
    }

    /** Lengths of the axes of the first input that is no weight, which old files list among the inputs. */
    private List<Long> picture(Set<String> weights) throws IOException {
        for (OnnxBuffer input : messages(INPUTS_OF_GRAPH)) {
            if (!weights.containsAll(input.texts(NAME_OF_VALUE))) {
                OnnxBuffer shape =
                        input.message(TYPE_OF_VALUE).message(TENSOR_OF_TYPE).message(SHAPE_OF_TENSOR);
                List<Long> lengths = new ArrayList<>();
                for (OnnxBuffer axis : shape.messages(AXES_OF_SHAPE)) {
                    List<Long> length = axis.fields.getField(LENGTH_OF_AXIS).getVarintList();
                    lengths.add(length.isEmpty() ? 0 : Math.max(0, length.get(0)));
                }
                return List.copyOf(lengths);
            }
        }
        return List.of();
    }

    /**
     * The same model with further outputs. A protocol buffer that names its graph twice has the fields of both, so the end of the
     * file is all that is added.
     *
     * @param tensors that some node makes
     */
    static byte[] withOutputs(byte[] model, Collection<String> tensors) {
        List<ByteString> values = tensors.stream()
                .map(tensor -> message(NAME_OF_VALUE, List.of(ByteString.copyFromUtf8(tensor))))
                .toList();
        byte[] end = message(GRAPH_OF_MODEL, List.of(message(OUTPUTS_OF_GRAPH, values)))
                .toByteArray();
        byte[] all = Arrays.copyOf(model, model.length + end.length);
        System.arraycopy(end, 0, all, model.length, end.length);
        return all;
    }

    private static ByteString message(int number, List<ByteString> parts) {
        Field.Builder field = Field.newBuilder();
        parts.forEach(field::addLengthDelimited);
        return UnknownFieldSet.newBuilder()
                .addField(number, field.build())
                .build()
                .toByteString();
    }

    private static OnnxBuffer of(ByteString bytes) throws IOException {
        CodedInputStream in = bytes.newCodedInput();
        in.enableAliasing(true);
        return new OnnxBuffer(UnknownFieldSet.newBuilder().mergeFrom(in).build());
    }

    private List<OnnxBuffer> messages(int number) throws IOException {
        List<OnnxBuffer> messages = new ArrayList<>();
        for (ByteString bytes : fields.getField(number).getLengthDelimitedList()) {
            messages.add(of(bytes));
        }
        return messages;
    }

    /** The only one of its number, or one without fields. */
    private OnnxBuffer message(int number) throws IOException {
        List<OnnxBuffer> messages = messages(number);
        return messages.isEmpty() ? new OnnxBuffer(UnknownFieldSet.getDefaultInstance()) : messages.get(0);
    }

    private List<String> texts(int number) {
        return fields.getField(number).getLengthDelimitedList().stream()
                .map(ByteString::toStringUtf8)
                .toList();
    }
}
