package org.modelaudit.cam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.modelaudit.cam.ClassActivationMaps.cameras;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.modelaudit.data.AuditSample;
import org.modelaudit.error.ModelException;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.testing.LinearModel;
import org.modelaudit.torch.SharedModels;
import org.modelaudit.torch.running.ProbeImages;

/** The layer's output is the input itself, so that its activation at another size is the enlarged picture. */
class CamerasTest {

    /** Two classes of one channel with the weights 8 and −8. */
    private static final LinearModel MODEL = new LinearModel(new float[] {8, -8}, 1);

    @Test
    void averages_activations_and_gradients_over_the_sizes_before_it_multiplies() {
        // Rows (0, 4) enlarged to 4 are (0, 1, 3, 4), and at the size of 2 again (0.5, 3.5): their mean with (0, 4) is
        // (0.25, 3.75). A gradient is 8 by the number of cells: (8/4 + 8/16) / 2 = 1.25.
        Explanation explanation =
                explain(cameras(List.of(1.0, 2.0)), 0, 4, 0, 4).get(0);

        assertThat(map(explanation)).containsExactly(new float[] {0.3125f, 4.6875f, 0.3125f, 4.6875f}, within(1e-5f));
        assertThat(explanation.explainedClass()).isZero();
    }

    @Test
    void with_the_pictures_own_size_alone_is_hires_cam() {
        float[] picture = {1, 2, 3, -4};

        assertThat(map(explain(cameras(List.of(1.0)), picture).get(0)))
                .containsExactly(
                        map(explain(ClassActivationMaps.hiResCam(), picture).get(0)));
    }

    @Test
    void speaks_for_the_class_that_is_asked_for() {
        Explanation explanation = explain(cameras(List.of(1.0)).forClass(TargetClass.index(1)), 0, 4, 0, 4)
                .get(0);

        assertThat(map(explanation)).containsExactly(0, -8, 0, -8);
    }

    @Test
    void a_constant_picture_a_bad_one_and_a_missing_class_are_undefined_and_cost_no_other() {
        List<Explanation> explanations =
                explain(cameras(List.of(1.0, 2.0)), 1, 1, 1, 1, Float.NaN, 0, 0, 0, 0, 4, 0, 4);

        assertThat(explanations.get(0).undefinedBecause()).isEqualTo("the heatmap is constant");
        assertThat(explanations.get(1).undefinedBecause()).isEqualTo("the model's scores are not finite");
        assertThat(explanations.get(2))
                .isEqualTo(explain(cameras(List.of(1.0, 2.0)), 0, 4, 0, 4).get(0));
        assertThat(explain(cameras().forClass(TargetClass.index(2)), 0, 4, 0, 4)
                        .get(0)
                        .undefinedBecause())
                .contains("no class 'index 2'");
    }

    /** The net pads on one side before each stride of 2, so that an odd size parts its two branches; 46 gives way to 48. */
    @Test
    void a_size_that_the_program_refuses_gives_way_to_the_nearest_of_whole_cells() {
        try (AuditedModel model = SharedModels.open("resnet8_cifar10_mlperf_traced.pt", 32);
                NDManager scope = model.newManager()) {
            AuditSample sample = AuditSample.of("picture", Path.of("none"));
            Batch batch = new Batch(List.of(sample), ProbeImages.create(scope, model.input(), 5, 1));

            assertThat(cameras(List.of(1.0, 46 / 32.0)).explain(model, batch))
                    .isEqualTo(cameras(List.of(1.0, 48 / 32.0)).explain(model, batch));
            assertThat(cameras().explain(model, batch).get(0).heatmap()).isNotNull();
        }
    }

    @Test
    void needs_a_layer_with_maps_and_the_pictures_own_size() {
        assertThatThrownBy(() -> cameras().at("pool").settings(MODEL))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("CAMERAS needs a layer with maps");
        assertThatThrownBy(() -> cameras(List.of(2.0))).hasMessageContaining("begins with the picture's own size");
        assertThat(cameras().settings(MODEL)).containsEntry("layer", "conv");
    }

    private static float[] map(Explanation explanation) {
        return Objects.requireNonNull(explanation.heatmap()).values();
    }

    private static List<Explanation> explain(Explainer explainer, float... pictures) {
        int count = pictures.length / 4;
        List<AuditSample> samples = IntStream.range(0, count)
                .mapToObj(i -> AuditSample.of("picture " + i, Path.of("picture " + i)))
                .toList();
        try (NDManager scope = MODEL.newManager()) {
            return explainer.explain(MODEL, new Batch(samples, scope.create(pictures, new Shape(count, 1, 2, 2))));
        }
    }
}
