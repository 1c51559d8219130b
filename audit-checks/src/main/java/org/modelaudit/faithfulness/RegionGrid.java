package org.modelaudit.faithfulness;

import org.modelaudit.explain.Heatmap;

/**
 * The picture in square regions that do not overlap, from the upper left corner; those at the right and lower edge are smaller
 * where the picture is not a multiple.
 *
 * @param width of the picture, in pixels
 * @param height of the picture, in pixels
 * @param side of a region, in pixels
 */
record RegionGrid(int width, int height, int side) {

    RegionGrid {
        if (side < 1) {
            throw new IllegalArgumentException("A region has a side of at least one pixel, but got " + side + ".");
        }
    }

    static RegionGrid of(ExplainedPicture picture, int side) {
        return new RegionGrid(picture.width(), picture.height(), side);
    }

    int columns() {
        return (width + side - 1) / side;
    }

    int rows() {
        return (height + side - 1) / side;
    }

    int count() {
        return columns() * rows();
    }

    /** Region of each pixel, {@code H·W} numbers. */
    int[] regions() {
        int[] regions = new int[width * height];
        for (int p = 0; p < regions.length; p++) {
            regions[p] = p / width / side * columns() + p % width / side;
        }
        return regions;
    }

    /** Sum of a map over each region, one cell for each. */
    Heatmap sums(Heatmap map) {
        return new Heatmap(columns(), rows(), Segments.sums(map, regions(), count()));
    }

    /**
     * One region at each step, ranked by the sum of the signed map.
     *
     * @param steps how many regions are replaced
     */
    ReplacementSchedule schedule(ExplainedPicture picture, RemovalOrder order, int steps) {
        int[] ranking = order.of(picture.mostRelevantFirst(sums(picture.map())));
        return ReplacementSchedule.ofSegments(ranking, regions(), steps);
    }
}
