package org.modelaudit.localization;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.golden.GoldenDirectory;
import org.modelaudit.golden.GoldenEntry;
import org.modelaudit.image.Box;
import org.modelaudit.testing.NpyFile;

/**
 * The maps and true boxes of one network's reference values: maps as they were fed to the metrics, or else made from the
 * raw map of the last layer in the same way.
 *
 * @param directory that they lie in
 * @param network whose they are
 */
record StoredMaps(GoldenDirectory directory, String network) {

    static StoredMaps of(GoldenEntry entry) {
        return new StoredMaps(entry.directory(), entry.network());
    }

    /** Empty where neither kind of file is there. */
    Optional<Heatmap> map(String method, int image) {
        String fed = network + "/C/maps_" + method + ".npy";
        if (Files.exists(directory.path(fed))) {
            return Optional.of(read(directory.array(fed), image));
        }
        String raw = network + "/B/final/" + method + "_raw.npy";
        if (Files.notExists(directory.path(raw))) {
            return Optional.empty();
        }
        int side = size();
        return Optional.of(
                scaled(read(directory.array(raw), image).positivePart()).resized(side, side));
    }

    private int size() {
        return (int)
                directory.array(entry("C", "maps_fed_to_metrics").text("input")).shape()[2];
    }

    GoldenEntry entry(String section, String method) {
        return directory.entries().stream()
                .filter(e -> e.section().equals(section)
                        && e.method().equals(method)
                        && e.network().equals(network))
                .findFirst()
                .orElseThrow();
    }

    /** Either one list of boxes for each image, or one box for all of them. */
    List<Box> truth(int image) {
        JsonArray boxes = entry("G", "weakly_supervised_boxes").json().getAsJsonArray("gt_boxes");
        boolean oneForAll = boxes.get(0).getAsJsonArray().size() == 4
                && boxes.get(0).getAsJsonArray().get(0).isJsonPrimitive();
        List<Box> truth = new ArrayList<>();
        if (oneForAll) {
            truth.add(box(boxes.get(0).getAsJsonArray()));
        } else {
            boxes.get(image).getAsJsonArray().forEach(box -> truth.add(box(box.getAsJsonArray())));
        }
        return truth;
    }

    static Box box(JsonArray edges) {
        double[] e = numbers(edges);
        return new Box(e[0], e[1], e[2], e[3]);
    }

    static double[] numbers(JsonArray values) {
        return values.asList().stream().mapToDouble(JsonElement::getAsDouble).toArray();
    }

    private static Heatmap read(NpyFile maps, int image) {
        return new Heatmap((int) maps.shape()[2], (int) maps.shape()[1], maps.row(image));
    }

    private static Heatmap scaled(Heatmap map) {
        float min = map.min();
        float max = map.max() - min;
        float[] values = map.values();
        for (int i = 0; i < values.length; i++) {
            values[i] = (values[i] - min) / (1e-7f + max);
        }
        return new Heatmap(map.width(), map.height(), values);
    }
}
