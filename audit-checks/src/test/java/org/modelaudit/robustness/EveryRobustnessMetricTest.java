package org.modelaudit.robustness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modelaudit.gate.Threshold.atLeast;
import static org.modelaudit.gate.Threshold.atMost;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.modelaudit.attack.Attacks;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.explain.Prediction;
import org.modelaudit.gate.Check;
import org.modelaudit.gate.Threshold;
import org.modelaudit.metric.Direction;
import org.modelaudit.metric.Metric;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.testing.Factories;
import org.modelaudit.testing.SeededExplainer;
import org.modelaudit.testing.TinyModel;

/**
 * What holds for every metric of this package. A map that never changes is as stable as can be, one that is another for every
 * picture is not stable at all; a picture that is decided by far withstands an attack, one that is nearly torn does not.
 */
class EveryRobustnessMetricTest {

    private static final int SIDE = 8;
    private static final int CELLS = SIDE * SIDE;

    /** The class is the brightest channel. */
    private static final TinyModel MODEL =
            TinyModel.ofSize(SIDE, new float[] {1, 1, 1}, new float[] {1, 0, 0, 0, 1, 0, 0, 0, 1});

    /** One map for all pictures. */
    private static final Explainer STUBBORN = new SeededExplainer("stubborn", picture -> 7);

    /** Another map for every picture, however little it differs. */
    private static final Explainer FICKLE = new SeededExplainer("fickle", Arrays::hashCode);

    /**
     * Who is measured on which pictures.
     *
     * @param lead of channel 0 over channel 1 in the pictures, which decides the class
     */
    private record Case(Explainer explainer, double lead) {

        Case(Explainer explainer) {
            this(explainer, 0.5);
        }

        double value(Metric metric, SplittableRandom random) {
            float[] picture = new float[3 * CELLS];
            for (int i = 0; i < picture.length; i++) {
                double channel = i < CELLS ? 0.2 + lead : i < 2 * CELLS ? 0.2 : 0.1;
                picture[i] = (float) (channel + random.nextDouble(-0.01, 0.01));
            }
            return Measurements.value(metric, MODEL, explainer, picture);
        }
    }

    /**
     * A metric and what it must tell apart.
     *
     * @param factory that makes it
     * @param gate that the one passes and the other does not
     */
    private record Pair(String factory, Metric metric, Threshold gate, Case passing, Case failing) {

        static Pair stable(String factory, Metric metric, Threshold gate) {
            return new Pair(factory, metric, gate, new Case(STUBBORN), new Case(FICKLE));
        }

        static Pair changing(String factory, Check check) {
            return new Pair(
                    factory,
                    check.requirement().metric(),
                    check.requirement().threshold(),
                    new Case(FICKLE),
                    new Case(STUBBORN));
        }

        static Pair decided(String factory, Metric metric, Threshold gate) {
            return new Pair(factory, metric, gate, new Case(STUBBORN, 0.5), new Case(STUBBORN, 0.02));
        }

        @Override
        public String toString() {
            return factory + " " + metric.id();
        }
    }

    static Stream<Pair> pairs() {
        StabilityUnder deepFool = RobustnessMetrics.stabilityUnder(Attacks.deepFool());
        return Stream.of(
                Pair.stable("stabilityUnder", deepFool, atLeast(0.9)),
                Pair.stable("stabilityUnder", deepFool.forReachedClass(), atLeast(0.9)),
                Pair.stable(
                        "stabilityUnder", RobustnessMetrics.stabilityUnder(Attacks.gaussianNoise(0.01)), atLeast(0.9)),
                Pair.stable(
                        "explanationAttack",
                        RobustnessMetrics.explanationAttack(0.05).budget(3, 2),
                        atLeast(0.9)),
                Pair.stable("settingAgreement", RobustnessMetrics.settingAgreement(List.of(STUBBORN)), atLeast(0.9)),
                new Pair(
                        "hideAndSeek",
                        RobustnessMetrics.hideAndSeek(),
                        atLeast(0.9),
                        new Case(new Half("left", true)),
                        new Case(new Half("right", false))),
                Pair.stable("maxSensitivity", RobustnessMetrics.maxSensitivity(), atMost(0)),
                Pair.stable("averageSensitivity", RobustnessMetrics.averageSensitivity(), atMost(0)),
                Pair.stable("localLipschitz", RobustnessMetrics.localLipschitz(), atMost(0)),
                Pair.stable("translationContinuity", RobustnessMetrics.translationContinuity(), atMost(0)),
                Pair.stable("relativeInputStability", RobustnessMetrics.relativeInputStability(), atMost(0)),
                Pair.changing("inputDependence", RobustnessMetrics.inputDependence()),
                // Half of the range between the two channels, or a hundredth, must be crossed in every pixel of both.
                Pair.decided("attackNorm", RobustnessMetrics.attackNorm(Attacks.deepFool()), atLeast(0.2)),
                Pair.decided("attackSuccess", RobustnessMetrics.attackSuccess(Attacks.fgsm(0.05)), atMost(0)));
    }

    @Test
    void every_metric_of_the_package_stands_in_the_table() {
        assertThat(pairs().map(Pair::factory).collect(Collectors.toSet()))
                .isEqualTo(Factories.making(Metric.class, RobustnessMetrics.class));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void the_one_passes_and_the_other_fails(Pair pair) {
        pair.gate.verifyFor(pair.metric);
        assertThat(pair.passing.value(pair.metric, new SplittableRandom(1)))
                .matches(pair.gate::accepts, "passes " + pair.gate);
        assertThat(pair.failing.value(pair.metric, new SplittableRandom(1)))
                .matches(value -> !pair.gate.accepts(value), "fails " + pair.gate);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void the_one_that_passes_is_better_on_any_picture_and_both_keep_to_the_range(Pair pair) {
        for (int trial = 0; trial < 10; trial++) {
            double passing = pair.passing.value(pair.metric, new SplittableRandom(trial));
            double failing = pair.failing.value(pair.metric, new SplittableRandom(trial));

            assertThat(passing).matches(pair.metric.range()::contains, "lies in " + pair.metric.range());
            assertThat(failing).matches(pair.metric.range()::contains, "lies in " + pair.metric.range());
            assertThat(pair.metric.direction() == Direction.HIGHER_IS_BETTER ? passing - failing : failing - passing)
                    .isPositive();
        }
    }

    /** Shows the half of the picture with the true box, or the other. */
    private record Half(String name, boolean left) implements Explainer {

        @Override
        public String id() {
            return name + "/test@1";
        }

        @Override
        public Map<String, String> settings(AuditedModel model) {
            return Map.of();
        }

        @Override
        public List<Explanation> explain(AuditedModel model, Batch batch) {
            float[] values = new float[CELLS];
            for (int i = 0; i < values.length; i++) {
                values[i] = i % SIDE < SIDE / 2 == left ? 1 : 0;
            }
            return batch.samples().stream()
                    .map(sample -> Explanation.of(new Prediction(0, 1), -1, new Heatmap(SIDE, SIDE, values)))
                    .toList();
        }
    }
}
