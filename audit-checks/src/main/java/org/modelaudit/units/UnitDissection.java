package org.modelaudit.units;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.modelaudit.gate.SampleResult;
import org.modelaudit.gate.Threshold;
import org.modelaudit.metric.Outcome;

/**
 * What Network Dissection finds: how far each unit of a layer coincides with each concept of a set, and, where a metric asks for it, how
 * much each unit contributes to each class. Its numbers are read off by the metrics that {@link UnitStudies} makes.
 */
public final class UnitDissection {

    /** A unit detects a concept if their IoU is above this (Bau et al., section 2.2). */
    public static final double DETECTS = 0.04;

    private final List<Concept> concepts;
    private final List<String> unsaid;
    private final List<DissectedUnit> units;
    private final Map<String, double[]> contributions;
    private final List<String> remarks;
    private final int[] detectors;

    /**
     * @param unsaid why nothing can be said of a concept, in their order; empty where something can
     * @param contributions of each unit, by the name of the class
     */
    UnitDissection(
            List<Concept> concepts,
            List<String> unsaid,
            List<DissectedUnit> units,
            Map<String, double[]> contributions,
            List<String> remarks) {
        this.concepts = List.copyOf(concepts);
        this.unsaid = List.copyOf(unsaid);
        this.units = List.copyOf(units);
        this.contributions = contributions;
        this.remarks = List.copyOf(remarks);
        this.detectors = new int[concepts.size()];
        units.stream().filter(DissectedUnit::isInterpretable).forEach(unit -> detectors[unit.best()]++);
    }

    List<Concept> concepts() {
        return concepts;
    }

    List<DissectedUnit> units() {
        return units;
    }

    /** What each unit contributes to the logit of a class, by the class's name, in the order of the names. */
    Map<String, double[]> contributions() {
        return contributions;
    }

    List<String> remarks() {
        return remarks;
    }

    /** The place of the concept that a user names. */
    int concept(String name) {
        return IntStream.range(0, concepts.size())
                .filter(c -> concepts.get(c).isCalled(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no concept '%s'.".formatted(name)));
    }

    /** Why nothing can be said of a concept, of itself or with too many of the units that have a threshold; empty where something can. */
    Optional<String> unsaidOf(int concept) {
        if (!unsaid.get(concept).isEmpty()) {
            return Optional.of(unsaid.get(concept));
        }
        List<DissectedUnit> sound =
                units.stream().filter(unit -> unit.defect() == null).toList();
        List<String> reasons = (sound.isEmpty() ? units : sound)
                .stream().flatMap(unit -> unit.unsaidOf(concept).stream()).toList();
        return reasons.size() > Threshold.DEFAULT_UNDEFINED_LIMIT * sound.size()
                ? Optional.of(reasons.get(0))
                : Optional.empty();
    }

    /** How a unit is called: {@code unit 17 (dog)}, with its best concept. */
    String id(DissectedUnit unit) {
        int best = unit.best();
        return "unit %d%s"
                .formatted(
                        unit.index(),
                        best < 0 ? "" : " (%s)".formatted(concepts.get(best).name()));
    }

    /**
     * One result for each unit.
     *
     * @param without why it is undefined; empty where it is not
     */
    List<SampleResult> results(
            Function<DissectedUnit, Optional<String>> without, Function<DissectedUnit, Outcome> outcome) {
        return units.stream()
                .map(unit -> new SampleResult(
                        id(unit), without.apply(unit).map(Outcome::undefined).orElseGet(() -> outcome.apply(unit))))
                .toList();
    }

    /** How many units have the concept for their best, and detect it. */
    int detectors(int concept) {
        return detectors[concept];
    }

    /** The unit that shows an item: a unit itself, the best detector of a concept, the one that contributes most to a class. */
    Optional<DissectedUnit> shownFor(String item) {
        Optional<DissectedUnit> own =
                units.stream().filter(unit -> id(unit).equals(item)).findFirst();
        return own.or(() -> strongest(item)).or(() -> bestFor(item)).filter(unit -> unit.defect() == null);
    }

    private Optional<DissectedUnit> bestFor(String concept) {
        OptionalInt place = IntStream.range(0, concepts.size())
                .filter(c -> concepts.get(c).name().equals(concept))
                .findFirst();
        return place.isEmpty()
                ? Optional.empty()
                : units.stream()
                        .filter(unit -> unit.detects(place.getAsInt()))
                        .reduce((one, other) ->
                                iou(other, place.getAsInt()) > iou(one, place.getAsInt()) ? other : one);
    }

    private static double iou(DissectedUnit unit, int concept) {
        Double iou = unit.overlaps().get(concept);
        return iou == null ? 0 : iou;
    }

    private Optional<DissectedUnit> strongest(String className) {
        double[] own = contributions.get(className);
        return own == null
                ? Optional.empty()
                : units.stream().reduce((one, other) -> own[other.index()] > own[one.index()] ? other : one);
    }
}
