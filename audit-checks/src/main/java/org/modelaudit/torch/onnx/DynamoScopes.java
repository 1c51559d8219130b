package org.modelaudit.torch.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.modelaudit.onnx.file.OnnxNode;
import org.modelaudit.torch.graph.Frame;

/**
 * What {@code torch.onnx.export(dynamo=True)} notes down at every node: the paths of the modules that were being called, and their
 * classes, each as a list of Python. A batch normalisation that it folds into a convolution leaves its own place at the node, and the
 * convolution's in the name of the weights.
 */
record DynamoScopes(List<OnnxNode> nodes) {

    private static final String PATHS = "pkg.torch.onnx.name_scopes";
    private static final String CLASSES = "pkg.torch.onnx.class_hierarchy";
    private static final Pattern TEXT = Pattern.compile("'((?:[^'\\\\]|\\\\.)*)'|\"((?:[^\"\\\\]|\\\\.)*)\"");

    static boolean isIn(OnnxNode node) {
        return node.metadata().containsKey(PATHS);
    }

    /** Class of the top module. */
    static String top(List<OnnxNode> nodes) {
        return nodes.stream()
                .filter(DynamoScopes::isIn)
                .flatMap(node -> list(node, CLASSES).stream().limit(1))
                .map(DynamoScopes::simple)
                .findFirst()
                .orElse("Graph");
    }

    List<NodePlace> places() {
        return nodes.stream().map(DynamoScopes::place).toList();
    }

    private static NodePlace place(OnnxNode node) {
        if (!isIn(node)) {
            return NodePlace.UNKNOWN;
        }
        List<String> paths = list(node, PATHS);
        List<String> classes = list(node, CLASSES);
        List<Frame> frames = new ArrayList<>();
        // The first is the top module, the last the operation itself.
        for (int i = 0; i < paths.size() - 1; i++) {
            boolean again =
                    !frames.isEmpty() && frames.get(frames.size() - 1).path().equals(paths.get(i));
            if (!paths.get(i).isEmpty() && !again) {
                String kind = i < classes.size() ? simple(classes.get(i)) : "Module";
                frames.add(NodePlace.frame(NodePlace.plain(paths.get(i)), kind));
            }
        }
        return convolution(node, frames)
                .map(inner -> new NodePlace(Optional.of(inner), Optional.of(List.copyOf(frames))))
                .orElseGet(() -> NodePlace.of(frames));
    }

    /** The modules of a convolution whose weights belong to another module than the node. */
    private static Optional<List<Frame>> convolution(OnnxNode node, List<Frame> frames) {
        if (!node.operator().startsWith("Conv")
                || frames.isEmpty()
                || node.inputs().size() < 2) {
            return Optional.empty();
        }
        Frame own = frames.get(frames.size() - 1);
        String weight = node.inputs().get(1);
        int dot = weight.lastIndexOf('.');
        boolean other = dot > 0
                && weight.matches("[\\w.]+")
                && own.kind().contains("Norm")
                && !weight.substring(0, dot).equals(own.path());
        if (!other) {
            return Optional.empty();
        }
        String path = weight.substring(0, dot);
        List<Frame> inner = new ArrayList<>();
        for (Frame frame : frames) {
            if (path.startsWith(frame.path() + '.')) {
                inner.add(frame);
            }
        }
        inner.add(NodePlace.frame(path, node.operator()));
        return Optional.of(inner);
    }

    private static List<String> list(OnnxNode node, String key) {
        List<String> texts = new ArrayList<>();
        Matcher text = TEXT.matcher(node.metadata().getOrDefault(key, ""));
        while (text.find()) {
            texts.add(text.group(1) == null ? text.group(2) : text.group(1));
        }
        return texts;
    }

    /** {@code Conv2d} of {@code torch.nn.modules.conv.Conv2d}. */
    private static String simple(String type) {
        String name = type.substring(type.lastIndexOf('.') + 1).replaceAll("\\W", "_");
        return name.isEmpty() || Character.isDigit(name.charAt(0)) ? "Module" : name;
    }
}
