package org.modelaudit.faithfulness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.modelaudit.gate.Threshold.atLeast;
import static org.modelaudit.gate.Threshold.atMost;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.modelaudit.baseline.Baseline;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.gate.Threshold;
import org.modelaudit.metric.CurvedMetric;
import org.modelaudit.metric.Direction;
import org.modelaudit.metric.Measurement;
import org.modelaudit.metric.Metric;
import org.modelaudit.metric.MetricCurve;
import org.modelaudit.metric.Outcome;
import org.modelaudit.testing.Factories;
import org.modelaudit.testing.LinearPixels;

/**
 * What holds for every metric of this package, on linear models, where each pixel's part in the logit is known: the map of the
 * parts passes, a map that says the opposite fails, and the range is kept.
 */
class EveryFaithfulnessMetricTest {

    private static final int SIDE = 16;

    /** What is drawn for a picture of a linear model. */
    private interface Drawing {
        float[] of(float[] weights, float[] picture);

        /** Each pixel's part in the logit. */
        Drawing PARTS = (weights, picture) -> {
            float[] parts = new float[weights.length];
            for (int i = 0; i < parts.length; i++) {
                parts[i] = weights[i] * picture[i];
            }
            return parts;
        };

        /** Says of each pixel the opposite. */
        Drawing OPPOSITE = (weights, picture) -> {
            float[] parts = PARTS.of(weights, picture);
            for (int i = 0; i < parts.length; i++) {
                parts[i] = -parts[i];
            }
            return parts;
        };

        /** The gradient, which knows nothing of the picture. */
        Drawing GRADIENT = (weights, picture) -> weights.clone();

        /** The gradient turned by half a turn, so that it lies where the object is not. */
        Drawing GRADIENT_ELSEWHERE = (weights, picture) -> {
            float[] turned = new float[weights.length];
            for (int i = 0; i < turned.length; i++) {
                turned[i] = weights[weights.length - 1 - i];
            }
            return turned;
        };
    }

    /**
     * What an explainer says.
     *
     * @param first of the picture
     * @param again when it is asked about a changed picture
     */
    private record Answer(Drawing first, Drawing again) {

        static final Answer TRUE = new Answer(Drawing.PARTS, Drawing.PARTS);
        static final Answer OPPOSITE = new Answer(Drawing.OPPOSITE, Drawing.OPPOSITE);
    }

    /**
     * A metric and what it must tell apart.
     *
     * @param factory that makes it
     * @param gate that {@code passing} passes and {@code failing} does not
     */
    private record Pair(String factory, Metric metric, Threshold gate, Answer passing, Answer failing) {

        Pair(String factory, Metric metric, Threshold gate) {
            this(factory, metric, gate, Answer.TRUE, Answer.OPPOSITE);
        }

        @Override
        public String toString() {
            return factory;
        }
    }

    private static final Baseline ZERO = Baseline.zero();

