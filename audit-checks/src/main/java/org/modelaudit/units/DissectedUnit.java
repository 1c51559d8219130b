package org.modelaudit.units;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.modelaudit.data.PictureSamples;

/**
 * What is known of one unit, a channel of a layer.
 *
 * @param index from 0
 * @param threshold T, above which is the top quantile of its activation; NaN where that is not finite
 * @param least its smallest activation
 * @param defect why nothing can be said of it, a phrase; null where something can
 * @param overlaps IoU with each concept, in their order; null where nothing can be said of the concept
 * @param unsaid why nothing can be said of the unit and a concept, in their order; empty where something can
 * @param strongest pictures in which its largest activations are, the largest first
 */
record DissectedUnit(
        int index,
        float threshold,
        float least,
        @Nullable String defect,
        List<@Nullable Double> overlaps,
        List<String> unsaid,
        List<PictureSamples> strongest) {

    /** Why nothing can be said of it and a concept, a phrase; empty where something can. */
    Optional<String> unsaidOf(int concept) {
        return Optional.ofNullable(defect)
                .or(() -> Optional.of(unsaid.get(concept)).filter(why -> !why.isEmpty()));
    }

    /** Why nothing can be said of it and any concept, a phrase; empty where something can of one. */
    Optional<String> unsaidOfAll() {
        if (defect != null) {
            return Optional.of(defect);
        }
        return IntStream.range(0, unsaid.size()).allMatch(c -> unsaidOf(c).isPresent())
                ? unsaid.stream().findFirst().map("it can have no concept, such as: %s"::formatted)
                : Optional.empty();
    }

    /** The concept with the largest IoU, the first of equals; -1 where it overlaps none. */
    int best() {
        int best = -1;
        for (int c = 0; c < overlaps.size(); c++) {
            Double iou = overlaps.get(c);
            Double most = best < 0 ? null : overlaps.get(best);
            if (iou != null && iou > (most == null ? 0 : most)) {
                best = c;
            }
        }
        return defect == null ? best : -1;
    }

    /** The largest IoU; 0 where it overlaps nothing. */
    double bestIou() {
        int best = best();
        Double iou = best < 0 ? null : overlaps.get(best);
        return iou == null ? 0 : iou;
    }

    /** Whether its best concept overlaps it enough. */
    boolean isInterpretable() {
        return bestIou() > UnitDissection.DETECTS;
    }

    /** Whether it overlaps a concept enough, be it its best or not. */
    boolean detects(int concept) {
        Double iou = overlaps.get(concept);
        return defect == null && iou != null && iou > UnitDissection.DETECTS;
    }
}
