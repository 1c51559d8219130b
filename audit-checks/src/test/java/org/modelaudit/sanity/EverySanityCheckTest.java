package org.modelaudit.sanity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.modelaudit.gate.Threshold.atLeast;
import static org.modelaudit.robustness.Measurements.value;

import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.modelaudit.cam.ClassActivationMaps;
import org.modelaudit.explain.Explainer;
import org.modelaudit.gate.Check;
import org.modelaudit.gate.Threshold;
import org.modelaudit.gradient.GradientExplainers;
import org.modelaudit.metric.Direction;
import org.modelaudit.metric.Metric;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.relevance.RelevanceNets;
import org.modelaudit.testing.Factories;
import org.modelaudit.testing.TinyModel;

/**
 * What holds for every check of this package: on a model built so that the answer is known, one explainer passes and one fails,
 * the one that passes has the better number on any picture, and the range is kept.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EverySanityCheckTest {

    private static final int SIDE = 8;
    private static final int CELLS = SIDE * SIDE;

    private static final Explainer GRAD_CAM = ClassActivationMaps.gradCam();
    private static final Explainer PICTURE = new PictureItself();

    private static final float[] EVEN = {1, 1, 1};

    /** Class k rests on channel k alone, so its Grad-CAM is that channel. */
    private final TinyModel model = TinyModel.ofSize(SIDE, EVEN, new float[] {1, 0, 0, 0, 1, 0, 0, 0, 1});

    /** What the same net learns from labels that say k + 1 for k. */
    private final TinyModel permuted = TinyModel.ofSize(SIDE, EVEN, new float[] {0, 1, 0, 0, 0, 1, 1, 0, 0});

    /** Every class rests on channel 0, one more than the other, so all have the same map. */
    private final TinyModel indifferent = TinyModel.ofSize(SIDE, EVEN, new float[] {3, 0, 0, 2, 0, 0, 1, 0, 0});

    /** The first layer has a bias and does not pad, so it can take a shift of the input away. */
    private final AuditedModel unpadded = RelevanceNets.colour("gated");

    /** Has normalisations behind convolutions, one of these with a bias and one without. */
    private final AuditedModel normalized = RelevanceNets.colour("residual");

    private record Case(AuditedModel model, Explainer explainer) {}

    /**
     * A check and what it must tell apart.
     *
     * @param factory that makes it
     * @param gate that the one passes and the other does not
     */
    private record Pair(String factory, Metric metric, Threshold gate, Case passing, Case failing) {

        static Pair of(String factory, Check check, Case passing, Case failing) {
            return new Pair(
                    factory, check.requirement().metric(), check.requirement().threshold(), passing, failing);
        }

        @Override
        public String toString() {
            return factory + " " + metric.id();
        }
    }

    Stream<Pair> pairs() {
        Case honest = new Case(model, GRAD_CAM);
        Case blind = new Case(model, PICTURE);
        return Stream.of(
                // The map follows the weights, or shows the picture whatever the weights are.
                Pair.of(
                        "parameterRandomization",
                        SanityChecks.parameterRandomization().draws(20),
                        honest,
                        blind),
                Pair.of(
                        "parameterRandomization",
                        SanityChecks.parameterRandomization().draws(10).smoothed(3, 0.05),
                        honest,
                        blind),
                // The map has two values and many when the weights are random; the picture stays as complex as it is.
                new Pair(
                        "efficientParameterRandomization",
                        SanityChecks.efficientParameterRandomization(),
                        atLeast(0.5),
                        honest,
                        blind),
                Pair.of("randomLogit", SanityChecks.randomLogit(), honest, new Case(indifferent, GRAD_CAM)),
                Pair.of("classSensitivity", SanityChecks.classSensitivity(), honest, new Case(indifferent, GRAD_CAM)),
                Pair.of("dataRandomization", SanityChecks.dataRandomization(permuted), honest, blind),
                // Kindermans et al., figure 2: the gradient stays, its product with the input moves with the shift.
                Pair.of(
                        "inputInvariance",
                        SanityChecks.inputInvariance(),
                        new Case(unpadded, GradientExplainers.gradient()),
                        new Case(unpadded, GradientExplainers.gradientTimesInput())),
                Pair.of(
                        "inputInvariance",
                        SanityChecks.inputInvariance().shiftedBy(0.5),
                        new Case(unpadded, GradientExplainers.gradient()),
                        new Case(unpadded, GradientExplainers.gradientTimesInput())),
                // The gradient at the input is that of the function; Eigen-CAM weighs a layer's channels by their size.
                Pair.of(
                        "implementationInvariance",
                        SanityChecks.implementationInvariance(),
                        new Case(normalized, GradientExplainers.gradient()),
                        new Case(normalized, ClassActivationMaps.eigenCam().at("conv2"))),
                Pair.of(
                        "implementationInvariance",
                        SanityChecks.implementationInvariance().byRescaling(),
                        new Case(normalized, GradientExplainers.gradient()),
                        new Case(normalized, ClassActivationMaps.eigenCam().at("conv2"))));
    }

    @AfterEach
    void the_models_are_as_they_were() {
        Stream.of(model, permuted, indifferent, unpadded, normalized).forEach(AuditedModel::verifyUnchanged);
    }

    @AfterAll
    void close() {
        unpadded.close();
        normalized.close();
    }

    @Test
    void every_check_of_the_package_stands_in_the_table() {
        assertThat(pairs().map(Pair::factory).collect(Collectors.toSet()))
                .isEqualTo(Factories.making(Metric.class, SanityChecks.class));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void one_explainer_passes_and_the_other_fails(Pair pair) {
        float[] picture = picture(new SplittableRandom(1));

        pair.gate.verifyFor(pair.metric);
        assertThat(value(pair.metric, pair.passing.model, pair.passing.explainer, picture))
                .matches(pair.gate::accepts, "passes " + pair.gate);
        assertThat(value(pair.metric, pair.failing.model, pair.failing.explainer, picture))
                .matches(value -> !pair.gate.accepts(value), "fails " + pair.gate);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void the_explainer_that_passes_is_better_on_any_picture_and_both_keep_to_the_range(Pair pair) {
        SplittableRandom random = new SplittableRandom(2);
        for (int trial = 0; trial < 10; trial++) {
            float[] picture = picture(random);
            double passing = value(pair.metric, pair.passing.model, pair.passing.explainer, picture);
            double failing = value(pair.metric, pair.failing.model, pair.failing.explainer, picture);

            assertThat(passing).matches(pair.metric.range()::contains, "lies in " + pair.metric.range());
            assertThat(failing).matches(pair.metric.range()::contains, "lies in " + pair.metric.range());
            assertThat(pair.metric.direction() == Direction.HIGHER_IS_BETTER ? passing - failing : failing - passing)
                    .isPositive();
        }
    }

    /** Channel 0 has two values, at random places, and the largest mean; the others have as many values as cells. */
    private static float[] picture(SplittableRandom random) {
        float[] picture = new float[3 * CELLS];
        for (int i = 0; i < picture.length; i++) {
            picture[i] = i < CELLS ? random.nextBoolean() ? 0.4f : 0.3f : (float) random.nextDouble(0, 0.5);
        }
        return picture;
    }
}
