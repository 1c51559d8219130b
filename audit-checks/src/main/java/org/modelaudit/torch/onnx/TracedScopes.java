package org.modelaudit.torch.onnx;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.modelaudit.onnx.file.OnnxNode;
import org.modelaudit.torch.graph.Frame;

/**
 * Modules out of the names of nodes, as PyTorch's exporter by tracing has them: {@code /layer4/layer4.1/conv2/Conv}. A part that begins
 * with the part in front of it is a child of a sequence. A batch normalisation that was folded into a convolution leaves nothing but
 * that the convolution's weights have lost their name.
 */
record TracedScopes(List<OnnxNode> nodes) {

    private static final String RENAMED = "onnx::Conv_";

    List<NodePlace> places() {
        List<List<String>> paths =
                nodes.stream().map(node -> paths(node.name())).toList();
        KindsOfScopes kinds = new KindsOfScopes();
        Set<String> known = new HashSet<>();
        for (int i = 0; i < nodes.size(); i++) {
            known.addAll(paths.get(i));
            if (!paths.get(i).isEmpty()) {
                kinds.add(
                        paths.get(i).get(paths.get(i).size() - 1), nodes.get(i).operator());
            }
        }
        String habit = habit();
        List<NodePlace> places = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            places.add(place(nodes.get(i), paths.get(i), kinds, known, habit));
        }
        return places;
    }

    private static NodePlace place(
            OnnxNode node, List<String> paths, KindsOfScopes kinds, Set<String> known, String habit) {
        if (!node.name().startsWith("/")) {
            return NodePlace.UNKNOWN;
        }
        List<Frame> frames = kinds.frames(paths);
        boolean folded = node.operator().equals("Conv")
                && !frames.isEmpty()
                && node.inputs().size() > 2
                && node.inputs().get(1).startsWith(RENAMED);
        if (!folded) {
            return NodePlace.of(frames);
        }
        String own = paths.get(paths.size() - 1);
        Optional<List<Frame>> normalisation = beside(own, habit)
                .filter(path -> !known.contains(path))
                .findFirst()
                .map(path -> {
                    List<Frame> other = new ArrayList<>(frames.subList(0, frames.size() - 1));
                    other.add(NodePlace.frame(path, "BatchNormalization"));
                    return other;
                });
        return new NodePlace(Optional.of(frames), normalisation);
    }

    /** What the normalisation behind a convolution may be called: {@code bn2} behind {@code conv2}, 1 behind 0. */
    private static Stream<String> beside(String path, String habit) {
        String parent = path.substring(0, path.lastIndexOf('.') + 1);
        String name = path.substring(parent.length());
        if (name.matches("\\d{1,6}")) {
            return Stream.of(parent + (Integer.parseInt(name) + 1));
        }
        if (!name.matches("conv\\d{0,6}")) {
            return Stream.empty();
        }
        String number = name.substring("conv".length());
        String next = number.isEmpty() ? "" : Integer.toString(Integer.parseInt(number) + 1);
        return Stream.of(parent + habit + number, parent + habit + next);
    }

    /** What normalisations that are left in the file are called, {@code norm} for {@code norm5}. */
    private String habit() {
        return nodes.stream()
                .filter(node -> node.operator().equals("BatchNormalization"))
                .map(node -> paths(node.name()))
                .filter(paths -> !paths.isEmpty())
                .map(paths ->
                        paths.get(paths.size() - 1).replaceFirst("^.*\\.", "").replaceFirst("\\d+$", ""))
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("bn");
    }

    /** Paths of the modules that a node's name names, outermost first. */
    private static List<String> paths(String name) {
        if (!name.startsWith("/")) {
            return List.of();
        }
        String[] parts = name.substring(1).split("/", -1);
        List<String> paths = new ArrayList<>();
        String path = "";
        for (int i = 0; i < parts.length - 1; i++) {
            boolean child = i > 0 && parts[i].startsWith(parts[i - 1] + '.');
            String more =
                    child ? parts[i].substring(parts[i - 1].length()) : path.isEmpty() ? parts[i] : '.' + parts[i];
            path = NodePlace.plain(path + more);
            if (!path.isEmpty() && !paths.contains(path)) {
                paths.add(path);
            }
        }
        return paths;
    }
}
