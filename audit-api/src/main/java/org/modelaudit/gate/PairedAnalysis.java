package org.modelaudit.gate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.modelaudit.data.Slice;
import org.modelaudit.gate.SkewedStudentInterval.Quantiles;
import org.modelaudit.gate.SlicedComparison.SliceComparison;

/**
 * How a metric changed on the same pictures, picture by picture: what a comparison reports, and what {@code noWorseThanBaseline()} judges.
 *
 * <p>With α = 1 - level, the interval of the mean difference is {@link SkewedStudentInterval} at 1 - α, so that an equally good model
 * looks worse in at most α/2 of all sets of pictures; slices are corrected by Holm, so that any of them does in at most α/4; and
 * {@link BrokenSamples} finds any single picture in at most α/4.
 */
public final class PairedAnalysis {

    /** The level that is taken where none was asked for. */
    public static final double LEVEL = Threshold.DEFAULT_LEVEL;

    private final MetricScale scale;
    private final String earlier;
    private final double alpha;
    private final double tolerated;

    /**
     * @param scale of the metric
     * @param earlier model that the earlier values are of, for people
     * @param level confidence, in (0, 1)
     */
    public PairedAnalysis(MetricScale scale, String earlier, double level) {
        this(scale, earlier, level, 0);
    }

    /**
     * @param tolerated loss on average that is called none, at least 0
     */
    PairedAnalysis(MetricScale scale, String earlier, double level, double tolerated) {
        this.scale = scale;
        this.earlier = earlier;
        this.alpha = 1 - level;
        this.tolerated = tolerated;
    }

    /**
     * Compares.
     *
     * @param before earlier values by sample id
     * @param after values now, in the order in which pairs are told
     * @param slices parts of the set
     */
    public SlicedComparison compare(Map<String, Double> before, Map<String, Double> after, List<Slice> slices) {
        List<Pair> pairs = new ArrayList<>();
        after.forEach((id, value) -> {
            Double earlierValue = before.get(id);
            if (earlierValue != null) {
                pairs.add(Pair.of(id, StoredValue.of(earlierValue), value, scale));
            }
        });
        List<String> lost =
                before.keySet().stream().filter(id -> !after.containsKey(id)).toList();
        Map<String, Integer> places = places(pairs.stream().map(Pair::sampleId).toList());
        Map<String, Integer> lostPlaces = places(lost);
        List<String> names = new ArrayList<>();
        List<String> small = new ArrayList<>();
        List<Part> parts = new ArrayList<>();
        for (Slice slice : slices) {
            List<Pair> own = within(slice, places, pairs);
            if (own.size() < Finding.FEWEST_FOR_INTERVAL) {
                small.add(slice.name());
            } else if (own.size() < pairs.size()) {
                names.add(slice.name());
                parts.add(new Part(own, within(slice, lostPlaces, lost)));
            }
        }
        List<PairedComparison> corrected = corrected(parts, deviation(pairs));
        List<SliceComparison> named = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            named.add(new SliceComparison(names.get(i), corrected.get(i)));
        }
        return new SlicedComparison(pairs, whole(new Part(pairs, lost)), named, small);
    }

    private static Map<String, Integer> places(List<String> ids) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < ids.size(); i++) {
            places.put(ids.get(i), i);
        }
        return places;
    }

    /** Those of a slice in the order of all, found without a walk through all. */
    private static <T> List<T> within(Slice slice, Map<String, Integer> places, List<T> all) {
        return slice.sampleIds().stream()
                .map(places::get)
                .filter(Objects::nonNull)
                .sorted()
                .map(all::get)
                .toList();
    }

    /** Whether a loss on average beyond what is tolerated is shown. */
    public boolean isLoss(PairedComparison found) {
        ConfidenceInterval interval = found.interval();
        return interval != null && scale.bestGain(interval) < -tolerated;
    }

    /** Whether a gain on average is shown. */
    public boolean isGain(PairedComparison found) {
        ConfidenceInterval interval = found.interval();
        return interval != null && scale.worstGain(interval) > 0;
    }

    /** All pictures, with those that broke. */
    PairedComparison whole(Part all) {
        return compared(
                all,
                interval(PairedComparison.changes(all.pairs), 1 - alpha, 0),
                BrokenSamples.among(all.pairs, scale, alpha / 4));
    }

    /**
     * Some pictures that are looked at for themselves and not among others.
     *
     * @param deviation least deviation that is taken
     */
    PairedComparison single(Part some, double deviation) {
        return compared(some, interval(PairedComparison.changes(some.pairs), 1 - alpha, deviation), List.of());
    }

    /**
     * Holm's procedure: with m parts open each is looked at by α/4m, and those found worse leave. The few pictures of a part may agree by
     * chance, so that its deviation is never taken for less than that of all.
     *
     * @param deviation that of all pictures
     * @return one for each part, in their order
     */
    List<PairedComparison> corrected(List<Part> parts, double deviation) {
        List<double[]> changes =
                parts.stream().map(part -> PairedComparison.changes(part.pairs)).toList();
        List<PairedComparison> found = new ArrayList<>();
        for (Part part : parts) {
            found.add(compared(part, null, List.of()));
        }
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            open.add(i);
        }
        int before;
        do {
            before = open.size();
            double level = 1 - alpha / 2 / before;
            Map<Integer, Quantiles> quantiles = new HashMap<>();
            for (int i : open) {
                double[] own = changes.get(i);
                if (own.length >= Finding.FEWEST_FOR_INTERVAL) {
                    Quantiles at = quantiles.computeIfAbsent(own.length, n -> Quantiles.of(n, level));
                    found.set(i, found.get(i).with(SkewedStudentInterval.of(own, at, deviation)));
                }
            }
            open.removeIf(i -> isLoss(found.get(i)));
        } while (open.size() < before);
        return Collections.unmodifiableList(found);
    }

    /** Standard deviation of the changes. */
    static double deviation(List<Pair> pairs) {
        return Moments.of(PairedComparison.changes(pairs)).deviation();
    }

    private PairedComparison compared(Part part, @Nullable ConfidenceInterval interval, List<Pair> broken) {
        double before = mean(part.pairs.stream().mapToDouble(Pair::before).toArray());
        return new PairedComparison(
                earlier,
                before,
                before + mean(PairedComparison.changes(part.pairs)),
                interval,
                PairedComparison.movers(part.pairs),
                broken,
                part.lost,
                part.pairs.size());
    }

    private static @Nullable ConfidenceInterval interval(double[] changes, double level, double deviation) {
        return changes.length < Finding.FEWEST_FOR_INTERVAL
                ? null
                : SkewedStudentInterval.of(changes, level, deviation);
    }

    private static double mean(double[] values) {
        return values.length == 0 ? 0 : Statistic.mean().of(values);
    }

    /**
     * Some pictures.
     *
     * @param pairs those with a value both times
     * @param lost ids of those that had one and have none now
     */
    record Part(List<Pair> pairs, List<String> lost) {

        Part {
            pairs = List.copyOf(pairs);
            lost = List.copyOf(lost);
        }
    }
}
