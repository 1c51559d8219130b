package org.modelaudit.cam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.modelaudit.error.ModelException;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.testing.LinearModel;

/** Formulas that run the head or the whole model, on a model whose every number can be followed by hand. */
class HeadFormulaTest {

    /** Class 0 likes channel 0, class 1 likes channel 1 twice as much. */
    private static final LinearModel MODEL = new LinearModel(new float[] {4, 0, 0, 8}, 2);

    /** Channel 0 is hot in the first cell, channel 1 in the last, and weaker: logits 4·8/4 = 8 and 8·1/4 = 2. */
    private static final float[] PICTURE = {8, 0, 0, 0, 0, 0, 0, 1};

    private final NDManager manager = NDManager.newBaseManager();

    @AfterEach
    void release() {
        manager.close();
    }

    @Test
    void cam_applies_the_weights_of_the_class_to_each_cell() {
        // W₀ = (4, 0): 4·8 in the first cell, four cells times Grad-CAM.
        assertThat(map(ClassActivationMaps.cam())).containsExactly(32, 0, 0, 0);
        assertThat(map(ClassActivationMaps.cam().forClass(TargetClass.index(1))))
                .containsExactly(0, 0, 0, 8);
    }

    @Test
    void cam_knows_a_convolution_of_one_cell_with_a_relu_before_the_pooling() {
        // y = mean ReLU(2 A₀ − A₁ − 1) over the cells 3, -4, 1 and -3: (5 + 0 + 1 + 0)/4. The weights are (2, -1).
        NDArray activation = manager.create(new float[] {3, -1, 1, 0, 0, 1, 0, 2}, new Shape(1, 2, 1, 4));
        NDArray gradient = manager.create(new float[] {.5f, 0, .5f, 0, -.25f, 0, -.25f, 0}, new Shape(1, 2, 1, 4));
        NDArray kernel = manager.create(new float[] {2, -1}, new Shape(1, 2, 1, 1));

        LayerEvidence evidence = evidence(
                activation,
                gradient,
                variants -> variants.mul(kernel)
                        .sum(new int[] {1})
                        .sub(1)
                        .maximum(0)
                        .mean(new int[] {2}));

        assertThat(new Cam().maps(evidence).toFloatArray()).containsExactly(6, -3, 2, -2);
    }

    @Test
    void cam_refuses_a_head_that_is_not_linear_and_names_the_way_out() {
        NDArray activation = manager.create(new float[] {3, 1, 1, 0}, new Shape(1, 1, 1, 4));
        // y = mean², whose gradient is the same in every cell all the same.
        NDArray gradient = manager.ones(new Shape(1, 1, 1, 4)).mul(2 * 1.25 / 4);

        LayerEvidence squared = evidence(
                activation,
                gradient,
                variants -> variants.reshape(-1, 1, 4).mean(new int[] {2}).square());

        assertThatThrownBy(() -> new Cam().maps(squared))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("CAM needs global average pooling and one linear layer")
                .hasMessageContaining("'linear.pt'")
                .hasMessageContaining("or use Grad-CAM");
    }

    @Test
    void ablation_cam_weighs_a_channel_with_the_share_of_the_score_that_goes_with_it() {
        // Without channel 0 nothing of class 0's logit of 8 is left, without channel 1 all of it.
        assertThat(map(ClassActivationMaps.ablationCam())).containsExactly(8, 0, 0, 0);
    }

    @Test
    void ablation_cam_weighs_each_channel_by_itself_across_chunks() {
        int channels = 2 * LayerEvidence.CHUNK + 6;
        float[] picture = new float[channels * 4];
        float[] weights = new float[channels];
        float logit = 0;
        for (int k = 0; k < channels; k++) {
            weights[k] = k + 1;
            picture[4 * k] = 4;
            logit += weights[k];
        }
        LinearModel wide = new LinearModel(weights, channels);

        float[] found = ClassActivationMaps.ablationCam()
                .look(
                        wide,
                        Pictures.batch(manager, channels, picture),
                        layer -> new AblationCam()
                                .weights(layer)
                                .toType(DataType.FLOAT32, false)
                                .toFloatArray());

        for (int k = 0; k < channels; k++) {
            assertThat(found[k]).isCloseTo(weights[k] / logit, within(1e-6f));
        }
    }

    @Test
    void ablation_cam_of_a_negative_logit_does_not_turn_the_map_round() {
        // y = -2·2/4 = -1; without the channel 0: the channel speaks against the class, so its weight is negative.
        LinearModel against = new LinearModel(new float[] {-2}, 1);

        assertThat(map(ClassActivationMaps.ablationCam(), against, new float[] {2, 0, 0, 0}))
                .containsExactly(-2, 0, 0, 0);
    }

    @Test
    void recipro_cam_reads_what_the_head_makes_of_each_cell_alone() {
        assertThat(map(ClassActivationMaps.reciproCamPlainLogit())).containsExactly(8, 0, 0, 0);
    }

    @Test
    void recipro_cam_takes_the_probability_unless_told_otherwise() {
        // First cell: logits 8 and 0; last cell: 0 and 2; between them nothing: 1/2.
        float[] map = map(ClassActivationMaps.reciproCamPlain());

        assertThat(map[0]).isCloseTo(sigmoid(8), within(1e-6f));
        assertThat(map[1]).isCloseTo(0.5f, within(1e-6f));
        assertThat(map[3]).isCloseTo(sigmoid(-2), within(1e-6f));
    }

