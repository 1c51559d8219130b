package org.modelaudit.localization;

import java.util.Optional;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.image.Box;

/**
 * From a map to a box: the pixels that reach a level, their largest 8-connected segment, the box around it.
 *
 * <p>Zhou et al., Learning Deep Features for Discriminative Localization (CAM), CVPR 2016, section 3.2, with 20 % of the
 * maximum. The segment's size is its number of pixels; of two equally large ones the upper, then the left one counts.
 *
 * @param level that a pixel must reach
 */
public record HotSegment(HotLevel level) {

    static final HotLevel PAPER_LEVEL = new HotLevel.FractionOfMaximum(0.20);

    /** With the CAM paper's threshold, 20 % of the maximum. */
    public static HotSegment ofPaper() {
        return new HotSegment(PAPER_LEVEL);
    }

    /**
     * The box around the largest segment.
     *
     * @param map at the size of the input
     * @return the box, empty where no pixel is positive
     */
    public Optional<Box> box(Heatmap map) {
        return map.max() > 0 ? Optional.of(largest(map, level.of(map))) : Optional.empty();
    }

    /**
     * The box around the largest segment of the pixels that reach {@code level}.
     *
     * @param level at most the map's maximum
     */
    static Box largest(Heatmap map, double level) {
        return Segment.of(map, level).stream()
                .reduce((best, next) -> next.pixels() > best.pixels() ? next : best)
                .orElseThrow()
                .box();
    }
}
