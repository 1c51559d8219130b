package org.modelaudit.onnx;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.modelaudit.error.ModelException;
import org.modelaudit.model.ModelSource;
import org.modelaudit.onnx.file.OnnxNode;
import org.modelaudit.threads.ForwardParts;
import org.modelaudit.torch.TranslatedOnnx;

/** Finds the first tensor of a file that its translation computes otherwise than ONNX Runtime: all of them as outputs, some at a time. */
record FirstDifference(ModelSource source, OnnxGraph graph, String engine) {

    private static final int AT_A_TIME = 64;

    /**
     * A clause that names the tensor; empty where none is found, or the file is not there any more.
     *
     * @param images of which the first is looked at
     */
    String at(NDArray images) {
        // Weights that lie beside the file are found from there alone.
        if (!graph.file().beside().isEmpty()) {
            return "";
        }
        try (NDManager scope = NDManager.newBaseManager(Device.cpu());
                NDArray first = images.get(new NDIndex("0:1"))) {
            NDArray picture = scope.create(first.toFloatArray(), first.getShape());
            return inOrder(picture);
        } catch (IOException | ModelException e) {
            return "";
        }
    }

    private String inOrder(NDArray picture) throws IOException {
        List<OnnxNode> nodes = graph.file().nodes();
        for (int from = 0; from < nodes.size(); from += AT_A_TIME) {
            List<OnnxNode> part = nodes.subList(from, Math.min(nodes.size(), from + AT_A_TIME));
            List<String> tensors = part.stream()
                    .flatMap(node -> node.outputs().stream())
                    .filter(name -> !name.isEmpty())
                    .toList();
            boolean channelsLast = graph.hasChannelsLast(source.input().colour().channels());
            Map<String, float[]> found = TranslatedOnnx.tensors(source, graph.file(), channelsLast, tensors, picture);
            Map<String, float[]> expected = found.isEmpty() ? Map.of() : onRuntime(found, picture, channelsLast);
            for (OnnxNode node : part) {
                for (String tensor : node.outputs()) {
                    float[] own = found.get(tensor);
                    float[] other = expected.get(tensor);
                    if (own != null
                            && other != null
                            && OnnxComparison.difference(own, other) > OnnxComparison.TOLERANCE) {
                        return "; the first tensor that differs is '%s', which %s makes (node '%s')"
                                .formatted(tensor, node.operator(), node.title());
                    }
                }
            }
        }
        return "";
    }

    private Map<String, float[]> onRuntime(Map<String, float[]> wanted, NDArray picture, boolean channelsLast)
            throws IOException {
        List<String> further = wanted.keySet().stream()
                .filter(name -> !graph.outputs().contains(name))
                .toList();
        ForwardParts parts = ForwardParts.of(Device.cpu(), source.input());
        OnnxProgram program = OnnxProgram.withOutputs(source.file(), further, channelsLast, parts, engine);
        Map<String, float[]> found = new HashMap<>();
        try (NDList all = program.run(picture)) {
            for (NDArray tensor : all) {
                if (tensor.getDataType() == DataType.FLOAT32) {
                    found.put(tensor.getName(), tensor.toFloatArray());
                }
            }
        } finally {
            program.close();
        }
        return found;
    }
}
