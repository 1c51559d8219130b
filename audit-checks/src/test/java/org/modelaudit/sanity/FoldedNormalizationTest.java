package org.modelaudit.sanity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.modelaudit.robustness.Measurements.value;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.modelaudit.cam.ClassActivationMaps;
import org.modelaudit.checks.Audits;
import org.modelaudit.explain.Explainer;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.ModelWeights;
import org.modelaudit.relevance.RelevanceNets;

/** A net with a convolution and its normalisation once without a bias ({@code conv1}) and once with one ({@code conv2}). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FoldedNormalizationTest {

    private final AuditedModel model = RelevanceNets.colour("residual");

    @AfterAll
    void close() {
        model.verifyUnchanged();
        model.close();
    }

    @Test
    void a_folded_normalisation_hands_on_what_it_gets_and_the_scores_stay() {
        try (NDManager scope = model.newManager()) {
            NDArray images = scope.create(picture(), new Shape(1, 3, 8, 8));
            float[] scores = model.logits(images).toFloatArray();
            float[] normalized = output("norm2", images);
            assertThat(output("conv2", images)).isNotEqualTo(normalized);

            ModelWeights weights = model.weights();
            weights.changing(() -> {
                new FoldedNormalization(1e-5).of(weights, "conv2", "norm2").forEach(weights::replace);
                assertThat(output("conv2", images)).containsExactly(normalized, within(1e-5f));
                assertThat(output("norm2", images)).containsExactly(normalized, within(1e-5f));
                assertThat(model.logits(images).toFloatArray()).containsExactly(scores, within(1e-5f));
                return scores;
            });
        }
    }

    @Test
    void without_a_bias_the_shift_stays_with_the_normalisation() {
        ModelWeights weights = model.weights();
        var changed = new FoldedNormalization(1e-5).of(weights, "conv1", "norm1");

        assertThat(changed.keySet())
                .extracting(ModelWeights.Tensor::path)
                .containsExactly("conv1.weight", "norm1.weight", "norm1.bias", "norm1.running_mean");
        changed.forEach((tensor, values) -> {
            if (tensor.name().equals("running_mean")) {
                assertThat(values).containsOnly(0);
            }
        });
    }

    @Test
    void a_layer_that_no_normalisation_follows_is_left_alone() {
        ModelWeights weights = model.weights();

        assertThat(new FoldedNormalization(1e-5).of(weights, "conv3", "fc")).isEmpty();
        assertThat(new FoldedNormalization(1e-5).of(weights, "norm2", "before")).isEmpty();
    }

    /**
     * DeepLIFT multiplies through linear steps, DeconvNet changes ReLUs alone, and the rules of LRP fold normalisations
     * themselves; so folding, of which the axiom's authors accuse other versions of these methods, does not show.
     */
    @Test
    void methods_that_take_linear_layers_together_do_not_see_the_folding() {
        for (Explainer explainer : List.of(
                Audits.integratedGradients(),
                Audits.deepLift(),
                Audits.deconvNet(),
                Audits.lrpEpsilon(),
                Audits.lrpGamma(),
                ClassActivationMaps.gradCam().at("conv2"))) {
            assertThat(folded(explainer)).as(explainer.name()).isCloseTo(1, within(1e-6));
        }
    }

    @Test
    void methods_that_read_one_layers_own_numbers_do() {
        // Eigen-CAM the size of channels, LayerCAM the sign of a gradient, FullGrad the biases one by one.
        for (Explainer explainer : List.of(
                ClassActivationMaps.eigenCam().at("conv2"),
                ClassActivationMaps.layerCam().at("conv2"),
                Audits.fullGrad())) {
            assertThat(folded(explainer)).as(explainer.name()).isLessThan(0.999);
        }
    }

    private double folded(Explainer explainer) {
        return value(SanityChecks.implementationInvariance(), model, explainer, picture());
    }

    private float[] output(String layer, NDArray images) {
        return model.cutAt(layer).features(images).activation().toFloatArray();
    }

    private static float[] picture() {
        SplittableRandom random = new SplittableRandom(3);
        float[] picture = new float[3 * 64];
        for (int i = 0; i < picture.length; i++) {
            picture[i] = (float) random.nextDouble(-1, 1);
        }
        return picture;
    }
}
