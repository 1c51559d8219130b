package org.modelaudit.units;

import org.modelaudit.gate.Numbers;

/**
 * The largest IoU that the areas of a unit and a concept allow: {@code min(|M|, |L|) / max(|M|, |L|)}, in [0, 1], since no intersection is
 * larger than the smaller of two areas and no union smaller than the larger.
 *
 * <p>The top quantile decides how large M can be: about its share of all places. A unit that is 0 nearly everywhere has less above its
 * threshold, and that is its own doing, so any area from what was counted to what the quantile gives counts as within reach. Where not
 * even so an IoU above {@link UnitDissection#DETECTS} is possible, that none is found says nothing.
 *
 * @param quantile that is asked for
 * @param top pixels that it gives a unit, over all pictures
 * @param pixels of all pictures
 */
record ReachableIou(double quantile, long top, long pixels) {

    /**
     * @param rank of the threshold among all activations of a unit, the largest is 1
     * @param cells of a map
     * @param pictures that were read
     * @param pixels of one picture
     */
    static ReachableIou of(double quantile, long rank, int cells, int pictures, int pixels) {
        return new ReachableIou(quantile, Math.round((rank - 1) * ((double) pixels / cells)), (long) pictures * pixels);
    }

    /**
     * @param lit pixels at which the unit is above its threshold
     * @param marked pixels of the concept, at least 1
     */
    double of(long lit, long marked) {
        long least = Math.min(lit, top);
        long most = Math.max(lit, top);
        if (marked > most) {
            return (double) most / marked;
        }
        return marked < least ? (double) marked / least : 1;
    }

    /** Why a unit and a concept have no value, a phrase that says what to do. */
    String outOfReach(Concept concept, long marked) {
        return "the concept '%s' is marked on %s of all pixels, and a unit's topQuantile of %s covers about %s, so no unit could have an IoU above %s with it; give a %s topQuantile, or a concept that covers %s"
                .formatted(
                        concept.name(),
                        percent(marked),
                        Numbers.plain(quantile),
                        percent(top),
                        Numbers.plain(UnitDissection.DETECTS),
                        marked > top ? "larger" : "smaller",
                        marked > top ? "less" : "more");
    }

    private String percent(long some) {
        return Numbers.plain(100.0 * some / pixels) + " %";
    }
}