    static Stream<Pair> pairs() {
        return Stream.of(
                // What is left of the picture: the object alone is surer than the picture, all but the object is not.
                new Pair("averageDrop", FaithfulnessMetrics.averageDrop(), atMost(0)),
                new Pair("absoluteAverageDrop", FaithfulnessMetrics.absoluteAverageDrop(), atMost(0)),
                new Pair("increaseInConfidence", FaithfulnessMetrics.increaseInConfidence(), atLeast(1)),
                new Pair("averageGain", FaithfulnessMetrics.averageGain(), atLeast(0.5)),
                new Pair(
                        "coherency",
                        FaithfulnessMetrics.coherency(),
                        atLeast(0.99),
                        Answer.TRUE,
                        new Answer(Drawing.PARTS, Drawing.OPPOSITE)),
                new Pair("adcc", FaithfulnessMetrics.adcc(), atLeast(0.9)),
                // What is taken away or put in, in the order of the map.
                new Pair("insertion", FaithfulnessMetrics.insertion().into(ZERO), atLeast(0.9)),
                new Pair("deletion", FaithfulnessMetrics.deletion(), atMost(0.5)),
                new Pair("pixelFlipping", FaithfulnessMetrics.pixelFlipping(), atMost(0.1)),
                new Pair(
                        "pixelFlippingLeastRelevantFirst",
                        FaithfulnessMetrics.pixelFlippingLeastRelevantFirst(),
                        atLeast(0.9)),
                new Pair(
                        "regionPerturbation",
                        FaithfulnessMetrics.regionPerturbation().regions(4, 16).replacingBy(ZERO),
                        atLeast(0.5)),
                new Pair(
                        "regionPerturbationLeastRelevantFirst",
                        FaithfulnessMetrics.regionPerturbationLeastRelevantFirst()
                                .regions(4, 16)
                                .replacingBy(ZERO),
                        atMost(0.1)),
                new Pair("selectivity", FaithfulnessMetrics.selectivity(), atMost(0.5)),
                new Pair("irof", FaithfulnessMetrics.irof().replacingBy(ZERO).superpixels(16), atLeast(0.5)),
                new Pair("road", FaithfulnessMetrics.road(), atMost(0)),
                new Pair("roadLeastRelevantFirst", FaithfulnessMetrics.roadLeastRelevantFirst(), atLeast(1)),
                new Pair("roadCombined", FaithfulnessMetrics.roadCombined(), atLeast(0.4)),
                // Whether the numbers add up: exactly, for the parts of a linear model.
                new Pair("faithfulnessCorrelation", FaithfulnessMetrics.faithfulnessCorrelation(), atLeast(0.999)),
                new Pair("faithfulnessEstimate", FaithfulnessMetrics.faithfulnessEstimate(), atLeast(0.999)),
                new Pair("sensitivityN", FaithfulnessMetrics.sensitivityN(), atLeast(0.999)),
                new Pair("completeness", FaithfulnessMetrics.completeness(), atMost(0.001)),
                new Pair(
                        "infidelity",
                        FaithfulnessMetrics.infidelity(),
                        atMost(1e-6),
                        new Answer(Drawing.GRADIENT, Drawing.GRADIENT),
                        new Answer(Drawing.GRADIENT_ELSEWHERE, Drawing.GRADIENT_ELSEWHERE)),
                // How little is shown: 16 of 256 pixels, or the 240 others.
                new Pair("complexity", FaithfulnessMetrics.complexity(), atMost(0.1)),
                new Pair("sparseness", FaithfulnessMetrics.sparseness(), atLeast(0.9)),
                new Pair("entropyComplexity", FaithfulnessMetrics.entropyComplexity(), atMost(Math.log(20))),
                new Pair("effectiveComplexity", FaithfulnessMetrics.effectiveComplexity(), atMost(20)),
                new Pair("smallestSufficientRegion", FaithfulnessMetrics.smallestSufficientRegion(), atMost(-2)));
    }

