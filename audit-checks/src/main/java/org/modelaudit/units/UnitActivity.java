package org.modelaudit.units;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.modelaudit.data.PictureSamples;

/** What is kept of one unit's activation while the pictures go by: its top, its ends, and the pictures where it is strongest. */
final class UnitActivity {

    /** Pictures that are kept to be shown. */
    static final int SHOWN = 4;

    private final TopValues values;
    private final List<Peak> peaks = new ArrayList<>();
    private float least = Float.POSITIVE_INFINITY;
    private float most = Float.NEGATIVE_INFINITY;
    private boolean finite = true;

    /**
     * @param rank of the threshold among all activations, from the largest
     */
    UnitActivity(long rank) {
        values = new TopValues(rank);
    }

    /** Takes the unit's map on one picture. */
    void look(PictureSamples picture, float[] maps, int from, int to) {
        float peak = Float.NEGATIVE_INFINITY;
        for (int i = from; i < to; i++) {
            float activation = maps[i];
            if (!Float.isFinite(activation)) {
                finite = false;
                return;
            }
            peak = Math.max(peak, activation);
            least = Math.min(least, activation);
            values.add(activation);
        }
        most = Math.max(most, peak);
        remember(new Peak(picture, peak));
    }

    /** Equal peaks keep the order of the set. */
    private void remember(Peak peak) {
        int place = peaks.size();
        while (place > 0 && peaks.get(place - 1).activation < peak.activation) {
            place--;
        }
        if (place < SHOWN) {
            peaks.add(place, peak);
            if (peaks.size() > SHOWN) {
                peaks.remove(SHOWN);
            }
        }
    }

    /** The same in a walk that looks for the exact threshold alone. */
    void refine(float[] maps, int from, int to) {
        for (int i = from; finite && i < to; i++) {
            values.add(maps[i]);
        }
    }

    /**
     * Ends a walk.
     *
     * @return whether the threshold is known
     */
    boolean settle(long rank) {
        return !finite || values.settle(rank);
    }

    long rank() {
        return values.needed();
    }

    float threshold() {
        return finite ? values.value() : Float.NaN;
    }

    float least() {
        return least;
    }

    /** Why nothing can be said of the unit, a phrase; null where something can. */
    @Nullable
    String defect() {
        if (!finite) {
            return "its activation is not finite on some picture";
        }
        if (least == most) {
            return "its activation is the same everywhere";
        }
        return threshold() == most
                ? "it reaches its largest activation at more places than its top quantile has, so nothing lies above its threshold"
                : null;
    }

    List<PictureSamples> strongest() {
        return peaks.stream().map(Peak::picture).toList();
    }

    private record Peak(PictureSamples picture, float activation) {}
}
