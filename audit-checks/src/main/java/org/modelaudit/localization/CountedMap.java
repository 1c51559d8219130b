package org.modelaudit.localization;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.image.Box;
import org.modelaudit.image.Mask;
import org.modelaudit.metric.ExplainedSample;

/**
 * A map without the pixels that the truth says to ignore, such as those of a crowd: they are worth nothing and are counted
 * neither inside nor outside the object, as in COCO's evaluation. A pixel of the object itself always counts.
 *
 * @param map at the input's size, not negative, 0 where a pixel is ignored
 * @param ignored the pixels left out; null where there are none
 */
record CountedMap(Heatmap map, @Nullable Mask ignored) {

    /**
     * @param map at the input's size, not negative
     * @param truth the object's pixels, of the same size
     */
    static CountedMap of(Heatmap map, ExplainedSample sample, Mask truth) {
        Optional<Mask> ignored = sample.ignored();
        if (ignored.isEmpty()) {
            return new CountedMap(map, null);
        }
        boolean[] left = new boolean[map.width() * map.height()];
        float[] values = map.values();
        for (int i = 0; i < left.length; i++) {
            int x = i % map.width();
            int y = i / map.width();
            left[i] = ignored.get().contains(x, y) && !truth.contains(x, y);
            values[i] = left[i] ? 0 : values[i];
        }
        return new CountedMap(new Heatmap(map.width(), map.height(), values), Mask.of(map.width(), map.height(), left));
    }

    static CountedMap of(Heatmap map, ExplainedSample sample, List<Box> truth) {
        return sample.sample().hasIgnored()
                ? of(map, sample, Mask.ofBoxes(map.width(), map.height(), truth))
                : new CountedMap(map, null);
    }

    boolean counts(int x, int y) {
        return ignored == null || !ignored.contains(x, y);
    }

    /** How many pixels count. */
    int pixels() {
        return map.width() * map.height() - (ignored == null ? 0 : ignored.area());
    }
}
