package org.modelaudit.localization;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.image.Box;

/**
 * The boxes that a map proposes: one around each segment of its hot pixels.
 *
 * @param level that a pixel must reach
 */
record Proposals(HotLevel level) {

    static final Proposals PAPER = new Proposals(HotSegment.PAPER_LEVEL);

    /**
     * @param map not negative, somewhere positive
     * @return at least one
     */
    List<Box> of(Heatmap map) {
        return Segment.of(map, level.of(map)).stream().map(Segment::box).toList();
    }

    Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>(level.settings());
        settings.put("IoU needed", Double.toString(LocalizationIou.IMAGENET_IOU));
        return settings;
    }
}
