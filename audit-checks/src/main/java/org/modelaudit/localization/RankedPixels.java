package org.modelaudit.localization;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.image.Mask;

/**
 * A map's pixels from the hottest to the coldest, equal ones together, each told inside from outside.
 *
 * <p>A rectified map has thousands of equal zeros. Whatever is read off here takes from a group of equal pixels the same
 * share inside and outside as the group holds, which is what breaking ties at random gives on average; the order in which
 * a sort happens to leave them plays no part.
 *
 * @param groups from the hottest to the coldest
 * @param inside pixels in the region
 * @param outside the other pixels that count
 */
record RankedPixels(List<Group> groups, int inside, int outside) {

    /** How many pixels of one value lie inside and outside. */
    record Group(int inside, int outside) {}

    /**
     * @param counted not negative
     * @param region of the map's size, every pixel counted
     */
    static RankedPixels of(CountedMap counted, Mask region) {
        Heatmap map = counted.map();
        // The bits of a positive float rise with it, so one sort of numbers orders both value and membership.
        long[] pixels = new long[counted.pixels()];
        int next = 0;
        for (int y = 0; y < map.height(); y++) {
            for (int x = 0; x < map.width(); x++) {
                if (counted.counts(x, y)) {
                    long bits = Float.floatToIntBits(map.value(x, y) + 0f);
                    pixels[next++] = bits << 1 | (region.contains(x, y) ? 1 : 0);
                }
            }
        }
        Arrays.sort(pixels);
        List<Group> groups = new ArrayList<>();
        for (int last = pixels.length - 1; last >= 0; ) {
            long value = pixels[last] >> 1;
            int inside = 0;
            int outside = 0;
            for (; last >= 0 && pixels[last] >> 1 == value; last--) {
                inside += (int) (pixels[last] & 1);
                outside += (int) (1 - (pixels[last] & 1));
            }
            groups.add(new Group(inside, outside));
        }
        return new RankedPixels(groups, region.area(), pixels.length - region.area());
    }

    /**
     * How many of the {@code k} hottest pixels lie inside, a fraction where equal ones are divided.
     *
     * @param k at most the number of pixels
     */
    double insideAmongTop(int k) {
        double found = 0;
        double left = k;
        for (Group group : groups) {
            int size = group.inside + group.outside;
            if (size >= left) {
                return found + left * group.inside / size;
            }
            found += group.inside;
            left -= size;
        }
        return found;
    }
}
