package org.modelaudit.onnx.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An ONNX file, read without the numbers of its weights (onnx.proto, {@code ModelProto} and {@code GraphProto}).
 *
 * @param producer the program that wrote it, with its version; empty where it does not say
 * @param opsets version of each set of operators by its domain; the standard's own has the empty name
 * @param functions domain and name of the functions that it defines itself
 * @param nodes in the order of the file
 * @param weights initializers by their names
 * @param inputs of the graph but for those that are weights, which old files list among them
 * @param outputs of the graph
 */
public record OnnxFile(
        String producer,
        Map<String, Long> opsets,
        List<String> functions,
        List<OnnxNode> nodes,
        Map<String, OnnxTensor> weights,
        List<OnnxInput> inputs,
        List<String> outputs) {

    /** Of a producer's name. */
    private static final int LONGEST = 40;

    /** What is known of no file. */
    public static final OnnxFile NONE =
            new OnnxFile("", Map.of(), List.of(), List.of(), Map.of(), List.of(), List.of());

    public OnnxFile {
        opsets = Map.copyOf(opsets);
        functions = List.copyOf(functions);
        nodes = List.copyOf(nodes);
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /**
     * @throws IOException if the file cannot be read, or is no protocol buffer of this kind
     */
    public static OnnxFile read(Path file) throws IOException {
        return new OnnxReader(file).read();
    }

    /** Version of the standard's own operators; 1 where the file does not say, as the standard has it. */
    public int opset() {
        long version = opsets.getOrDefault("", opsets.getOrDefault("ai.onnx", 1L));
        return (int) Math.max(1, Math.min(version, Integer.MAX_VALUE));
    }

    /** {@code onnx by pytorch 2.15.0, operators of version 18}. */
    public String form() {
        String plain = producer.replaceAll("[^A-Za-z0-9.+_ -]", "");
        String written = plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
        return "onnx%s, operators of version %d".formatted(written.isEmpty() ? "" : " by " + written, opset());
    }

    /** The same graph, which returns other tensors. */
    public OnnxFile returning(List<String> tensors) {
        return new OnnxFile(producer, opsets, functions, nodes, weights, inputs, tensors);
    }

    /** Names of the files beside it in which weights lie, as it gives them, each once and sorted. */
    public List<String> beside() {
        Stream<OnnxTensor> constants = nodes.stream()
                .flatMap(node -> node.attributes().values().stream())
                .flatMap(OnnxAttribute::tensors);
        return Stream.concat(weights.values().stream(), constants)
                .map(OnnxTensor::beside)
                .filter(name -> !name.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }
}
