package org.modelaudit.synthesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.modelaudit.data.AuditSample;
import org.modelaudit.error.AuditInterruptedException;
import org.modelaudit.error.ModelException;
import org.modelaudit.explain.Batch;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Layer;
import org.modelaudit.model.PassCount;
import org.modelaudit.relevance.RelevanceNets;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RepresentationInversionTest {

    private static final int SIDE = 16;

    private final AuditedModel net = RelevanceNets.colour("residual", SIDE);

    @AfterAll
    void close() {
        net.close();
    }

    private static float[] picture(double factor) {
        float[] picture = new float[3 * SIDE * SIDE];
        for (int i = 0; i < picture.length; i++) {
            picture[i] = (float) Math.sin(i * factor);
        }
        return picture;
    }

    private InvertedPicture invert(RepresentationInversion inversion, String id, float[] values) {
        try (NDManager scope = net.newManager()) {
            return inversion.of(
                    net,
                    new Batch(
                            List.of(AuditSample.of(id, Path.of("none"))),
                            scope.create(values, new Shape(1, 3, SIDE, SIDE))));
        }
    }

    @Test
    void at_the_picture_itself_it_finds_the_picture_but_for_eight_bits() {
        RepresentationInversion inversion =
                RepresentationInversion.at(Layer.INPUT).regularized(0, 0);
        InvertedPicture found = invert(inversion, "a", picture(0.37));

        assertThat(found.undefinedBecause()).isNull();
        assertThat(found.error()).isLessThan(1e-4);
        assertThat(found.values()).containsExactly(picture(0.37), within(0.02f));
    }

    @Test
    void regularised_at_the_picture_itself_it_is_the_solution_of_a_linear_system() {
        try (AuditedModel byHand = RelevanceNets.colour("linear", 3);
                NDManager scope = byHand.newManager()) {
            float[] halves = new float[27];
            for (int i = 0; i < halves.length; i++) {
                halves[i] = i % 3 == 0 ? -1 : i % 3 == 1 ? 0 : 1;
            }
            InvertedPicture found = RepresentationInversion.at(Layer.INPUT)
                    .regularized(0, 3)
                    .of(
                            byHand,
                            new Batch(
                                    List.of(AuditSample.of("a", Path.of("none"))),
                                    scope.create(halves, new Shape(1, 3, 3, 3))));
            // Columns −s, 0, s by symmetry: s/‖x0‖² − 1/‖x0‖² + λ/n · s = 0 with ‖x0‖² = 18 and n = 27.
            float s = (float) (1 / 18.0 / (1 / 18.0 + 3 / 27.0));

            for (int i = 0; i < halves.length; i++) {
                assertThat(found.values()[i]).isCloseTo(s * halves[i], within(0.02f));
            }
        }
    }

    @Test
    void more_steps_come_closer_and_cost_what_was_said() {
        RepresentationInversion few = RepresentationInversion.at("norm1").steps(3);
        PassCount before = net.passes();
        InvertedPicture rough = invert(few, "a", picture(0.37));
        assertThat(net.passes().since(before)).isEqualTo(few.cost().passes());
        InvertedPicture fine = invert(few.steps(60), "a", picture(0.37));

        assertThat(fine.error()).isLessThan(0.2 * rough.error());
        net.verifyUnchanged();
    }

    @Test
    void it_depends_on_the_sample_and_the_seed_and_on_nothing_else() {
        RepresentationInversion few = RepresentationInversion.at("conv3").steps(3);
        float[] first = invert(few, "a", picture(0.37)).values();
        invert(few, "b", picture(0.11));

        assertThat(invert(few, "a", picture(0.37)).values()).isEqualTo(first);
        assertThat(invert(few, "b", picture(0.37)).values()).isNotEqualTo(first);
        assertThat(invert(few.seed(7), "a", picture(0.37)).values()).isNotEqualTo(first);
    }

    @Test
    void a_representation_that_says_nothing_is_undefined() {
        RepresentationInversion inversion =
                RepresentationInversion.at(Layer.INPUT).steps(1);
        float[] zero = new float[3 * SIDE * SIDE];
        float[] ones = zero.clone();
        Arrays.fill(ones, 1);
        float[] none = zero.clone();
        none[5] = Float.NaN;

        assertThat(invert(inversion, "a", zero).undefinedBecause()).isEqualTo("the representation at 'input' is zero");
        assertThat(invert(inversion, "a", ones).undefinedBecause())
                .isEqualTo("the representation at 'input' is constant");
        assertThat(invert(inversion, "a", none).undefinedBecause())
                .isEqualTo("the representation at 'input' is not finite");
        assertThat(invert(inversion, "a", none).error()).isNaN();
    }

    @Test
    void who_is_interrupted_stops_at_the_next_step_and_stays_interrupted() {
        RepresentationInversion few = RepresentationInversion.at("conv3").steps(3);
        Thread.currentThread().interrupt();
        try {
            assertThatExceptionOfType(AuditInterruptedException.class)
                    .isThrownBy(() -> invert(few, "a", picture(0.37)))
                    .withMessageContaining("of 'a' at conv3 was interrupted before step 1 of 3");
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        } finally {
            Thread.interrupted();
        }
    }

    @Test
    void a_layer_that_is_not_there_and_settings_without_a_meaning_are_refused() {
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> invert(RepresentationInversion.at("conv33"), "a", picture(1)))
                .withMessageContaining("conv33");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RepresentationInversion.at("conv3").steps(0))
                .withMessageContaining("at least 1 step");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RepresentationInversion.at("conv3").steps(1_000_001))
                .withMessageContaining("at most 1000000");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RepresentationInversion.at("conv3").regularized(-1, 0))
                .withMessageContaining("α-norm is at least 0");
    }
}
