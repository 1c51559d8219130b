package org.modelaudit.torch.onnx;

import java.util.List;
import java.util.Map;
import org.modelaudit.torch.graph.ComputationGraph;

/**
 * A file as a list of PyTorch's operations, for pictures of the size that is audited. Public for {@code torch}, which runs it.
 *
 * @param graph what the file does
 * @param outputs names of the tensors that it returns: the tensor itself where it is one, else a dictionary
 * @param remarks what a reader of the report should know
 * @param aliases further names of layers, each with the path of the layer
 */
public record OnnxTranslation(
        ComputationGraph graph, List<String> outputs, List<String> remarks, Map<String, String> aliases) {

    public OnnxTranslation {
        outputs = List.copyOf(outputs);
        remarks = List.copyOf(remarks);
        aliases = Map.copyOf(aliases);
    }
}
