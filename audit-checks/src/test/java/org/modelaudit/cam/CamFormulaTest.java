package org.modelaudit.cam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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
        NDArray maps =
                new GradCamPlusPlus(0).maps(evidence(new Shape(1, 1, 1, 2), new float[] {1, 3}, new float[] {1, -1}));

        assertThat(maps.toFloatArray()[0]).isCloseTo(1 / 6f, within(1e-6f));
        assertThat(maps.toFloatArray()[1]).isCloseTo(3 / 6f, within(1e-6f));
    }

    @Test
    void grad_cam_plus_plus_of_no_gradient_is_silent_and_not_undefined_by_a_division() {
        assertThat(new GradCamPlusPlus(0)
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

    private LayerEvidence evidence(Shape shape, float[] activation, float[] gradient) {
        return new LayerEvidence() {
            @Override
            public NDArray activation() {
                return manager.create(activation, shape);
            }

            @Override
            public NDArray gradient() {
                return manager.create(gradient, shape);
            }
        };
    }
}
