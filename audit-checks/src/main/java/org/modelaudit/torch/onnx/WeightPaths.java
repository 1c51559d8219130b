package org.modelaudit.torch.onnx;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.modelaudit.torch.graph.Frame;

/**
 * Which module owns a tensor of the file: the one that its name says, as PyTorch's exporters leave it ({@code layer1.0.conv1.weight}),
 * else the module that reads it first.
 *
 * @param modules paths of all modules of the file
 */
record WeightPaths(Set<String> modules) {

    /**
     * Where a tensor lies.
     *
     * @param owner path of the module
     * @param attribute what the module calls it
     */
    record Place(String owner, String attribute) {}

    /**
     * @param name that the file gives it, empty for what the file does not have
     * @param readers the modules that are called where it is read first
     * @param role what it is there
     */
    Place of(String name, Optional<List<Frame>> readers, String role) {
        int dot = name.lastIndexOf('.');
        if (dot > 0 && name.matches("[\\w.]+") && modules.contains(name.substring(0, dot))) {
            return new Place(name.substring(0, dot), identifier(name.substring(dot + 1)));
        }
        List<Frame> frames = readers.orElse(List.of());
        return frames.isEmpty()
                ? new Place("", identifier(name.isEmpty() ? role : name))
                : new Place(frames.get(frames.size() - 1).path(), role);
    }

    private static String identifier(String name) {
        String plain = name.replaceAll("\\W", "_");
        String cut = plain.length() > 100 ? plain.substring(plain.length() - 100) : plain;
        return cut.isEmpty() || Character.isDigit(cut.charAt(0)) ? "_" + cut : cut;
    }
}
