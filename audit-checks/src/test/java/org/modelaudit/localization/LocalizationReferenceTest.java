package org.modelaudit.localization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.image.Box;
import org.modelaudit.metric.Outcome;
import org.modelaudit.testing.NpyFile;
import org.modelaudit.testing.ReferenceValues;

/** The same maps give the same boxes, IoU and energy as the reference values do. */
class LocalizationReferenceTest {

    private static final Map<String, Double> THRESHOLDS =
            Map.of("thr05", 0.05, "thr10", 0.10, "thr15", 0.15, "thr20", 0.20);
    private static final Set<String> STORED_MAPS = Set.of("gradcam", "eigencam", "gradabs");

    @Test
    void boxes_and_iou_equal_the_reference_at_every_threshold() {
        ReferenceValues reference = ReferenceValues.load();
        int compared = 0;
        for (JsonObject entry : reference.entries("G", "weakly_supervised_boxes")) {
            String model = entry.get("model").getAsString();
            for (JsonElement element : entry.getAsJsonArray("per_map_image")) {
                JsonObject one = element.getAsJsonObject();
                String method = one.get("map").getAsString();
                if (!STORED_MAPS.contains(method)) {
                    continue;
                }
                Heatmap map = map(
                        reference.array(model + "/C/maps_" + method + ".npy"),
                        one.get("image").getAsInt());
                List<Box> truth =
                        truth(entry.getAsJsonArray("gt_boxes"), one.get("image").getAsInt());
                for (Map.Entry<String, Double> threshold : THRESHOLDS.entrySet()) {
                    JsonObject expected = one.getAsJsonObject("boxes").getAsJsonObject(threshold.getKey());
                    assertThat(new HotSegment(threshold.getValue()).box(map))
                            .as("%s %s", model, one)
                            .contains(box(expected.getAsJsonArray("box")));
                    if (!truth.isEmpty()) {
                        Outcome.Value iou = (Outcome.Value) LocalizationIou.localizationIou()
                                .thresholdedAt(threshold.getValue())
                                .measure(map, truth);
                        assertThat(iou.value()).isCloseTo(best(expected.getAsJsonArray("iou")), within(1e-9));
                    }
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(100);
    }

    @Test
    void energy_equals_the_reference() {
        ReferenceValues reference = ReferenceValues.load();
        int compared = 0;
        for (JsonObject entry : reference.entries("C", "energy_pointing_game")) {
            String model = entry.get("model").getAsString();
            JsonObject boxes = reference.entries("G", "weakly_supervised_boxes").stream()
                    .filter(e -> e.get("model").getAsString().equals(model))
                    .findFirst()
                    .orElseThrow();
            NpyFile maps = reference.array(model + "/C/maps_" + entry.get("map").getAsString() + ".npy");
            for (int i = 0; i < entry.getAsJsonArray("images").size(); i++) {
                int image = entry.getAsJsonArray("images").get(i).getAsInt();
                Outcome.Value energy = (Outcome.Value) EnergyPointingGame.energyPointingGame()
                        .measure(map(maps, image), truth(boxes.getAsJsonArray("gt_boxes"), image));
                double expected = entry.getAsJsonArray("result").get(i).getAsDouble();
                assertThat(energy.value()).as("%s", entry).isCloseTo(expected, within(1e-4 * expected));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(30);
    }

    private static Heatmap map(NpyFile maps, int image) {
        return new Heatmap((int) maps.shape()[2], (int) maps.shape()[1], maps.row(image));
    }

    /** Either one list of boxes for each image, or one box for all of them. */
    private static List<Box> truth(JsonArray boxes, int image) {
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

    private static Box box(JsonArray edges) {
        return new Box(
                edges.get(0).getAsDouble(),
                edges.get(1).getAsDouble(),
                edges.get(2).getAsDouble(),
                edges.get(3).getAsDouble());
    }

    private static double best(JsonArray values) {
        double best = 0;
        for (JsonElement value : values) {
            best = Math.max(best, value.getAsDouble());
        }
        return best;
    }
}
