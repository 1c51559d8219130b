package org.modelaudit.onnx.file;

import java.util.List;
import java.util.Map;

/**
 * One operation on named tensors ({@code NodeProto}).
 *
 * @param name of the node, empty where it has none
 * @param domain of the operator, empty for the standard's own
 * @param inputs names of tensors; empty for an optional one that is left out
 * @param metadata what the exporter noted down
 */
public record OnnxNode(
        String name,
        String operator,
        String domain,
        List<String> inputs,
        List<String> outputs,
        Map<String, OnnxAttribute> attributes,
        Map<String, String> metadata) {

    public OnnxNode {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        attributes = Map.copyOf(attributes);
        metadata = Map.copyOf(metadata);
    }

    /** For people: its name, or what it makes where it has none. */
    public String title() {
        return !name.isEmpty() || outputs.isEmpty() ? name : outputs.get(0);
    }
}
