package org.modelaudit.faithfulness;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.modelaudit.baseline.Baseline;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.forward.ChunkedScores;
import org.modelaudit.golden.GoldenEntry;
import org.modelaudit.golden.GoldenRow;
import org.modelaudit.metric.Outcome;
import org.modelaudit.segmentation.Superpixels;
import org.modelaudit.testing.NpyFile;

/**
 * The Quantus library's reading of metrics that we read otherwise, replayed to see that nothing but the reading differs: a removed
 * value becomes the picture's smallest value, a feature is one value of one channel, scores may be logits, areas are not divided
 * by the number of steps.
 */
final class QuantusReadings {

    private QuantusReadings() {}

    /** The smallest value of the picture in all channels. */
    static Baseline smallest() {
        return (image, input, id) -> image.zerosLike().add(image.min());
    }

    /** Scores after each group of regions, as a curve with the whole picture first. */
    private static double[] regions(GoldenEntry entry, ExplainedPicture subject, RemovalOrder order, int most) {
        RegionGrid grid = RegionGrid.of(subject, hyper(entry, "patch_size"));
        int steps = Math.min(most, grid.count());
        int[] ranking = order.of(subject.mostRelevantFirst(grid.sums(subject.map())));
        GradualReplacement replacement = new GradualReplacement(
                subject.image(), subject.removed(smallest()), Segments.stepsAlong(ranking, grid.regions(), steps));
        return (softmax(entry) ? replacement.probabilities(subject, steps) : replacement.logits(subject, steps))
                .scores();
    }

    static List<GoldenRow> regionPerturbation(GoldenEntry entry, RemovalOrder order) {
        double[] ours = new StoredMaps(entry).each((subject, position) -> {
            double[] scores = regions(entry, subject, order, hyper(entry, "regions_evaluation"));
            return IntStream.range(1, scores.length)
                    .mapToDouble(k -> scores[0] - scores[k])
                    .toArray();
        });
        return List.of(compared("drops along the steps", entry, ours)
                .with("replayed with logits and the smallest value; the paper's AOPC is their mean with the start, of"
                        + " probabilities, with noise in the regions"));
    }

    static List<GoldenRow> selectivity(GoldenEntry entry) {
        double[] ours = new StoredMaps(entry).each((subject, position) -> {
            double[] scores = regions(entry, subject, RemovalOrder.MOST_RELEVANT_FIRST, Integer.MAX_VALUE);
            return Arrays.copyOfRange(scores, 1, scores.length);
        });
        return List.of(compared("scores along the steps", entry, ours)
                .with("replayed with the smallest value; our value is the area under the curve with its start"));
    }

    static List<GoldenRow> pixelFlipping(GoldenEntry entry, boolean area) {
        double[] ours = new StoredMaps(entry).each((subject, position) -> {
            double[] scores = elements(entry, subject, true);
            return area ? new double[] {trapezoids(scores)} : scores;
        });
        return List.of(tied(
                compared(area ? "area" : "scores along the steps", entry, ours),
                "replayed value by value of each channel; ours flips a pixel in all channels at once and divides the area"
                        + " by the number of steps"));
    }

    static List<GoldenRow> faithfulnessEstimate(GoldenEntry entry) {
        double[] ours = new StoredMaps(entry).each((subject, position) -> {
            double[] scores = elements(entry, subject, false);
            double clean = softmax(entry) ? subject.cleanProbability() : subject.cleanLogit();
            int size = hyper(entry, "features_in_step");
            float[] map = broadcast(subject);
            int[] order = order(map);
            double[] sums = new double[scores.length];
            double[] drops = new double[scores.length];
            for (int k = 0; k < scores.length; k++) {
                drops[k] = clean - scores[k];
                for (int i = k * size; i < Math.min(order.length, (k + 1) * size); i++) {
                    sums[k] += map[order[i]];
                }
            }
            return new double[] {PearsonCorrelation.pearson(sums, drops)};
        });
        return List.of(tied(
                compared("correlation", entry, ours),
                "replayed value by value of each channel, with the smallest value; ours takes pixels"));
    }

    static List<GoldenRow> faithfulnessCorrelation(GoldenEntry entry) {
        if (!entry.hasArray("draws")) {
            return List.of(GoldenRow.notOurs("correlation", "the subsets that were drawn were not stored"));
        }
        NpyFile draws = entry.array("draws");
        int count = (int) draws.shape()[1];
        int size = (int) draws.shape()[2];
        float[] drawn = draws.values();
        double[] each = new StoredMaps(entry).each((subject, position) -> {
            float[] map = broadcast(subject);
            float[] picture = subject.image().toFloatArray();
            float smallest = smallest(picture);
            List<float[]> changed = new ArrayList<>();
            double[] sums = new double[(int) draws.shape()[0]];
            for (int run = 0; run < sums.length; run++) {
                float[] copy = picture.clone();
                for (int i = 0; i < size; i++) {
                    int feature = (int) drawn[(run * count + position) * size + i];
                    copy[feature] = smallest;
                    sums[run] += map[feature];
                }
                changed.add(copy);
            }
            double[] drops = scores(subject, changed, false);
            for (int run = 0; run < drops.length; run++) {
                drops[run] = subject.cleanLogit() - drops[run];
            }
            return new double[] {PearsonCorrelation.pearson(sums, drops)};
        });
        double[] expected = StoredMaps.flat(entry.json().get("result"));
        double[] ours = expected.length == 1
                ? new double[] {Arrays.stream(each).average().orElse(Double.NaN)}
                : each;
        return List.of(GoldenRow.absolute("correlation over the stored subsets", expected, ours, 2e-3)
                .with("replayed value by value of each channel; ours takes pixels"));
    }

