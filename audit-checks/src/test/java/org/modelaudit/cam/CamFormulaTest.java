package org.modelaudit.cam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.modelaudit.linear.SymmetricMatrix;

/** Each formula on numbers that can be followed by hand. */
class CamFormulaTest {

    private final NDManager manager = NDManager.newBaseManager();

    @AfterEach
    void release() {
        manager.close();
    }

    @Test
    void grad_cam_weighs_each_channel_with_its_mean_gradient() {
        // Two channels of 1×2. Mean gradients 2 and -1: 2·(1, 3) - 1·(4, 1) = (-2, 5).
        NDArray maps = new GradCam()
                .maps(evidence(new Shape(1, 2, 1, 2), new float[] {1, 3, 4, 1}, new float[] {1, 3, 0, -2}));

        assertThat(maps.getShape()).isEqualTo(new Shape(1, 1, 2));
        assertThat(maps.toFloatArray()).containsExactly(-2, 5);
    }

    @Test
    void grad_cam_treats_each_sample_by_itself() {
        NDArray maps = new GradCam()
                .maps(evidence(new Shape(2, 1, 1, 2), new float[] {1, 2, 1, 2}, new float[] {1, 1, -3, -3}));

        assertThat(maps.toFloatArray()).containsExactly(1, 2, -3, -6);
    }

    @Test
    void eigen_cam_of_rank_one_activations_is_their_spatial_pattern_times_its_length() {
        // A = s·cᵀ with s = (1, 2) over cells and c = (3, 4) over channels: σ₁ = |s||c|, V₁ = c/|c|, A V₁ = |c|·s = (5,
        // 10).
        NDArray maps = new EigenCam(new PrincipalProjection(1, false))
                .maps(evidence(new Shape(1, 2, 1, 2), new float[] {3, 6, 4, 8}, new float[4]));

        assertThat(maps.toFloatArray()[0]).isCloseTo(5, within(1e-5f));
        assertThat(maps.toFloatArray()[1]).isCloseTo(10, within(1e-5f));
    }

    @Test
    void eigen_cam_gives_the_same_map_by_cells_and_by_channels() {
        // One cell more than channels takes the other Gram matrix; a third, silent cell must not change the others.
        NDArray maps = new EigenCam(new PrincipalProjection(1, false))
                .maps(evidence(new Shape(1, 2, 1, 3), new float[] {3, 6, 0, 4, 8, 0}, new float[6]));

        assertThat(maps.toFloatArray()[0]).isCloseTo(5, within(1e-5f));
        assertThat(maps.toFloatArray()[1]).isCloseTo(10, within(1e-5f));
        assertThat(maps.toFloatArray()[2]).isCloseTo(0, within(1e-5f));
    }

    @Test
    void eigen_cam_has_a_sum_that_is_not_negative_whatever_the_sign_of_the_activations() {
        float[] negative = {-3, -6, -4, -8};

        assertThat(new EigenCam(new PrincipalProjection(1, false))
                        .maps(evidence(new Shape(1, 2, 1, 2), negative, new float[4]))
                        .sum()
                        .getFloat())
                .isCloseTo(15, within(1e-4f));
    }

    @Test
    void eigen_cam_is_not_centred() {
        // Centring equal cells would leave nothing; the paper's projection of (1, 1) over two cells is (1, 1).
        NDArray maps = new EigenCam(new PrincipalProjection(1, false))
                .maps(evidence(new Shape(1, 2, 1, 2), new float[] {1, 1, 0, 0}, new float[4]));

        assertThat(maps.toFloatArray()[0]).isCloseTo(1, within(1e-6f));
        assertThat(maps.toFloatArray()[1]).isCloseTo(1, within(1e-6f));
    }

    @Test
    void eigen_cam_does_not_depend_on_the_rest_of_the_batch() {
        float[] first = {3, 6, 1, 4, 8, 0};
        float[] both = {3, 6, 1, 4, 8, 0, 9, -1, 2, 5, 5, 5};

        float[] alone = new EigenCam(new PrincipalProjection(1, false))
                .maps(evidence(new Shape(1, 2, 1, 3), first, new float[6]))
                .toFloatArray();
        float[] together = new EigenCam(new PrincipalProjection(1, false))
                .maps(evidence(new Shape(2, 2, 1, 3), both, new float[12]))
                .toFloatArray();

        assertThat(together).startsWith(alone);
    }

