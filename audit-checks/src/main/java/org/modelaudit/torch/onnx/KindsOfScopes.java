package org.modelaudit.torch.onnx;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.modelaudit.torch.graph.Frame;

/** What a module is called where the file does not name its class: as the operator that it consists of, or that does most in it. */
final class KindsOfScopes {

    private static final List<String> MAIN = List.of(
            "Conv",
            "ConvTranspose",
            "Gemm",
            "MatMul",
            "MaxPool",
            "AveragePool",
            "GlobalAveragePool",
            "BatchNormalization",
            "LayerNormalization");

    private final TreeMap<String, Set<String>> operators = new TreeMap<>();

    void add(String path, String operator) {
        operators.computeIfAbsent(path, p -> new LinkedHashSet<>()).add(operator);
    }

    private String kind(String path) {
        if (holdsOthers(path)) {
            return "Module";
        }
        Set<String> own = operators.getOrDefault(path, Set.of());
        if (own.size() == 1) {
            return own.iterator().next();
        }
        return MAIN.stream().filter(own::contains).findFirst().orElse("Module");
    }

    private boolean holdsOthers(String path) {
        String next = operators.higherKey(path + '.');
        return next != null && next.startsWith(path + '.');
    }

    List<Frame> frames(List<String> paths) {
        return paths.stream().map(path -> NodePlace.frame(path, kind(path))).toList();
    }
}
