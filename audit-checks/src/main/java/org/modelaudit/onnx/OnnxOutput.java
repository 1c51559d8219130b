package org.modelaudit.onnx;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.modelaudit.model.ModelOutput;
import org.modelaudit.model.ModelSource;
import org.modelaudit.model.OutputMeaning;
import org.modelaudit.threads.ForwardParts;

/**
 * Which tensor of an ONNX file is read, what its numbers mean, and how logits come of them: the tensor in front of a last softmax,
 * log-softmax or sigmoid where there is one, as it is.
 *
 * @param tensor name of what is read
 * @param classes K
 * @param toLogits meaning of the numbers that are read
 * @param oneByOne whether pictures go through one at a time, because the file takes no more or mixes them
 */
record OnnxOutput(
        OnnxProgram program,
        String tensor,
        int classes,
        ModelOutput output,
        OutputMeaning toLogits,
        boolean oneByOne,
        List<String> remarks) {

    static OnnxOutput open(ModelSource source, Path copy, byte[] bytes, String engine) {
        OnnxGraph graph = graph(bytes);
        boolean whole = graph.beside().isEmpty();
        Set<String> further = whole ? inFrontOfActivations(graph) : Set.of();
        OnnxProgram program = OnnxProgram.load(
                copy,
                // Weights that lie beside the file are found by its path alone.
                !whole ? new byte[0] : further.isEmpty() ? bytes : OnnxBuffer.withOutputs(bytes, further),
                graph.hasChannelsLast(source.input().colour().channels()),
                ForwardParts.of(Device.cpu(), source.input()),
                engine);
        try (NDManager scope = NDManager.newBaseManager(Device.cpu())) {
            return new OnnxReading(source, graph, program, scope).output(further);
        } catch (RuntimeException e) {
            program.close();
            throw e;
        }
    }

    /** Tensors in front of a last activation, but for those that the file returns anyway. */
    private static Set<String> inFrontOfActivations(OnnxGraph graph) {
        Set<String> tensors = new LinkedHashSet<>();
        for (String output : graph.outputs()) {
            graph.activationOf(output).ifPresent(activation -> tensors.add(activation.tensor()));
        }
        graph.outputs().forEach(tensors::remove);
        return tensors;
    }

    /** Empty where the file is no such thing, which ONNX Runtime says in its own words. */
    static OnnxGraph graph(byte[] bytes) {
        try {
            return OnnxBuffer.graph(bytes);
        } catch (IOException e) {
            return OnnxGraph.NONE;
        }
    }

    /**
     * @param images {@code N×C×H×W}
     * @return {@code N×K}, which the pictures' manager owns
     */
    NDArray logits(NDArray images) {
        return toLogits.toLogits(program.rows(images, tensor, oneByOne));
    }
}
