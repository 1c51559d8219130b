package org.modelaudit.localization;

import boofcv.alg.filter.binary.BinaryImageOps;
import boofcv.struct.ConnectRule;
import boofcv.struct.image.GrayS32;
import boofcv.struct.image.GrayU8;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.image.Box;

/**
 * Hot pixels that touch each other, at an edge or at a corner.
 *
 * @param box the smallest around them
 * @param pixels how many there are
 */
record Segment(Box box, int pixels) {

    /** All segments of the pixels that reach {@code level}, the upper, then the left one first. */
    static List<Segment> of(Heatmap map, double level) {
        GrayU8 hot = new GrayU8(map.width(), map.height());
        for (int y = 0; y < map.height(); y++) {
            for (int x = 0; x < map.width(); x++) {
                hot.set(x, y, map.value(x, y) >= level ? 1 : 0);
            }
        }
        GrayS32 labels = new GrayS32(map.width(), map.height());
        @Nullable
        Extent[] extents = new Extent
                [BinaryImageOps.contour(hot, ConnectRule.EIGHT, labels).size()];
        for (int y = 0; y < labels.height; y++) {
            for (int x = 0; x < labels.width; x++) {
                int label = labels.get(x, y);
                if (label > 0) {
                    Extent known = extents[label - 1];
                    extents[label - 1] = known == null ? Extent.of(x, y) : known.with(x, y);
                }
            }
        }
        List<Segment> segments = new ArrayList<>();
        for (Extent extent : extents) {
            if (extent != null) {
                segments.add(extent.segment());
            }
        }
        return segments;
    }

    /** How far a segment reaches, edges inclusive, and how many pixels it has. */
    private record Extent(int left, int top, int right, int bottom, int pixels) {

        static Extent of(int x, int y) {
            return new Extent(x, y, x, y, 1);
        }

        Extent with(int x, int y) {
            return new Extent(Math.min(left, x), Math.min(top, y), Math.max(right, x), Math.max(bottom, y), pixels + 1);
        }

        Segment segment() {
            return new Segment(new Box(left, top, right + 1, bottom + 1), pixels);
        }
    }
}
