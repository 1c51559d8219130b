package org.modelaudit.model;

import java.util.List;
import java.util.Locale;

/** Prints layers as a table. */
final class LayerDescription {

    private LayerDescription() {}

    static String of(List<Layer> layers) {
        int path = layers.stream().mapToInt(l -> l.path().length()).max().orElse(4);
        int kind = layers.stream().mapToInt(l -> l.kind().length()).max().orElse(4);
        String format = "%-" + Math.max(path, 4) + "s  %-" + Math.max(kind, 4) + "s  %-20s  %12s%n";
        StringBuilder table =
                new StringBuilder(String.format(Locale.ROOT, format, "path", "kind", "output", "parameters"));
        for (Layer layer : layers) {
            String shape = layer.outputShape() == null
                    ? "no tensor"
                    : layer.outputShape().toString();
            table.append(String.format(Locale.ROOT, format, layer.path(), layer.kind(), shape, layer.parameters()));
        }
        return table.toString();
    }
}
