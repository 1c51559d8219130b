package org.modelaudit.onnx;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.modelaudit.model.LastActivation;

/**
 * The nodes of an ONNX file and what it takes and returns, without its weights.
 *
 * @param picture lengths of the axes of the first input, 0 where one is free; empty where the file does not say
 * @param outputs names of the tensors that the graph returns, in its order
 * @param beside files beside it in which weights lie, as it names them
 */
record OnnxGraph(List<Node> nodes, List<Long> picture, List<String> outputs, List<String> beside) {

    /** What is known of no file. */
    static final OnnxGraph NONE = new OnnxGraph(List.of(), List.of(), List.of(), List.of());

    private static final Map<String, LastActivation> ACTIVATIONS = Map.of(
            "Softmax", LastActivation.SOFTMAX,
            "LogSoftmax", LastActivation.LOG_SOFTMAX,
            "Sigmoid", LastActivation.SIGMOID);

    /** What hands on the numbers that it reads, each as it is. */
    private static final Set<String> MOVES =
            Set.of("Identity", "Reshape", "Flatten", "Squeeze", "Unsqueeze", "Dropout");

    /** One operation on named tensors. */
    record Node(String operator, List<String> inputs, List<String> outputs) {}

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
}
