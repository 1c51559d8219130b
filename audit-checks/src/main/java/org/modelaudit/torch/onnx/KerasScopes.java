package org.modelaudit.torch.onnx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.modelaudit.onnx.file.OnnxFile;
import org.modelaudit.onnx.file.OnnxNode;

/**
 * Layers of Keras out of the names that tf2onnx leaves: {@code plain_1/conv2_1/BiasAdd} is in layer {@code conv2} of model {@code
 * plain}. Keras 3 appends a number to every scope, exactly one of which is taken off: {@code conv2d_1_2} is {@code conv2d_1}. Keras 2
 * appends none. Nodes that tf2onnx made itself end in {@code __7} and belong to the layer whose output they read, if they are named
 * after it, and to none otherwise; of a convolution with a batch normalisation folded in, the names of weights and output tell.
 */
final class KerasScopes {

    private static final Pattern MADE = Pattern.compile(".*__\\d+");
    private static final Pattern NUMBERED = Pattern.compile(".*_\\d+");

    /** Scopes within a layer. */
    private static final Set<String> INNER = Set.of("batchnorm", "separable_conv2d", "moments");

    private final List<OnnxNode> nodes;
    private final boolean numbered;
    private final Set<String> layers = new HashSet<>();

    KerasScopes(OnnxFile file) {
        this.nodes = file.nodes();
        List<String> scopes = nodes.stream()
                .map(OnnxNode::name)
                .filter(name -> name.contains("/") && !MADE.matcher(name).matches())
                .map(KerasScopes::scopes)
                .filter(parts -> parts.size() > 1)
                .flatMap(parts -> parts.subList(0, 2).stream())
                .toList();
        this.numbered = !scopes.isEmpty()
                && scopes.stream().allMatch(s -> NUMBERED.matcher(s).matches());
        nodes.stream()
                .flatMap(node -> Stream.concat(Stream.of(node.name()), node.outputs().stream()))
                .filter(name -> !MADE.matcher(name).matches())
                .forEach(name -> layers.add(String.join("/", outer(scopes(name)))));
    }

    /** All parts of a name but the last. */
    private static List<String> scopes(String name) {
        String bare = name.replaceFirst(":\\d+$", "").replaceFirst("^StatefulPartitionedCall/", "");
        List<String> parts = List.of(bare.split("/", -1));
        return parts.subList(0, parts.size() - 1);
    }

    private List<String> outer(List<String> scopes) {
        int end = 0;
        while (end < scopes.size()
                && !INNER.contains(scopes.get(end))
                && (!numbered || NUMBERED.matcher(scopes.get(end)).matches())) {
            end++;
        }
        return scopes.subList(0, end);
    }

    /** The layer that a name belongs to, with those around it and without the model; empty for none. */
    private List<String> layer(String name) {
        List<String> outer = outer(scopes(name));
        // Of a weight's name, what stands behind the layer's may be an operation's.
        while (!numbered && !outer.isEmpty() && !layers.contains(String.join("/", outer))) {
            outer = outer.subList(0, outer.size() - 1);
        }
        List<String> paths = new ArrayList<>();
        String path = "";
        for (int i = 1; i < outer.size(); i++) {
            String own = numbered ? outer.get(i).replaceFirst("_\\d+$", "") : outer.get(i);
            path = NodePlace.plain(path.isEmpty() ? own : path + '.' + own);
            paths.add(path);
        }
        return paths;
    }

    List<NodePlace> places() {
        Map<String, List<String>> makers = new HashMap<>();
        List<List<String>> own = new ArrayList<>();
        KindsOfScopes kinds = new KindsOfScopes();
        for (OnnxNode node : nodes) {
            List<String> layer = layer(node, makers);
            own.add(layer);
            node.outputs().forEach(output -> makers.put(output, layer));
            if (!layer.isEmpty()) {
                kinds.add(layer.get(layer.size() - 1), node.operator());
            }
        }
        List<NodePlace> places = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            places.add(place(nodes.get(i), own.get(i), kinds));
        }
        return places;
    }

    private List<String> layer(OnnxNode node, Map<String, List<String>> makers) {
        if (node.operator().equals("Conv")) {
            List<String> ofWeight =
                    node.inputs().size() > 1 ? layer(node.inputs().get(1)) : List.of();
            if (!ofWeight.isEmpty()) {
                return ofWeight;
            }
        }
        List<String> named = layer(node.name());
        if (!MADE.matcher(node.name()).matches()) {
            return named;
        }
        boolean behind = !node.inputs().isEmpty()
                && !named.isEmpty()
                && named.equals(makers.get(node.inputs().get(0)));
        return behind ? named : List.of();
    }

    private NodePlace place(OnnxNode node, List<String> layer, KindsOfScopes kinds) {
        if (layer.isEmpty()) {
            return NodePlace.UNKNOWN;
        }
        Optional<List<String>> normalisation = Optional.empty();
        if (node.operator().equals("Conv")) {
            List<String> names = new ArrayList<>(List.of(node.name()));
            names.addAll(node.outputs());
            names.addAll(node.inputs()
                    .subList(Math.min(2, node.inputs().size()), node.inputs().size()));
            normalisation = names.stream()
                    .filter(name ->
                            !name.equals(node.name()) || !MADE.matcher(name).matches())
                    .filter(name -> name.contains("/batchnorm/") || name.contains("/FusedBatchNorm"))
                    .map(this::layer)
                    .filter(other -> !other.isEmpty() && !other.equals(layer))
                    .findFirst();
        }
        return new NodePlace(Optional.of(kinds.frames(layer)), normalisation.map(path -> {
            List<org.modelaudit.torch.graph.Frame> frames =
                    new ArrayList<>(kinds.frames(path.subList(0, path.size() - 1)));
            frames.add(NodePlace.frame(path.get(path.size() - 1), "BatchNormalization"));
            return frames;
        }));
    }
}
