package org.modelaudit.torch.onnx;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.modelaudit.onnx.file.OnnxFile;
import org.modelaudit.onnx.file.OnnxNode;

/**
 * The modules of all nodes, as whoever wrote the file noted them down.
 *
 * @param places one for each node of the file
 * @param kind of the top module
 * @param ofModules whether these are the modules of a framework, and not the nodes themselves
 * @param assumed whether the names of folded normalisations follow from those of the convolutions and do not stand in the file
 */
record NodePlaces(List<NodePlace> places, String kind, boolean ofModules, boolean assumed) {

    static final String KERAS = "Keras";

    private static final Pattern NUMBERED = Pattern.compile("(.*)_(\\d{1,6})");

    static NodePlaces of(OnnxFile file) {
        List<OnnxNode> nodes = file.nodes();
        if (nodes.stream().anyMatch(DynamoScopes::isIn)) {
            return new NodePlaces(new DynamoScopes(nodes).places(), DynamoScopes.top(nodes), true, false);
        }
        if (file.producer().contains("tf2onnx")) {
            return new NodePlaces(new KerasScopes(file).places(), KERAS, true, false);
        }
        NodePlaces traced = new NodePlaces(new TracedScopes(nodes).places(), "Traced", true, true);
        return traced.paths().isEmpty() ? ofNodes(nodes) : traced;
    }

    /** Where nothing is known of modules, each node is one, by its own name or that of what it makes. */
    private static NodePlaces ofNodes(List<OnnxNode> nodes) {
        List<NodePlace> places = nodes.stream()
                .map(node -> NodePlace.plain(node.title()).isEmpty()
                        ? NodePlace.of(List.of())
                        : NodePlace.of(List.of(NodePlace.frame(NodePlace.plain(node.title()), node.operator()))))
                .toList();
        return new NodePlaces(places, "Graph", false, false);
    }

    /** Paths of all modules. */
    Set<String> paths() {
        Set<String> paths = new HashSet<>();
        for (NodePlace place : places) {
            List.of(place.frames(), place.folded())
                    .forEach(frames -> frames.orElse(List.of()).forEach(frame -> paths.add(frame.path())));
        }
        return paths;
    }

    /**
     * What tracing calls {@code relu_1} may be the second call of {@code relu}, which is {@code relu#2} in other formats.
     *
     * @return such names, each with the path that the file has
     */
    Map<String, String> furtherCalls() {
        Map<String, String> calls = new HashMap<>();
        if (!assumed) {
            return calls;
        }
        Set<String> known = paths();
        for (String path : known) {
            Matcher numbered = NUMBERED.matcher(path);
            if (numbered.matches() && known.contains(numbered.group(1))) {
                int call = Integer.parseInt(numbered.group(2)) + 1;
                calls.put(numbered.group(1) + '#' + call, path);
                calls.put(numbered.group(1) + "#1", numbered.group(1));
            }
        }
        return calls;
    }

    /** What a reader of the report should know. */
    Optional<String> remark() {
        List<NodePlace> folded =
                places.stream().filter(place -> place.folded().isPresent()).toList();
        if (folded.isEmpty()) {
            return Optional.empty();
        }
        NodePlace first = folded.get(0);
        return Optional.of(
                "The file has %d convolutions with their batch normalisation folded in; at the name of either ('%s', '%s') is the output of the normalisation.%s"
                        .formatted(
                                folded.size(),
                                NodePlace.path(first.frames()),
                                NodePlace.path(first.folded()),
                                assumed
                                        ? " The names of the normalisations are not in the file; they are taken from those of the convolutions."
                                        : ""));
    }
}