    @Test
    void every_metric_of_the_package_stands_in_the_table() {
        assertThat(pairs().map(Pair::factory).collect(Collectors.toSet()))
                .isEqualTo(Factories.making(Metric.class, FaithfulnessMetrics.class));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void the_true_map_passes_and_the_opposite_fails(Pair pair) {
        Linear model = Linear.withObject(5, 0.5, 0, new SplittableRandom(0));

        pair.gate.verifyFor(pair.metric);
        assertThat(model.value(pair.metric, pair.passing)).matches(pair.gate::accepts, "passes " + pair.gate);
        assertThat(model.value(pair.metric, pair.failing))
                .matches(value -> !pair.gate.accepts(value), "fails " + pair.gate);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void no_map_by_chance_does_better_than_the_true_one_and_every_value_lies_in_the_range_that_is_stated(Pair pair) {
        SplittableRandom random = new SplittableRandom(1);
        for (int trial = 0; trial < 20; trial++) {
            Linear model = Linear.withObject(random.nextInt(16), random.nextDouble(0.3, 0.7), 0.3, random);
            float[] chance = new float[SIDE * SIDE];
            for (int i = 0; i < chance.length; i++) {
                chance[i] = (float) random.nextDouble(-0.5, 1);
            }
            double truth = model.value(pair.metric, pair.passing);
            double opposite = model.value(pair.metric, pair.failing);
            double byChance = model.value(pair.metric, new Answer((w, x) -> chance, (w, x) -> chance));

            assertThat(List.of(truth, opposite, byChance))
                    .allMatch(pair.metric.range()::contains, "lies in " + pair.metric.range());
            assertThat(goodness(pair, truth))
                    .isGreaterThan(goodness(pair, opposite))
                    .isGreaterThanOrEqualTo(goodness(pair, byChance));
        }
    }

    static Stream<Pair> curved() {
        return pairs().filter(pair -> pair.metric instanceof CurvedMetric);
    }

    @ParameterizedTest
    @MethodSource("curved")
    void a_metric_with_a_curve_shows_one_whose_number_is_the_sample_s(Pair pair) {
        Linear model = Linear.withObject(5, 0.5, 0.3, new SplittableRandom(2));

        MetricCurve curve =
                model.curve((CurvedMetric) pair.metric, pair.passing).orElseThrow();

        assertThat(curve.value()).isCloseTo(model.value(pair.metric, pair.passing), within(1e-9));
        assertThat(curve.x()).containsAnyOf("relevant", "pixels");
        assertThat(curve.points()).hasSizeGreaterThan(3).allMatch(point -> point.x() >= 0 && point.x() <= 1);
    }

    @Test
    void eleven_metrics_have_a_curve() {
        assertThat(curved().map(Pair::factory))
                .containsExactlyInAnyOrder(
                        "insertion",
                        "deletion",
                        "pixelFlipping",
                        "pixelFlippingLeastRelevantFirst",
                        "regionPerturbation",
                        "regionPerturbationLeastRelevantFirst",
                        "selectivity",
                        "irof",
                        "road",
                        "roadLeastRelevantFirst",
                        "roadCombined");
    }

    private static double goodness(Pair pair, double value) {
        return pair.metric.direction() == Direction.HIGHER_IS_BETTER ? value : -value;
    }

    /** A linear model and a picture of it. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Linear(float[] weights, float[] picture) {

        /**
         * An object of 4×4 pixels, the {@code cell}-th of sixteen such squares, which speaks for class 0, and 240 pixels that speak
         * a little against it: together less than the object, so that class 0 is decided, and class 1 without the object.
         *
         * @param weight of the object's pixels; the others' is 0.1
         * @param spread of weights and brightness, as a share of each
         */
        static Linear withObject(int cell, double weight, double spread, SplittableRandom random) {
            float[] weights = new float[SIDE * SIDE];
            float[] picture = new float[SIDE * SIDE];
            for (int i = 0; i < weights.length; i++) {
                boolean object = i / SIDE / 4 * 4 + i % SIDE / 4 == cell;
                weights[i] = (float) ((object ? weight : 0.1) * (1 + spread * (random.nextDouble() - 0.5)));
                picture[i] = (float) ((object ? 1 : -0.1) * (1 + spread * (random.nextDouble() - 0.5)));
            }
            return new Linear(weights, picture);
        }

        double value(Metric metric, Answer answer) {
            return ((Outcome.Value) with(answer, metric::measure).get(0)).value();
        }

        Optional<MetricCurve> curve(CurvedMetric metric, Answer answer) {
            return with(answer, metric::curves).get(0);
        }

        private <T> T with(Answer answer, Function<Measurement, T> work) {
            try (Scene scene = new Scene(new LinearPixels(SIDE, weights))) {
                scene.with(picture, answer.first.of(weights, picture));
                Answering again = new Answering(new Heatmap(SIDE, SIDE, answer.again.of(weights, picture)));
                return work.apply(scene.measurement(again));
            }
        }
    }
}
