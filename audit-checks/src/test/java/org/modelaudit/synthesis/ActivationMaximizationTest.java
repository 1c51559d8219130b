package org.modelaudit.synthesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.data.AuditSample;
import org.modelaudit.data.AuditSet;
import org.modelaudit.error.AuditInterruptedException;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.error.DataException;
import org.modelaudit.error.ModelException;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.BlackBox;
import org.modelaudit.model.Labels;
import org.modelaudit.model.PassCount;
import org.modelaudit.relevance.RelevanceNets;
import org.modelaudit.testing.LinearPixels;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ActivationMaximizationTest {

    private static final ActivationMaximization FEW =
            ActivationMaximization.standard().steps(5);

    private final AuditedModel net = RelevanceNets.colour("residual", 16);

    @AfterAll
    void close() {
        net.close();
    }

    @Test
    void of_a_linear_model_with_decay_it_is_the_weights_in_closed_form() {
        // x = (1 − θ)(x + η w / rms(w)) has the one solution x = (1 − θ) η / θ · w / rms(w); pixels reach from −2 to 2.
        float[] weights = {1, -2, 3, -4};
        double scale = 0.9 * 0.1 / 0.1 / Math.sqrt(30 / 4.0);
        LinearPixels linear = new LinearPixels(2, weights);
        SynthesizedPicture found = ActivationMaximization.standard()
                .regularized(Regularization.none().decay(0.1))
                .ofClass(linear, 0);

        for (int i = 0; i < weights.length; i++) {
            assertThat(found.values()[i]).isCloseTo((float) (scale * weights[i]), within(0.5f / 255 / 0.25f + 1e-4f));
        }
        assertThat(found.activation()).isCloseTo(scale * 30, within(0.08));
        assertThat(found.probability().orElseThrow()).isCloseTo(1 / (1 + Math.exp(-found.activation())), within(1e-6));
    }

    @Test
    void of_a_linear_model_without_regularisers_it_ends_in_black_and_white() {
        SynthesizedPicture found = ActivationMaximization.standard()
                .regularized(Regularization.none())
                .ofClass(new LinearPixels(2, 1, -2, 3, -4), 0);

        assertThat(found.values()).containsExactly(2, -2, 2, -2);
        assertThat(found.activation()).isCloseTo(20, within(1e-5));
        assertThat(found.of()).isEqualTo("class 0");
        assertThat(found.picture().rgb(0, 0)).isEqualTo(0xFFFFFF);
    }

    @Test
    void a_total_variation_leaves_a_linear_model_the_closed_form_of_two_pixels() {
        // η(ŵ − 2λ(x₁ − x₂)) = 0 leaves 2λ(x₁ − x₂) = ŵ₁ where the mean has nothing to gain.
        SynthesizedPicture found = ActivationMaximization.standard()
                .regularized(Regularization.none().totalVariation(0.5))
                .ofClass(new LinearPixels(2, 1, 1, -1, -1), 0);

        assertThat(found.values()[0] - found.values()[2]).isCloseTo(1, within(0.04f));
        assertThat(found.values()[0] - found.values()[1]).isCloseTo(0, within(0.04f));
    }

    @Test
    void it_raises_a_class_a_unit_and_a_layer_of_a_net_and_costs_what_it_said() {
        PassCount before = net.passes();
        SynthesizedPicture ofClass = FEW.ofClass(net, 2);
        assertThat(net.passes().since(before)).isEqualTo(FEW.costPerClass().passes());
        SynthesizedPicture ofUnit = FEW.ofUnit(net, "norm1", 2);
        SynthesizedPicture ofNumber = FEW.ofUnit(net, "fc", 2);
        SynthesizedPicture ofLayer = FEW.ofLayer(net, "norm1");

        assertThat(List.of(ofClass, ofUnit, ofNumber, ofLayer))
                .allSatisfy(found -> assertThat(found.activation()).isGreaterThan(found.atStart()));
        assertThat(ofUnit.of()).isEqualTo("unit 2 of norm1");
        assertThat(ofUnit.probability()).isEmpty();
        assertThat(ofLayer.of()).isEqualTo("layer norm1");
        net.verifyUnchanged();
    }

    @Test
    void it_depends_on_the_seed_and_on_nothing_else() {
        FEW.ofClass(net, 1);
        float[] first = FEW.ofClass(net, 2).values();
        FEW.ofUnit(net, "norm1", 1);

        assertThat(FEW.ofClass(net, 2).values()).isEqualTo(first);
        assertThat(FEW.seed(7).ofClass(net, 2).values()).isNotEqualTo(first);
        assertThat(FEW.settings()).containsEntry("steps", "5").containsEntry("seed", "42");
    }

    @Test
    void what_is_not_there_is_refused_by_name() {
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> FEW.ofClass(net, 5))
                .withMessageContaining("has no class 5, but those from 0 to 4");
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> FEW.ofUnit(net, "conv3", 6))
                .withMessageContaining("'conv3' has no unit 6, but those from 0 to 5");
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> FEW.ofLayer(net, "conv33"))
                .withMessageContaining("conv33");
    }

    @Test
    void what_nothing_raises_is_refused_and_not_shown_as_noise() {
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> FEW.ofClass(new LinearPixels(2, 0, 0, 0, 0), 0))
                .withMessageContaining("raises class 0 of")
                .withMessageContaining("take another seed");
    }

    @Test
    void a_model_without_gradients_and_a_gradient_that_is_not_finite_are_refused() {
        try (AuditedModel box = BlackBox.of(
                "box", InputSpecification.imageNet(4), Labels.none(), 3, images -> images.mean(new int[] {2, 3}))) {
            assertThatExceptionOfType(ModelException.class).isThrownBy(() -> FEW.ofClass(box, 0));
        }
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> FEW.ofClass(new LinearPixels(2, 1, Float.NaN, 1, 1), 0))
                .withMessageContaining("gradient of class 0")
                .withMessageContaining("not finite at step 1");
    }

    @Test
    void settings_without_a_meaning_are_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> FEW.steps(0)).withMessageContaining("at least 1 step");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FEW.steps(Integer.MAX_VALUE))
                .withMessageContaining("at most 1000000, but got 2147483647");
        assertThatIllegalArgumentException().isThrownBy(() -> FEW.rate(0)).withMessageContaining("above 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Regularization.none().decay(1))
                .withMessageContaining("below 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Regularization.none().jitter(0.6))
                .withMessageContaining("from 0 to 1/2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Regularization.none().blur(1, 0))
                .withMessageContaining("every 1 step");
    }

    @Test
    void prototypes_are_a_set_of_one_labelled_picture_a_class_that_the_model_sees_as_they_were_found(
            @TempDir Path folder) {
        AuditSet set = FEW.prototypes(net, folder.resolve("made"), 3, 0);

        assertThat(set.samples()).extracting(AuditSample::id).containsExactly("class-0000.png", "class-0003.png");
        AuditSample three = set.samples().get(1);
        assertThat(three.classIndex()).hasValue(3);
        assertThat(three.className()).isEqualTo("class 3");
        assertThat(net.input().prepare(three.picture()).cropped())
                .isEqualTo(FEW.ofClass(net, 3).picture());
    }

    @Test
    void who_is_interrupted_stops_at_the_next_step_and_stays_interrupted() {
        Thread.currentThread().interrupt();
        try {
            assertThatExceptionOfType(AuditInterruptedException.class)
                    .isThrownBy(() -> FEW.ofClass(net, 2))
                    .withMessage(
                            "The search for the picture of class 2 was interrupted before step 1 of 5; run it again.");
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        } finally {
            Thread.interrupted();
        }
    }

    @Test
    void a_class_that_is_not_there_is_refused_before_a_picture_of_another_is_written(@TempDir Path folder) {
        Path made = folder.resolve("made");
        PassCount before = net.passes();
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> FEW.prototypes(net, made, 0, 99))
                .withMessageContaining("has no class 99");
        assertThat(made).doesNotExist();
        assertThat(net.passes()).isEqualTo(before);
    }

    @Test
    void prototypes_of_no_class_or_in_no_folder_are_refused(@TempDir Path folder) throws Exception {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> FEW.prototypes(net, folder))
                .withMessageContaining("name at least one");
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> FEW.prototypes(net, folder, 1, 1))
                .withMessageContaining("each once");
        Path file = Files.writeString(folder.resolve("file"), "no folder");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> FEW.prototypes(net, file, 1))
                .withMessageContaining("name a folder");
    }
}
