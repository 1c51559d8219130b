package org.modelaudit.onnx;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.modelaudit.model.LastActivation;
import org.modelaudit.model.ModelSource;
import org.modelaudit.onnx.file.OnnxFile;
import org.modelaudit.onnx.file.OnnxNode;

/**
 * What an ONNX file takes and returns, and what it ends with.
 *
 * @param file that was read
 */
record OnnxGraph(OnnxFile file) {

    private static final Map<String, LastActivation> ACTIVATIONS = Map.of(
            "Softmax", LastActivation.SOFTMAX,
            "LogSoftmax", LastActivation.LOG_SOFTMAX,
            "Sigmoid", LastActivation.SIGMOID);

    /** What hands on the numbers that it reads, each as it is. */
    private static final Set<String> MOVES =
            Set.of("Identity", "Reshape", "Flatten", "Squeeze", "Unsqueeze", "Dropout");

    /** Lengths of the axes of the pictures, 0 where one is free; empty where the file does not say. */
    List<Long> picture() {
        return file.inputs().isEmpty() ? List.of() : file.inputs().get(0).axes();
    }

    /** Names of the tensors that the graph returns, in its order. */
    List<String> outputs() {
        return file.outputs();
    }

    /** Whether pictures are {@code N×H×W×C}, as a file that comes from TensorFlow has them. */
    boolean hasChannelsLast(int channels) {
        List<Long> axes = picture();
        return axes.size() == 4 && axes.get(3) == channels && axes.get(1) != channels;
    }

    /** The same source, whose output is named where its number was given. */
    ModelSource named(ModelSource source) {
        String part = source.output().part();
        boolean number = part.matches("\\d{1,3}")
                && !outputs().contains(part)
                && Integer.parseInt(part) < outputs().size();
        return number ? source.withOutput(source.output().part(outputs().get(Integer.parseInt(part)))) : source;
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
        for (int i = file.nodes().size() - 1; i >= 0; i--) {
            OnnxNode node = file.nodes().get(i);
            if (node.outputs().contains(wanted) && !node.inputs().isEmpty()) {
                LastActivation kind = ACTIVATIONS.get(node.operator());
                if (kind != null) {
                    return Optional.of(
                            new Activation(kind, node.operator(), node.inputs().get(0)));
                }
                if (!MOVES.contains(node.operator())) {
                    return Optional.empty();
                }
                wanted = node.inputs().get(0);
            }
        }
        return Optional.empty();
    }
}