    @Test
    void eigen_cam_of_the_second_component_of_rank_one_activations_is_silent() {
        CamFormula second = new EigenCam(new PrincipalProjection(2, false));

        assertThat(second.maps(evidence(new Shape(1, 2, 1, 2), new float[] {3, 6, 4, 8}, new float[4]))
                        .abs()
                        .max()
                        .getFloat())
                .isLessThan(1e-5f);
    }

    @Test
    void centred_eigen_cam_of_equal_cells_is_silent() {
        CamFormula centred = new EigenCam(new PrincipalProjection(1, true));

        assertThat(centred.maps(evidence(new Shape(1, 2, 1, 2), new float[] {1, 1, 5, 5}, new float[4]))
                        .abs()
                        .max()
                        .getFloat())
                .isZero();
    }

    @Test
    void grad_cam_plus_plus_weighs_each_positive_gradient() {
        // One channel A = (1, 3), g = (1, -1). ΣA = 4. α₁ = 1 / (2 + 4) = 1/6; the negative gradient counts nothing.
        NDArray maps = new GradCamPlusPlus(GradCamPlusPlus.Dialect.PAPER)
                .maps(evidence(new Shape(1, 1, 1, 2), new float[] {1, 3}, new float[] {1, -1}));

        assertThat(maps.toFloatArray()[0]).isCloseTo(1 / 6f, within(1e-6f));
        assertThat(maps.toFloatArray()[1]).isCloseTo(3 / 6f, within(1e-6f));
    }

    @Test
    void grad_cam_plus_plus_of_no_gradient_is_silent_and_not_undefined_by_a_division() {
        assertThat(new GradCamPlusPlus(GradCamPlusPlus.Dialect.PAPER)
                        .maps(evidence(new Shape(1, 1, 1, 2), new float[] {1, 3}, new float[2]))
                        .toFloatArray())
                .containsExactly(0, 0);
    }

    @Test
    void x_grad_cam_weighs_gradients_by_the_share_of_the_activation() {
        // A = (1, 3), g = (4, 8): w = (1·4 + 3·8) / 4 = 7.
        assertThat(new XGradCam()
                        .maps(evidence(new Shape(1, 1, 1, 2), new float[] {1, 3}, new float[] {4, 8}))
                        .toFloatArray())
                .containsExactly(7, 21);
    }

    @Test
    void x_grad_cam_gives_a_channel_without_activation_no_weight() {
        assertThat(new XGradCam()
                        .maps(evidence(new Shape(1, 2, 1, 2), new float[] {0, 0, 1, 3}, new float[] {5, 5, 4, 8}))
                        .toFloatArray())
                .containsExactly(7, 21);
    }

    @Test
    void layer_cam_drops_negative_gradients_cell_by_cell() {
        assertThat(new LayerCam()
                        .maps(evidence(new Shape(1, 2, 1, 2), new float[] {1, 2, 3, 4}, new float[] {5, -5, -5, 5}))
                        .toFloatArray())
                .containsExactly(5, 20);
    }

    @Test
    void hires_cam_keeps_negative_gradients_cell_by_cell() {
        assertThat(new HiResCam()
                        .maps(evidence(new Shape(1, 2, 1, 2), new float[] {1, 2, 3, 4}, new float[] {5, -5, -5, 5}))
                        .toFloatArray())
                .containsExactly(-10, 10);
    }

    @Test
    void grad_cam_element_wise_drops_what_speaks_against_the_class() {
        assertThat(new GradCamElementWise()
                        .maps(evidence(new Shape(1, 2, 1, 2), new float[] {1, 2, 3, 4}, new float[] {5, -5, -5, 5}))
                        .toFloatArray())
                .containsExactly(5, 20);
    }

