package org.modelaudit.units;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the sums over all pictures say of units and concepts, and of which they say nothing.
 *
 * @param fewest pictures that a concept must be in
 * @param reachable how large an IoU the areas allow
 */
record FoundConcepts(List<Concept> concepts, int fewest, Overlaps overlaps, ReachableIou reachable) {

    /** The units with their IoUs, in their order. */
    List<DissectedUnit> units(List<UnitActivity> activities) {
        List<String> unsaid = unsaid();
        List<String> outOfReach = IntStream.range(0, concepts.size())
                .mapToObj(c -> reachable.outOfReach(concepts.get(c), overlaps.marked(c)))
                .toList();
        List<DissectedUnit> units = new ArrayList<>();
        for (int u = 0; u < activities.size(); u++) {
            UnitActivity activity = activities.get(u);
            List<@Nullable Double> ious = new ArrayList<>();
            List<String> reasons = new ArrayList<>();
            for (int c = 0; c < concepts.size(); c++) {
                boolean said = unsaid.get(c).isEmpty();
                ious.add(said ? overlaps.iou(u, c) : null);
                reasons.add(said && !isReachable(u, c) ? outOfReach.get(c) : unsaid.get(c));
            }
            units.add(new DissectedUnit(
                    u, activity.threshold(), activity.least(), activity.defect(), ious, reasons, activity.strongest()));
        }
        return units;
    }

    private boolean isReachable(int unit, int concept) {
        return reachable.of(overlaps.lit(unit, concept), overlaps.marked(concept)) > UnitDissection.DETECTS;
    }

    /** Why nothing can be said of each concept; empty where something can. */
    List<String> unsaid() {
        List<String> reasons = new ArrayList<>();
        for (int c = 0; c < concepts.size(); c++) {
            int pictures = overlaps.pictures(c);
            String name = concepts.get(c).name();
            if (pictures < fewest) {
                reasons.add("the concept '%s' is marked in %d pictures of the set, fewer than %d"
                        .formatted(name, pictures, fewest));
            } else {
                reasons.add(
                        overlaps.isEverywhere(c)
                                ? "the concept '%s' is marked everywhere in all pictures that count, so every unit is on it alike; mark where it is, and other concepts where it is not"
                                        .formatted(name)
                                : "");
            }
        }
        return reasons;
    }

    /** What there is to say of the sums, a sentence each. */
    List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        long often = IntStream.range(0, concepts.size())
                .filter(c -> overlaps.pictures(c) >= fewest)
                .count();
        remarks.add(
                "%d of %d concepts are marked in at least %d pictures; sums run over the %d pictures in which any is marked"
                        .formatted(often, concepts.size(), fewest, overlaps.annotated()));
        if (overlaps.boxes() > 0) {
            remarks.add(
                    "%d samples have no mask, so their boxes stand for it; a box holds ground too, which lowers the IoU"
                            .formatted(overlaps.boxes()));
        }
        if (overlaps.unknown() > 0) {
            remarks.add("%d times a concept is in a picture, but nobody knows where; the picture does not count for it"
                    .formatted(overlaps.unknown()));
        }
        overlaps.lost().remark().ifPresent(remarks::add);
        return remarks;
    }
}