    @Test
    void recipro_cam_with_a_gaussian_sees_neighbours_at_a_half_and_corners_at_a_quarter() {
        // 4/16, 2/16, 2/16 and 1/16 of the logit of 8.
        assertThat(map(ClassActivationMaps.reciproCamLogit())).containsExactly(2, 1, 1, .5f);
    }

    @Test
    void score_cam_weighs_a_channel_with_the_score_of_the_picture_seen_through_it() {
        // Through channel 0 class 0 scores 8, through channel 1 nothing.
        assertThat(map(ClassActivationMaps.scoreCam())[0]).isCloseTo(8 * sigmoid(8), precision());
        assertThat(map(ClassActivationMaps.scoreCam())[3]).isCloseTo(sigmoid(-8), precision());
    }

    @Test
    void score_cam_of_the_official_code_takes_probabilities_as_they_are() {
        // Through channel 0: logits 8 and 0. Through channel 1: 0 and 2.
        float[] map = map(ClassActivationMaps.scoreCamOfficialCode());

        assertThat(map[0]).isCloseTo(8 * sigmoid(8), precision());
        assertThat(map[3]).isCloseTo(sigmoid(-2), precision());
    }

    @Test
    void is_cam_averages_the_score_over_the_strength_of_the_mask() {
        // Half and whole: (4 + 8)/2 = 6 through channel 0.
        assertThat(map(ClassActivationMaps.isCam(2))[0]).isCloseTo(8 * sigmoid(6), precision());
    }

    @Test
    void ss_cam_without_noise_is_score_cam() {
        assertThat(map(ClassActivationMaps.ssCam(3, 0, 1)))
                .containsExactly(map(ClassActivationMaps.scoreCam()), precision());
    }

    @Test
    void ss_cam_draws_the_same_noise_for_a_sample_whatever_else_is_in_the_batch() {
        ClassActivationMap explainer = ClassActivationMaps.ssCam(3, 2, 1);
        float[] other = {1, 2, 3, 4, 4, 3, 2, 1};

        assertThat(explainer
                        .explain(MODEL, Pictures.batch(manager, 2, PICTURE, other))
                        .get(0))
                .isEqualTo(explainer
                        .explain(MODEL, Pictures.batch(manager, 2, PICTURE))
                        .get(0));
        assertThat(map(explainer)).isNotEqualTo(map(ClassActivationMaps.ssCam(3, 2, 2)));
    }

    @Test
    void integrated_grad_cam_of_a_linear_model_is_grad_cam_times_the_mean_of_the_path() {
        // (1 + 2 + 3 + 4)/(4·4) of the 8 in the first cell.
        assertThat(map(ClassActivationMaps.integratedGradCam(4))).containsExactly(5, 0, 0, 0);
    }

    @Test
    void smooth_grad_cam_plus_plus_of_a_gradient_that_noise_does_not_change_is_grad_cam_plus_plus() {
        assertThat(map(ClassActivationMaps.smoothGradCamPlusPlus(4, .3, 1)))
                .containsExactly(map(ClassActivationMaps.gradCamPlusPlus()), precision());
    }

    @Test
    void eigen_cam_times_eigen_salience_keeps_what_both_hold() {
        // Eigen-CAM of the first channel alone is (8, 0, 0, 0), the gradient of class 0 is 1 everywhere.
        float[] map = map(ClassActivationMaps.eigenCamSalience());

        assertThat(map[0]).isCloseTo(8, precision());
        assertThat(map[1]).isCloseTo(0, precision());
    }

    @Test
    void settings_say_what_decides_the_map() {
        assertThat(ClassActivationMaps.smoothGradCamPlusPlus(5, .25, 3).settings(MODEL))
                .containsAllEntriesOf(Map.of("draws", "5", "sigma", "0.25", "seed", "3", "layer", "conv"));
        assertThat(ClassActivationMaps.hayCamExplaining(.9).settings(MODEL))
                .containsEntry("components", "as many as explain 0.9 of the variance");
        assertThat(ClassActivationMaps.eigenSalience().settings(MODEL)).containsEntry("layer", "input");
    }

    private float[] map(ClassActivationMap explainer) {
        return map(explainer, MODEL, PICTURE);
    }

    private float[] map(ClassActivationMap explainer, LinearModel model, float[] picture) {
        Explanation explanation = explainer
                .explain(model, Pictures.batch(manager, model.channels(), picture))
                .get(0);
        Heatmap map = explanation.heatmap();
        assertThat(map).as(String.valueOf(explanation.undefinedBecause())).isNotNull();
        return map == null ? new float[0] : map.values();
    }

    private static float sigmoid(double x) {
        return (float) (1 / (1 + Math.exp(-x)));
    }

    private static Offset<Float> precision() {
        return within(1e-5f);
    }

    private static LayerEvidence evidence(NDArray activation, NDArray gradient, UnaryOperator<NDArray> head) {
        return new EvidenceByHand(activation, gradient) {
            @Override
            public NDArray head(int sample, NDArray activations) {
                return head.apply(activations);
            }
        };
    }
}