    @Test
    void official_grad_cam_plus_plus_scales_the_alphas_of_a_channel_to_one() {
        // A = (1, 3), g = (1, 2), ΣA = 4: α = 1/(2 + 4) and 4/(8 + 32). w = (α₁·1 + α₂·2)/(α₁ + α₂).
        double first = 1 / 6.0;
        double second = 1 / 10.0;
        float weight = (float) ((first + 2 * second) / (first + second));

        float[] map = new GradCamPlusPlus(GradCamPlusPlus.Dialect.OFFICIAL_CODE)
                .maps(evidence(new Shape(1, 1, 1, 2), new float[] {1, 3}, new float[] {1, 2}))
                .toFloatArray();

        assertThat(map[0]).isCloseTo(weight, within(1e-6f));
        assertThat(map[1]).isCloseTo(3 * weight, within(1e-6f));
    }

    @Test
    void official_grad_cam_plus_plus_behind_global_pooling_is_the_positive_part_of_grad_cams_weights() {
        assertThat(new GradCamPlusPlus(GradCamPlusPlus.Dialect.OFFICIAL_CODE)
                        .weights(evidence(
                                new Shape(1, 2, 1, 2), new float[] {1, 3, 2, 2}, new float[] {.5f, .5f, -1, -1}))
                        .toDoubleArray())
                .containsExactly(new double[] {.5, 0}, within(1e-9));
    }

    @Test
    void haycam_of_all_components_is_grad_cam_about_its_mean() {
        float[] activation = {2, -2, 0, .1f, .1f, -.2f, 5, 1, 0};
        float[] gradient = {1, 1, 1, -3, -3, -3, 2, 2, 2};
        LayerEvidence evidence = evidence(new Shape(1, 3, 1, 3), activation, gradient);
        float[] gradCam = new GradCam().maps(evidence).toFloatArray();
        float mean = (gradCam[0] + gradCam[1] + gradCam[2]) / 3;

        float[] centred =
                new HayCam(new Components.First(19), true).maps(evidence).toFloatArray();
        float[] uncentred =
                new HayCam(new Components.First(19), false).maps(evidence).toFloatArray();

        for (int cell = 0; cell < 3; cell++) {
            assertThat(centred[cell]).isCloseTo(gradCam[cell] - mean, within(1e-5f));
            assertThat(uncentred[cell] - uncentred[0]).isCloseTo(gradCam[cell] - gradCam[0], within(1e-5f));
        }
    }

    @Test
    void haycam_of_one_component_forgets_the_others_by_cells_and_by_channels() {
        // The channels (2, -2, 0) and (0.1, 0.1, -0.2) are the components, as they are orthogonal and their mean is 0;
        // only
        // the first counts. Two silent channels more make the matrix of cells the smaller one.
        for (int silent : new int[] {0, 2}) {
            int channels = 2 + silent;
            float[] activation = new float[3 * channels];
            System.arraycopy(new float[] {2, -2, 0, .1f, .1f, -.2f}, 0, activation, 0, 6);
            float[] gradient = new float[3 * channels];
            Arrays.fill(gradient, 3);

            float[] map = new HayCam(new Components.First(1), true)
                    .maps(evidence(new Shape(1, channels, 1, 3), activation, gradient))
                    .toFloatArray();

            assertThat(map).containsExactly(new float[] {6, -6, 0}, within(1e-5f));
        }
    }

    @Test
    void haycam_takes_as_few_components_as_explain_the_share() {
        SymmetricMatrix variances = new SymmetricMatrix(new double[] {8, 0, 0, 0, 1.5, 0, 0, 0, .5}, 3);

        assertThat(new Components.Share(.8).of(variances)).hasSize(1);
        assertThat(new Components.Share(.9).of(variances)).hasSize(2);
        assertThat(new Components.Share(1).of(variances)).hasSize(3);
        assertThat(new Components.First(19).of(variances)).hasSize(3);
    }

    @Test
    void eigen_salience_is_the_size_of_the_gradient_along_its_first_singular_vector() {
        // g = s·cᵀ with s = (1, -2) over pixels and c = (3, 4) over colours: |c|·|s| = (5, 10).
        float[] map = new EigenSalience()
                .maps(evidence(new Shape(1, 2, 1, 2), new float[4], new float[] {3, -6, 4, -8}))
                .toFloatArray();

        assertThat(map).containsExactly(new float[] {5, 10}, within(1e-5f));
    }

    private LayerEvidence evidence(Shape shape, float[] activation, float[] gradient) {
        return new EvidenceByHand(manager.create(activation, shape), manager.create(gradient, shape));
    }
}
