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
            String line = String.format(Locale.ROOT, format, layer.path(), layer.kind(), shape, layer.parameters());
            String maps = maps(layer);
            table.append(maps.isEmpty() ? line : "%s  %s%n".formatted(line.stripTrailing(), maps));
        }
        return table.toString();
    }

    /** What a table of shapes does not tell: how an output holds its maps, and whether the logits read them. */
    private static String maps(Layer layer) {
        if (!layer.isMap() || MapLayout.channelsFirst().equals(layer.layout())) {
            return "";
        }
        return layer.mapDescription() + (layer.isRead() ? "" : "; no cell reaches the logits");
    }
}
