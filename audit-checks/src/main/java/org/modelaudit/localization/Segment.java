package org.modelaudit.localization;

import java.util.ArrayList;
import java.util.List;
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
        HotPixels hot = HotPixels.of(map, level);
        List<Segment> segments = new ArrayList<>();
        for (int pixel = 0; pixel < hot.left().length; pixel++) {
            if (hot.left()[pixel]) {
                segments.add(hot.take(pixel));
            }
        }
        return segments;
    }

    /**
     * Pixels of which segments are taken. By hand, since a library's contours are lists of points that nobody reads here, seven times the
     * memory of the map, for each map of an audit.
     *
     * @param left whether a pixel is hot and in no segment yet
     * @param waiting room for pixels whose neighbours were not looked at; each waits once at most
     */
    @SuppressWarnings("ArrayRecordComponent")
    private record HotPixels(int width, int height, boolean[] left, int[] waiting) {

        static HotPixels of(Heatmap map, double level) {
            boolean[] hot = new boolean[map.width() * map.height()];
            for (int y = 0; y < map.height(); y++) {
                for (int x = 0; x < map.width(); x++) {
                    hot[y * map.width() + x] = map.value(x, y) >= level;
                }
            }
            return new HotPixels(map.width(), map.height(), hot, new int[hot.length]);
        }

        /** The segment of the pixel, whose first one by rows it is. */
        Segment take(int first) {
            int start = first % width;
            int end = start;
            int top = first / width;
            int bottom = top;
            int pixels = 0;
            int waits = await(first, 0);
            while (waits > 0) {
                int pixel = waiting[--waits];
                int x = pixel % width;
                int y = pixel / width;
                pixels++;
                start = Math.min(start, x);
                end = Math.max(end, x);
                bottom = Math.max(bottom, y);
                for (int ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
                    for (int nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
                        waits = left[ny * width + nx] ? await(ny * width + nx, waits) : waits;
                    }
                }
            }
            return new Segment(new Box(start, top, end + 1, bottom + 1), pixels);
        }

        private int await(int pixel, int waits) {
            left[pixel] = false;
            waiting[waits] = pixel;
            return waits + 1;
        }
    }
}
