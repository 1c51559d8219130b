package org.modelaudit.localization;

import boofcv.alg.filter.binary.BinaryImageOps;
import boofcv.struct.ConnectRule;
import boofcv.struct.image.GrayS32;
import boofcv.struct.image.GrayU8;
import java.util.Optional;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.image.Box;

/**
 * From a map to a box: the pixels that reach a fraction of the maximum, their largest 8-connected segment, the box around
 * it.
 *
 * <p>Zhou et al., Learning Deep Features for Discriminative Localization (CAM), CVPR 2016, section 3.2, with 20 % of the
 * maximum. The segment's size is its number of pixels; of two equally large ones the upper, then the left one counts.
 *
 * @param threshold fraction of the map's maximum that a pixel must reach, in (0, 1]
 */
public record HotSegment(double threshold) {

    /** The CAM paper's threshold. */
    public static final double PAPER_THRESHOLD = 0.20;

    public HotSegment {
        if (!(threshold > 0 && threshold <= 1)) {
            throw new IllegalArgumentException(
                    "The threshold is a fraction of the map's maximum in (0, 1], but got " + threshold + ".");
        }
    }

    /**
     * The box around the largest segment.
     *
     * @param map at the size of the input
     * @return the box, empty where no pixel is positive
     */
    public Optional<Box> box(Heatmap map) {
        float max = map.max();
        if (!(max > 0)) {
            return Optional.empty();
        }
        GrayU8 hot = new GrayU8(map.width(), map.height());
        for (int y = 0; y < map.height(); y++) {
            for (int x = 0; x < map.width(); x++) {
                hot.set(x, y, map.value(x, y) >= threshold * max ? 1 : 0);
            }
        }
        GrayS32 labels = new GrayS32(map.width(), map.height());
        int segments = BinaryImageOps.contour(hot, ConnectRule.EIGHT, labels).size();
        return Optional.of(largest(labels, segments));
    }

    private static Box largest(GrayS32 labels, int segments) {
        Extent[] extents = new Extent[segments];
        for (int y = 0; y < labels.height; y++) {
            for (int x = 0; x < labels.width; x++) {
                int label = labels.get(x, y);
                if (label > 0) {
                    Extent known = extents[label - 1];
                    extents[label - 1] = known == null ? Extent.of(x, y) : known.with(x, y);
                }
            }
        }
        Extent best = extents[0];
        for (Extent extent : extents) {
            best = extent.pixels > best.pixels ? extent : best;
        }
        return new Box(best.left, best.top, best.right + 1, best.bottom + 1);
    }

    /** How far a segment reaches, edges inclusive, and how many pixels it has. */
    private record Extent(int left, int top, int right, int bottom, int pixels) {

        static Extent of(int x, int y) {
            return new Extent(x, y, x, y, 1);
        }

        Extent with(int x, int y) {
            return new Extent(Math.min(left, x), Math.min(top, y), Math.max(right, x), Math.max(bottom, y), pixels + 1);
        }
    }
}
