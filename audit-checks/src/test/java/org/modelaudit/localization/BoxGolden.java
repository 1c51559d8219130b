package org.modelaudit.localization;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.modelaudit.golden.GoldenComparison;
import org.modelaudit.golden.GoldenEntry;
import org.modelaudit.golden.GoldenMethods;
import org.modelaudit.golden.GoldenRow;
import org.modelaudit.image.Box;

/** Section G: boxes around hot pixels, and how well they fit. */
public final class BoxGolden implements GoldenMethods {

    private static final double EDGE_TOLERANCE = 1;
    private static final double IOU_TOLERANCE = 0.02;
    private static final String CLOVAAI =
            "clovaai quantises the map to 8 bits (most of the boxes that differ), takes the contour of the largest area instead of the most pixels (the rest), cuts a box off before the last pixel and counts both its ends in the IoU";

    @Override
    public Map<String, GoldenComparison> comparisons() {
        return Map.of(
                "G/weakly_supervised_boxes", BoxGolden::boxes,
                "G/mean_best_iou", BoxGolden::means);
    }

    private static List<GoldenRow> boxes(GoldenEntry entry) {
        Map<String, Pairs> pairs = new TreeMap<>();
        StoredMaps maps = StoredMaps.of(entry);
        for (JsonElement element : entry.json().getAsJsonArray("per_map_image")) {
            JsonObject one = element.getAsJsonObject();
            maps.map(one.get("map").getAsString(), one.get("image").getAsInt()).ifPresent(map -> {
                List<Box> truth = maps.truth(one.get("image").getAsInt());
                one.getAsJsonObject("boxes").asMap().forEach((rule, expected) -> {
                    Box ours = new HotSegment(level(rule)).box(map).orElseThrow();
                    boolean energy = rule.startsWith("energy");
                    JsonObject theirs = expected.getAsJsonObject();
                    pairs.computeIfAbsent(rule, name -> new Pairs())
                            .add(
                                    ours,
                                    truth,
                                    theirs.getAsJsonArray(energy ? "box_largest_component" : "box"),
                                    theirs.getAsJsonArray(energy ? "iou_lcc" : "iou"));
                });
            });
        }
        List<GoldenRow> rows = new ArrayList<>();
        pairs.forEach((rule, pair) -> rows.addAll(pair.rows(rule)));
        return rows;
    }

    /** The level of {@code thr20}, {@code wsol_thr20} or {@code energy95}. */
    private static HotLevel level(String rule) {
        double percent = Double.parseDouble(rule.replaceAll("\\D", "")) / 100;
        return rule.startsWith("energy")
                ? new HotLevel.ShareOfEnergy(percent)
                : new HotLevel.FractionOfMaximum(percent);
    }

    private static List<GoldenRow> means(GoldenEntry entry) {
        StoredMaps maps = StoredMaps.of(entry);
        List<GoldenRow> rows = new ArrayList<>();
        entry.json().getAsJsonObject("result").asMap().forEach((method, means) -> {
            List<Double> theirs = new ArrayList<>();
            List<Double> ours = new ArrayList<>();
            means.getAsJsonObject().asMap().forEach((rule, mean) -> {
                double sum = 0;
                int images = 0;
                for (int image : images(maps, method)) {
                    List<Box> truth = maps.truth(image);
                    if (!truth.isEmpty() && maps.map(method, image).isPresent()) {
                        Box box = new HotSegment(level(rule))
                                .box(maps.map(method, image).orElseThrow())
                                .orElseThrow();
                        sum += LocalizationIou.best(box, truth);
                        images++;
                    }
                }
                theirs.add(mean.getAsDouble());
                ours.add(sum / images);
            });
            rows.add(GoldenRow.absolute(
                    method,
                    theirs.stream().mapToDouble(d -> d).toArray(),
                    ours.stream().mapToDouble(d -> d).toArray(),
                    IOU_TOLERANCE));
        });
        return rows;
    }

    private static List<Integer> images(StoredMaps maps, String method) {
        return maps.entry("G", "weakly_supervised_boxes").json().getAsJsonArray("per_map_image").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .filter(one -> one.get("map").getAsString().equals(method))
                .map(one -> one.get("image").getAsInt())
                .toList();
    }

    /** Edges and IoU of all boxes of one rule, theirs and ours. */
    private static final class Pairs {

        private final List<Double> theirEdges = new ArrayList<>();
        private final List<Double> ourEdges = new ArrayList<>();
        private final List<Double> theirIous = new ArrayList<>();
        private final List<Double> ourIous = new ArrayList<>();

        void add(Box ours, List<Box> truth, JsonArray edges, JsonArray ious) {
            edges.forEach(edge -> theirEdges.add(edge.getAsDouble()));
            ourEdges.addAll(List.of(ours.left(), ours.top(), ours.right(), ours.bottom()));
            ious.forEach(iou -> theirIous.add(iou.getAsDouble()));
            truth.forEach(box -> ourIous.add(ours.iou(box)));
        }

        List<GoldenRow> rows(String rule) {
            GoldenRow edges = row(rule + " box", theirEdges, ourEdges, EDGE_TOLERANCE);
            GoldenRow ious = row(rule + " IoU", theirIous, ourIous, IOU_TOLERANCE);
            return rule.startsWith("wsol")
                    ? List.of(edges.byDesign(CLOVAAI), ious.byDesign(CLOVAAI))
                    : List.of(edges, ious);
        }

        private static GoldenRow row(String name, List<Double> theirs, List<Double> ours, double tolerance) {
            return GoldenRow.absolute(
                    name,
                    theirs.stream().mapToDouble(d -> d).toArray(),
                    ours.stream().mapToDouble(d -> d).toArray(),
                    tolerance);
        }
    }
}
