package org.modelaudit.localization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.modelaudit.gate.Threshold.atLeast;
import static org.modelaudit.gate.Threshold.atMost;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.modelaudit.data.AuditSample;
import org.modelaudit.data.AuditSet;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.explain.Prediction;
import org.modelaudit.gate.Threshold;
import org.modelaudit.image.Box;
import org.modelaudit.image.Geometry;
import org.modelaudit.image.Mask;
import org.modelaudit.image.PictureSize;
import org.modelaudit.metric.Direction;
import org.modelaudit.metric.ExplainedSample;
import org.modelaudit.metric.Measurement;
import org.modelaudit.metric.Metric;
import org.modelaudit.metric.Outcome;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.testing.Factories;
import org.modelaudit.testing.TinyModel;

/** What holds for every metric of this package: a map on the object passes, a map beside it fails, and the range is kept. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryLocalizationMetricTest {

    private static final int SIDE = 32;
    private static final TinyModel MODEL = TinyModel.ofSize(SIDE, new float[] {1, 1, 1}, new float[] {1, 0, 0});

    /** 64 of 1024 pixels, and as many at the opposite corner, out of reach of the pointing game's tolerance. */
    private static final Box OBJECT = new Box(2, 2, 10, 10);

    private static final Box CROWD = new Box(20, 18, 32, 32);

    @SuppressWarnings("NullAway.Init")
    private ThresholdSweep sweep;

    /** A picture whose lower right corner is a crowd. */
    @SuppressWarnings("NullAway.Init")
    private AuditSample crowded;

    /**
     * A metric and what it must say.
     *
     * @param factory that makes it
     * @param gate that a map on the object passes and a map beside it does not
     * @param onObject its value where the object is evenly hot and all else is cold
     * @param beside its value where the opposite corner is
     */
    record Pair(String factory, Metric metric, Threshold gate, double onObject, double beside) {
        @Override
        public String toString() {
            return factory;
        }
    }

    Stream<Pair> pairs() {
        return Stream.of(
                new Pair("localizationIoU", LocalizationMetrics.localizationIoU(), atLeast(0.5), 1, 0),
                new Pair("localizationError", LocalizationMetrics.localizationError(), atMost(0.5), 0, 1),
                new Pair("energyPointingGame", LocalizationMetrics.energyPointingGame(), atLeast(0.5), 1, 0),
                new Pair("pointingGame", LocalizationMetrics.pointingGame().withTolerance(8), atLeast(0.5), 1, 0),
                new Pair("relevanceMassAccuracy", LocalizationMetrics.relevanceMassAccuracy(), atLeast(0.5), 1, 0),
                new Pair("relevanceRankAccuracy", LocalizationMetrics.relevanceRankAccuracy(), atLeast(0.5), 1, 0),
                new Pair("topKIntersection", LocalizationMetrics.topKIntersection(10), atLeast(0.5), 1, 0),
                // Beside: each pixel of the object loses to 64 outside and draws with 896 of 960.
                new Pair("localizationAuc", LocalizationMetrics.localizationAuc(), atLeast(0.9), 1, 448 / 960.0),
                // A sixteenth of the picture holds everything.
                new Pair("attributionLocalization", LocalizationMetrics.attributionLocalization(), atLeast(1), 16, 0),
                // Beside: of the cold pixels a share s with 64/960 + s 896/960 = 1 - s, so s = 896/1856.
                new Pair(
                        "equalErrorPrecision",
                        LocalizationMetrics.equalErrorPrecision(),
                        atLeast(0.5),
                        1,
                        64 * (896 / 1856.0) / (64 + 960 * (896 / 1856.0))),
                new Pair("proposalRecall", LocalizationMetrics.proposalRecall(), atLeast(0.5), 1, 0),
                new Pair("proposalPrecision", LocalizationMetrics.proposalPrecision(), atLeast(0.5), 1, 0),
                new Pair("maxBoxAcc", LocalizationMetrics.maxBoxAcc(sweep), atLeast(0.5), 1, 0),
                new Pair("maxBoxAccV2", LocalizationMetrics.maxBoxAccV2(sweep), atLeast(0.5), 1, 0));
    }

    @BeforeAll
    void calibrate(@TempDir Path folder) {
        crowded = AuditSample.of("crowded", picture(folder.resolve("crowded.png")))
                .withIgnored(Mask.ofBoxes(SIDE, SIDE, List.of(CROWD)));
        AuditSample sample = AuditSample.of("calibration", picture(folder.resolve("calibration.png")))
                .withBoxes(List.of(OBJECT));
        sweep = ThresholdSweep.of(
                MODEL,
                AuditSet.of("calibration", List.of(sample)),
                new Drawn(map((x, y) -> inside(OBJECT, x, y) ? 1 : 0.15)));
    }

    private static Path picture(Path file) {
        try {
            ImageIO.write(new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void every_metric_of_the_package_stands_in_the_table() {
        assertThat(pairs().map(Pair::factory).collect(Collectors.toSet()))
                .isEqualTo(Factories.making(Metric.class, LocalizationMetrics.class));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void a_map_on_the_object_passes_and_a_map_beside_it_fails(Pair pair) {
        double onObject = value(pair.metric, OBJECT, map((x, y) -> inside(OBJECT, x, y) ? 1 : 0));
        double beside = value(pair.metric, OBJECT, map((x, y) -> inside(opposite(OBJECT), x, y) ? 1 : 0));

        pair.gate.verifyFor(pair.metric);
        assertThat(onObject).isCloseTo(pair.onObject, within(1e-6)).matches(pair.gate::accepts);
        assertThat(beside).isCloseTo(pair.beside, within(1e-6)).matches(value -> !pair.gate.accepts(value));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void every_map_has_a_value_in_the_range_that_is_stated(Pair pair) {
        SplittableRandom random = new SplittableRandom(1);
        for (int trial = 0; trial < 100; trial++) {
            Heatmap map = map((x, y) -> Math.pow(random.nextDouble(-0.5, 1), 5));
            assertThat(value(pair.metric, object(random), map))
                    .matches(pair.metric.range()::contains, "lies in " + pair.metric.range());
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void the_more_of_the_heat_lies_on_the_object_the_better(Pair pair) {
        SplittableRandom random = new SplittableRandom(2);
        for (int trial = 0; trial < 20; trial++) {
            Box object = object(random);
            double[] heat = random.doubles(SIDE * SIDE, 1, 1.2).toArray();
            List<Double> goodness = new ArrayList<>();
            for (double share : new double[] {0, 0.25, 0.5, 0.75, 1}) {
                Heatmap map = map((x, y) -> heat[y * SIDE + x]
                        * (inside(object, x, y) ? share : inside(opposite(object), x, y) ? 1 - share : 0));
                double value = value(pair.metric, object, map);
                goodness.add(pair.metric.direction() == Direction.HIGHER_IS_BETTER ? value : -value);
            }
            assertThat(goodness).isSorted();
            assertThat(goodness.get(4)).isGreaterThan(goodness.get(0));
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void what_a_map_says_about_a_crowd_changes_no_number(Pair pair) {
        AuditSample sample = crowded.withBoxes(List.of(OBJECT));
        SplittableRandom random = new SplittableRandom(3);
        for (int trial = 0; trial < 20; trial++) {
            Heatmap cold = map((x, y) -> inside(CROWD, x, y) ? 0 : random.nextDouble());
            Heatmap hot = map((x, y) -> inside(CROWD, x, y) ? 9 * random.nextDouble() : cold.value(x, y));
            assertThat(outcome(pair.metric, sample, hot)).isEqualTo(outcome(pair.metric, sample, cold));
        }
        Heatmap both = map((x, y) -> inside(OBJECT, x, y) || inside(CROWD, x, y) ? 1 : 0);
        assertThat(((Outcome.Value) outcome(pair.metric, sample, both)).value()).matches(pair.gate::accepts);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void a_crowd_does_not_take_the_pixels_of_the_object(Pair pair) {
        AuditSample everywhere = crowded.withBoxes(List.of(OBJECT))
                .withIgnored(Mask.ofBoxes(SIDE, SIDE, List.of(new Box(0, 0, SIDE, SIDE - 8), CROWD)));
        Heatmap beside = map((x, y) -> y >= SIDE - 8 && x < 8 ? 1 : 0);
        Heatmap onObject = map((x, y) -> inside(OBJECT, x, y) ? 1 : 0);

        assertThat(((Outcome.Value) outcome(pair.metric, everywhere, onObject)).value())
                .matches(pair.gate::accepts);
        assertThat(((Outcome.Value) outcome(pair.metric, everywhere, beside)).value())
                .matches(value -> !pair.gate.accepts(value));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void where_nothing_but_a_crowd_is_known_or_hot_there_is_no_number(Pair pair) {
        Heatmap onCrowd = map((x, y) -> inside(CROWD, x, y) ? 1 : 0);

        assertThat(outcome(pair.metric, crowded, onCrowd))
                .isEqualTo(Outcome.undefined("the sample has only a region to ignore"));
        assertThat(outcome(pair.metric, crowded.withBoxes(List.of(OBJECT)), onCrowd))
                .isEqualTo(Outcome.undefined("the heatmap is positive only in the region to ignore"));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void a_mask_that_cannot_be_read_costs_its_sample_alone(Pair pair) {
        AuditSample small = crowded.withMask(Mask.ofBoxes(3, 3, List.of(new Box(0, 0, 2, 2))));

        assertThat(outcome(pair.metric, small, map((x, y) -> x)))
                .isEqualTo(Outcome.failed(
                        "The mask of 'crowded' is 3×3, but the picture is 32×32; export the mask for this picture."));
    }

    private static Box object(SplittableRandom random) {
        int left = random.nextInt(4);
        int top = random.nextInt(4);
        return new Box(left, top, left + random.nextInt(4, 7), top + random.nextInt(4, 7));
    }

    /** The box turned by half a turn about the picture's centre. */
    private static Box opposite(Box box) {
        return new Box(SIDE - box.right(), SIDE - box.bottom(), SIDE - box.left(), SIDE - box.top());
    }

    private static boolean inside(Box box, int x, int y) {
        return x >= box.left() && x < box.right() && y >= box.top() && y < box.bottom();
    }

    /** Heat of a pixel. */
    private interface Heat {
        double at(int x, int y);
    }

    private static Heatmap map(Heat heat) {
        float[] values = new float[SIDE * SIDE];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) heat.at(i % SIDE, i / SIDE);
        }
        return new Heatmap(SIDE, SIDE, values);
    }

    private static double value(Metric metric, Box object, Heatmap map) {
        AuditSample sample = AuditSample.of("picture", Path.of("picture")).withBoxes(List.of(object));
        return ((Outcome.Value) outcome(metric, sample, map)).value();
    }

    private static Outcome outcome(Metric metric, AuditSample picture, Heatmap map) {
        PictureSize size = new PictureSize(SIDE, SIDE);
        ExplainedSample sample =
                new ExplainedSample(picture, new Geometry(size, size, 1, 1, 0, 0), Drawn.explanation(map));
        Measurement measurement = new Measurement(MODEL, new Drawn(map), List.of(sample), () -> {
            throw new AssertionError("a localization metric does not look at the picture");
        });
        return metric.measure(measurement).get(0);
    }

    /** Gives every picture the same map. */
    private record Drawn(Heatmap map) implements Explainer {

        static Explanation explanation(Heatmap map) {
            return Explanation.of(new Prediction(0, 1), 0, map);
        }

        @Override
        public String id() {
            return "drawn/test@1";
        }

        @Override
        public String name() {
            return "Drawn";
        }

        @Override
        public Map<String, String> settings(AuditedModel model) {
            return Map.of();
        }

        @Override
        public List<Explanation> explain(AuditedModel model, Batch batch) {
            return batch.samples().stream().map(sample -> explanation(map)).toList();
        }
    }
}