    /** The library's IROF on the stored segments, and ours on the same ones. */
    static List<GoldenRow> irof(GoldenEntry entry) {
        StoredMaps maps = new StoredMaps(entry);
        NpyFile segments = maps.file("irof_segments");
        double[] replayed = maps.each((subject, position) -> {
            Superpixels superpixels = superpixels(segments, position);
            return new double[] {superpixels.count() - trapezoids(irofCurve(subject, superpixels))};
        });
        double[] ours = maps.each((subject, position) -> new double[] {
            ((Outcome.Value) FaithfulnessMetrics.irof().measure(subject, superpixels(segments, position))).value()
        });
        double[] expected = StoredMaps.flat(entry.json().get("result"));
        return List.of(
                GoldenRow.relative("area over the curve, replayed", expected, replayed, 5e-2)
                        .with("segments of equal relevance come in another order there"),
                GoldenRow.absolute("IROF by the paper", expected, ours, 0)
                        .byDesign(
                                "ours: %s. The library does not divide by the number of segments, starts after the first"
                                                .formatted(Arrays.toString(ours))
                                        + " removal, takes logits, and fills with the mean of what earlier removals left"));
    }

    static Superpixels superpixels(NpyFile segments, int position) {
        float[] labels = segments.row(position);
        int[] regionOfPixel = new int[labels.length];
        Arrays.setAll(regionOfPixel, p -> (int) labels[p]);
        return Superpixels.of((int) segments.shape()[2], regionOfPixel);
    }

    /** Relative logits after each segment; each is filled with the mean of everything that is left of the picture then. */
    private static double[] irofCurve(ExplainedPicture subject, Superpixels superpixels) {
        int[] regionOfPixel = superpixels.regionOfPixel();
        float[] means = Segments.means(subject.map(), regionOfPixel, superpixels.count());
        int[] ranking = subject.mostRelevantFirst(new Heatmap(means.length, 1, means));
        float[] current = subject.image().toFloatArray();
        List<float[]> changed = new ArrayList<>();
        for (int segment : ranking) {
            double mean = IntStream.range(0, current.length)
                    .mapToDouble(i -> current[i])
                    .average()
                    .orElseThrow();
            for (int i = 0; i < current.length; i++) {
                if (regionOfPixel[i % subject.pixels()] == segment) {
                    current[i] = (float) mean;
                }
            }
            changed.add(current.clone());
        }
        double[] scores = scores(subject, changed, false);
        return Arrays.stream(scores).map(score -> score / subject.cleanLogit()).toArray();
    }

    /** Scores after the values of each step, in the order of the map, were replaced; what was replaced before stays or not. */
    private static double[] elements(GoldenEntry entry, ExplainedPicture subject, boolean staying) {
        float[] picture = subject.image().toFloatArray();
        float smallest = smallest(picture);
        int[] order = order(broadcast(subject));
        int size = hyper(entry, "features_in_step");
        List<float[]> changed = new ArrayList<>();
        float[] current = picture.clone();
        for (int from = 0; from < order.length; from += size) {
            current = staying ? current.clone() : picture.clone();
            for (int i = from; i < Math.min(order.length, from + size); i++) {
                current[order[i]] = smallest;
            }
            changed.add(current);
        }
        return scores(subject, changed, softmax(entry));
    }

    private static double[] scores(ExplainedPicture subject, List<float[]> pictures, boolean softmax) {
        Shape shape = subject.image().getShape();
        ChunkedScores.Variants variants = (from, to, scope) -> {
            float[] all = new float[(to - from) * (int) shape.size()];
            for (int k = from; k < to; k++) {
                System.arraycopy(pictures.get(k), 0, all, (k - from) * (int) shape.size(), (int) shape.size());
            }
            NDArray chunk = scope.create(all, new Shape(to - from, shape.get(1), shape.get(2), shape.get(3)));
            return chunk;
        };
        return softmax ? subject.probabilities(pictures.size(), variants) : subject.logits(pictures.size(), variants);
    }

    /** The map once for each channel. */
    private static float[] broadcast(ExplainedPicture subject) {
        float[] map = subject.map().values();
        float[] all = new float[(int) subject.image().getShape().size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = map[i % map.length];
        }
        return all;
    }

    /** Largest first; of equal ones the first first. */
    private static int[] order(float[] values) {
        return IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparing(i -> -values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static float smallest(float[] picture) {
        float min = Float.POSITIVE_INFINITY;
        for (float value : picture) {
            min = Math.min(min, value);
        }
        return min;
    }

    private static double trapezoids(double[] scores) {
        return Arrays.stream(scores).sum() - (scores[0] + scores[scores.length - 1]) / 2;
    }

    private static boolean softmax(GoldenEntry entry) {
        return entry.json().get("softmax").getAsBoolean();
    }

    private static int hyper(GoldenEntry entry, String name) {
        return entry.json().getAsJsonObject("hyper").get(name).getAsInt();
    }

    /** Where equal values decide, the library's order is its sort's accident: up to 5 % of the largest value. */
    private static GoldenRow compared(String quantity, GoldenEntry entry, double[] ours) {
        return GoldenRow.relative(quantity, StoredMaps.flat(entry.json().get("result")), ours, 5e-2);
    }

    /**
     * Each pixel's value stands there once for every channel, so that the library's order is its sort's accident for all of them.
     * What differs for that reason still correlates.
     */
    private static GoldenRow tied(GoldenRow row, String remark) {
        return row.outcome() == GoldenRow.Outcome.FAIL && row.correlation() > 0.95
                ? row.byDesign(
                        "a pixel's channels are equal values, whose order in the library is its sort's accident; "
                                + remark)
                : row.with(remark);
    }
}
