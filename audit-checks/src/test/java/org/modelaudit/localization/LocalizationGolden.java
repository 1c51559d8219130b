package org.modelaudit.localization;

import static org.modelaudit.localization.EnergyPointingGame.energyPointingGame;
import static org.modelaudit.localization.LocalizationAuc.localizationAuc;
import static org.modelaudit.localization.PointingGame.pointingGame;
import static org.modelaudit.localization.RelevanceMassAccuracy.relevanceMassAccuracy;
import static org.modelaudit.localization.RelevanceRankAccuracy.relevanceRankAccuracy;
import static org.modelaudit.localization.TopKIntersection.topKIntersection;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.golden.GoldenComparison;
import org.modelaudit.golden.GoldenEntry;
import org.modelaudit.golden.GoldenMethods;
import org.modelaudit.golden.GoldenRow;
import org.modelaudit.image.Mask;
import org.modelaudit.metric.Outcome;

/** Section C: where the map lies, against Quantus and the energy-based pointing game. */
public final class LocalizationGolden implements GoldenMethods {

    private static final double RELATIVE = 1e-4;
    private static final double WITH_TIES = 2e-3;

    @Override
    public Map<String, GoldenComparison> comparisons() {
        Map<String, GoldenComparison> all = new TreeMap<>();
        all.put("C/energy_pointing_game", entry -> relative(entry, energyPointingGame()));
        all.put("C/quantus_AttributionLocalisation", entry -> relative(entry, energyPointingGame()));
        all.put("C/quantus_AttributionLocalisation_weighted", LocalizationGolden::weighted);
        all.put("C/quantus_RelevanceMassAccuracy", entry -> relative(entry, relevanceMassAccuracy()));
        all.put("C/quantus_RelevanceRankAccuracy", entry -> ranked(entry, relevanceRankAccuracy(), Mask::area));
        all.put("C/quantus_AUC", entry -> relative(entry, localizationAuc()));
        all.put("C/quantus_PointingGame", LocalizationGolden::pointing);
        for (int k : new int[] {100, 1000}) {
            all.put("C/quantus_TopKIntersection_k" + k, entry -> ranked(entry, topKIntersection(k), mask -> k));
        }
        return all;
    }

    private static List<GoldenRow> relative(GoldenEntry entry, LocalizationMetric metric) {
        return List.of(GoldenRow.relative("result", entry.numbers("result"), ours(entry, metric), RELATIVE));
    }

    /** Where the sort decides which of many equal pixels count, theirs must lie among what some order of them gives. */
    private static List<GoldenRow> ranked(GoldenEntry entry, RegionMetric metric, ToIntFunction<Mask> count) {
        double[] theirs = entry.numbers("result");
        GoldenRow row = GoldenRow.absolute("result", theirs, ours(entry, metric), WITH_TIES);
        if (row.outcome() == GoldenRow.Outcome.PASS) {
            return List.of(row);
        }
        StoredMaps maps = StoredMaps.of(entry);
        int[] images = images(entry);
        for (int i = 0; i < images.length; i++) {
            Heatmap map = maps.map(entry.text("map"), images[i]).orElseThrow();
            Mask mask = Mask.ofBoxes(map.width(), map.height(), maps.truth(images[i]));
            if (!attainable(RankedPixels.of(new CountedMap(map, null), mask), count.applyAsInt(mask), theirs[i])) {
                return List.of(row);
            }
        }
        return List.of(row.byDesign("equal pixels count by their share inside, not by the order that a sort leaves"));
    }

    private static boolean attainable(RankedPixels pixels, int k, double share) {
        double surely = 0;
        int left = k;
        for (RankedPixels.Group group : pixels.groups()) {
            int size = group.inside() + group.outside();
            if (size >= left) {
                double fewest = surely + Math.max(0, left - group.outside());
                double most = surely + Math.min(left, group.inside());
                return share * k >= fewest - 1e-6 && share * k <= most + 1e-6;
            }
            surely += group.inside();
            left -= size;
        }
        return false;
    }

    private static List<GoldenRow> pointing(GoldenEntry entry) {
        double[] expected = entry.json().getAsJsonArray("result").asList().stream()
                .mapToDouble(hit -> hit.getAsBoolean() ? 1 : 0)
                .toArray();
        PointingGame exact = pointingGame().withTolerance(0);
        GoldenRow any = GoldenRow.absolute("any maximum", expected, ours(entry, exact.whereAnyMaximumPoints()), 0);
        GoldenRow first = GoldenRow.absolute("upper left maximum", expected, ours(entry, exact), 0);
        return List.of(
                any,
                first.outcome() == GoldenRow.Outcome.PASS
                        ? first
                        : first.byDesign("of several equal maxima one points, as in the authors' benchmark"));
    }

    /** Quantus multiplies the share by the mask's size where the paper divides, and by a size that drops two pictures. */
    private static List<GoldenRow> weighted(GoldenEntry entry) {
        double[] theirs = entry.numbers("result");
        int[] images = images(entry);
        long[] input = entry.input().shape();
        double[] shares = new double[theirs.length];
        for (int i = 0; i < theirs.length; i++) {
            int side = (int) input[2];
            int area = Mask.ofBoxes(side, side, StoredMaps.of(entry).truth(images[i]))
                    .area();
            double otherPictures = (double) (images.length - 2) * input[1] * side * side;
            shares[i] = theirs[i] * otherPictures / area;
        }
        double[] ours = ours(entry, AttributionLocalization.attributionLocalization());
        return List.of(
                GoldenRow.relative("share behind it", shares, ours(entry, energyPointingGame()), RELATIVE),
                GoldenRow.relative("result", theirs, ours, RELATIVE)
                        .byDesign(
                                "the paper has share · |picture| / |mask|; Quantus gives share · |mask| / size of the batch less two pictures"));
    }

    private static int[] images(GoldenEntry entry) {
        return entry.json().getAsJsonArray("images").asList().stream()
                .mapToInt(image -> image.getAsInt())
                .toArray();
    }

    private static double[] ours(GoldenEntry entry, LocalizationMetric metric) {
        StoredMaps maps = StoredMaps.of(entry);
        int[] images = images(entry);
        double[] values = new double[images.length];
        for (int i = 0; i < images.length; i++) {
            Heatmap map = maps.map(entry.text("map"), images[i]).orElseThrow();
            values[i] = ((Outcome.Value) metric.measure(map, maps.truth(images[i]))).value();
        }
        return values;
    }
}
