package org.modelaudit.onnx;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.modelaudit.model.ModelOutput;
import org.modelaudit.model.ModelSource;
import org.modelaudit.model.NamedOutput;
import org.modelaudit.model.NamedOutputs;
import org.modelaudit.model.OutputFunction;
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

    static OnnxOutput open(ModelSource source, Path copy, OnnxGraph graph, String engine) {
        // Weights that lie beside the copy are found from there alone.
        Set<String> further = graph.file().beside().isEmpty() ? inFrontOfActivations(graph) : Set.of();
        boolean channelsLast = graph.hasChannelsLast(source.input().colour().channels());
        ForwardParts parts = ForwardParts.of(Device.cpu(), source.input());
        OnnxProgram program = further.isEmpty()
                ? OnnxProgram.load(copy, channelsLast, parts, engine)
                : OnnxProgram.withOutputs(copy, further, channelsLast, parts, engine);
        try (NDManager scope = NDManager.newBaseManager(Device.cpu())) {
            return new OnnxReading(graph.named(source), graph, program, scope).output(further);
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

    /** The outputs that the file itself has, those of 32-bit floats; none where the logits are the only one. */
    OutputFunction further(ModelSource source, OnnxGraph graph) {
        return new OutputFunction(
                graph.outputs().size() > 1 ? named(source, graph) : NamedOutputs.NONE,
                (images, name) -> program.tensor(images, name, oneByOne));
    }

    private NamedOutputs named(ModelSource source, OnnxGraph graph) {
        List<NamedOutput> all = new ArrayList<>();
        try (NDManager scope = NDManager.newBaseManager(Device.cpu());
                NDList outputs = program.run(OnnxReading.picture(scope, source.input(), 0))) {
            for (String name : graph.outputs()) {
                outputs.stream()
                        .filter(o -> name.equals(o.getName()) && o.getDataType() == DataType.FLOAT32)
                        .forEach(o -> all.add(new NamedOutput(name, o.getShape())));
            }
        }
        return all.size() > 1 ? new NamedOutputs(all, true) : NamedOutputs.NONE;
    }

    /**
     * @param images {@code N×C×H×W}
     * @return {@code N×K}, which the pictures' manager owns
     */
    NDArray logits(NDArray images) {
        return toLogits.toLogits(program.rows(images, tensor, oneByOne));
    }
}
