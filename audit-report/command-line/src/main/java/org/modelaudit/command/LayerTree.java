package org.modelaudit.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.modelaudit.error.ModelException;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Layer;
import org.modelaudit.model.MapLayout;

/**
 * A model's layers as a tree: children below their parents, in the order in which they first ran. Every line begins with the whole path, so
 * that it can be copied.
 */
final class LayerTree {

    private static final String INDENT = "  ";

    private final String name;
    private final Map<String, LayerTree> children = new LinkedHashMap<>();
    private final List<Layer> calls = new ArrayList<>();

    private LayerTree(String name) {
        this.name = name;
    }

    /**
     * The tree with kind, shape of the output for one picture, and number of parameters; the default of class activation maps is
     * marked, and what a file returns beside its logits stands below.
     */
    static String of(AuditedModel model) {
        LayerTree root = new LayerTree("");
        for (Layer layer : model.layers()) {
            LayerTree node = root;
            for (String part : layer.module().split("\\.", -1)) {
                node = node.child(part);
            }
            node.calls.add(layer);
        }
        List<String[]> rows = new ArrayList<>();
        root.children.values().forEach(child -> child.collect(rows, 0, defaultLayer(model)));
        return heading(model) + table(rows) + outputs(model);
    }

    /** What the file returns beside its logits; nothing where it returns these alone. */
    private static String outputs(AuditedModel model) {
        return model.outputs().all().isEmpty() ? "" : "returns %s%n".formatted(model.outputs());
    }

    private static String heading(AuditedModel model) {
        return "%s: %s, %d classes, input %d×%d×%d, %s%n"
                .formatted(
                        model.identity().file(),
                        model.identity().form(),
                        model.classes(),
                        model.input().colour().channels(),
                        model.input().height(),
                        model.input().width(),
                        model.output().meaning());
    }

    private static @Nullable String defaultLayer(AuditedModel model) {
        try {
            return model.defaultLayer().path();
        } catch (ModelException e) {
            return null;
        }
    }

    private LayerTree child(String part) {
        return children.computeIfAbsent(part, any -> new LayerTree(name.isEmpty() ? part : name + "." + part));
    }

    private void collect(List<String[]> rows, int depth, @Nullable String defaultPath) {
        if (calls.isEmpty()) {
            rows.add(new String[] {INDENT.repeat(depth) + name, "", "", "", ""});
        }
        for (Layer call : calls) {
            rows.add(new String[] {
                INDENT.repeat(depth) + call.path(),
                call.kind(),
                call.outputShape() == null ? "no tensor" : call.outputShape().toString(),
                call.parameters() == 0 ? "" : grouped(call.parameters()),
                remark(call, defaultPath)
            });
        }
        children.values().forEach(child -> child.collect(rows, depth + 1, defaultPath));
    }

    private static String remark(Layer layer, @Nullable String defaultPath) {
        List<String> remarks = new ArrayList<>();
        if (layer.path().equals(defaultPath)) {
            remarks.add("<- class activation maps look here unless told otherwise");
        }
        if (layer.isMap() && !MapLayout.channelsFirst().equals(layer.layout())) {
            remarks.add(layer.mapDescription() + (layer.isRead() ? "" : "; no cell reaches the logits"));
        }
        return String.join("; ", remarks);
    }

    private static String table(List<String[]> rows) {
        String[] head = {"path", "kind", "output", "parameters", ""};
        List<String[]> all = new ArrayList<>(List.<String[]>of(head));
        all.addAll(rows);
        int[] widths = new int[head.length];
        all.forEach(row -> {
            for (int i = 0; i < row.length; i++) {
                widths[i] = Math.max(widths[i], row[i].length());
            }
        });
        StringBuilder table = new StringBuilder();
        for (String[] row : all) {
            String line = String.join(
                    INDENT,
                    padded(row[0], widths[0]),
                    padded(row[1], widths[1]),
                    padded(row[2], widths[2]),
                    " ".repeat(widths[3] - row[3].length()) + row[3],
                    row[4]);
            table.append(line.stripTrailing()).append(System.lineSeparator());
        }
        return table.toString();
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }

    /** With a comma after each three digits; a formatter costs more to load than the whole tree to write. */
    private static String grouped(long number) {
        StringBuilder digits = new StringBuilder(Long.toString(number));
        for (int i = digits.length() - 3; i > 0; i -= 3) {
            digits.insert(i, ',');
        }
        return digits.toString();
    }
}
