package org.modelaudit.cam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.modelaudit.cam.ClassActivationMaps.eigenCam;
import static org.modelaudit.cam.ClassActivationMaps.gradCam;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.modelaudit.data.AuditSample;
import org.modelaudit.error.ModelException;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.Explanation;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.testing.LinearModel;

class ClassActivationMapTest {

    /** Class 0 likes channel 0, class 1 likes channel 1 twice as much. */
    private static final LinearModel MODEL = new LinearModel(new float[] {4, 0, 0, 8}, 2);

    /** Channel 0 is hot in the first cell, channel 1 in the last, and weaker. */
    private static final float[] PICTURE = {8, 0, 0, 0, 0, 0, 0, 1};

    private final NDManager manager = NDManager.newBaseManager();

    @AfterEach
    void release() {
        manager.close();
    }

    @Test
    void speaks_for_the_predicted_class_unless_told_otherwise() {
        // Logits 4·8/4 = 8 and 8·1/4 = 2, so class 0; its map is 4/4·A₀.
        Explanation explanation = explain(gradCam(), PICTURE).get(0);

        assertThat(explanation.explainedClass()).isZero();
        assertThat(explanation.heatmap()).isEqualTo(new Heatmap(2, 2, new float[] {8, 0, 0, 0}));
    }

    @Test
    void speaks_for_the_class_that_is_asked_for() {
        Explanation explanation =
                explain(gradCam().forClass(TargetClass.index(1)), PICTURE).get(0);

        assertThat(explanation.explainedClass()).isEqualTo(1);
        assertThat(explanation.heatmap()).isEqualTo(new Heatmap(2, 2, new float[] {0, 0, 0, 2}));
    }

    @Test
    void speaks_for_the_true_class_of_each_sample() {
        List<Explanation> explanations = explain(
                gradCam().forClass(TargetClass.label()),
                List.of(sample("a").withClass(1, "b"), sample("b")),
                PICTURE,
                PICTURE);

        assertThat(explanations.get(0).explainedClass()).isEqualTo(1);
        assertThat(explanations.get(1).heatmap()).isNull();
        assertThat(explanations.get(1).undefinedBecause())
                .isEqualTo("the sample has no class 'label' that the model knows");
    }

    @Test
    void a_class_that_the_model_does_not_have_is_undefined() {
        assertThat(explain(gradCam().forClass(TargetClass.index(2)), PICTURE)
                        .get(0)
                        .undefinedBecause())
                .isEqualTo("the sample has no class 'index 2' that the model knows");
    }

    @Test
    void a_picture_for_which_the_model_gives_no_finite_score_is_undefined_and_costs_no_other() {
        float[] broken = {Float.NaN, 0, 0, 0, 0, 0, 0, 1};
        for (ClassActivationMap explainer : List.of(gradCam(), eigenCam())) {
            List<Explanation> explanations = explain(explainer, PICTURE, broken, PICTURE);

            assertThat(explanations.get(1).undefinedBecause()).isEqualTo("the model's scores are not finite");
            assertThat(explanations.get(0))
                    .isEqualTo(explain(explainer, PICTURE).get(0));
            assertThat(explanations.get(2)).isEqualTo(explanations.get(0));
        }
    }

    @Test
    void a_silent_layer_is_undefined() {
        assertThat(explain(gradCam(), new float[8]).get(0).undefinedBecause()).isEqualTo("the heatmap is constant");
        assertThat(explain(eigenCam(), new float[8]).get(0).undefinedBecause()).isEqualTo("the heatmap is constant");
    }

    @Test
    void a_class_free_map_speaks_for_no_class() {
        Explanation explanation = explain(eigenCam(), PICTURE).get(0);

        assertThat(explanation.explainedClass()).isEqualTo(-1);
        assertThat(explanation.prediction()).isNotNull();
        assertThat(eigenCam().settings(MODEL))
                .containsEntry("class", "none (class-free)")
                .containsEntry("layer", "conv");
    }

    @Test
    void a_layer_without_maps_is_refused_by_name() {
        assertThatThrownBy(() -> gradCam().at("pool").settings(MODEL))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining(
                        "Grad-CAM needs a layer with maps, but the output of 'pool' in 'linear.pt' is (1, 2, 1, 1)");
    }

    private List<Explanation> explain(ClassActivationMap explainer, float[]... pictures) {
        List<AuditSample> samples = new ArrayList<>();
        for (int i = 0; i < pictures.length; i++) {
            samples.add(sample("picture " + i));
        }
        return explain(explainer, samples, pictures);
    }

    private List<Explanation> explain(ClassActivationMap explainer, List<AuditSample> samples, float[]... pictures) {
        float[] all = new float[8 * pictures.length];
        for (int i = 0; i < pictures.length; i++) {
            System.arraycopy(pictures[i], 0, all, 8 * i, 8);
        }
        NDArray images = manager.create(all, new Shape(pictures.length, 2, 2, 2));
        return explainer.explain(MODEL, new Batch(samples, images));
    }

    private static AuditSample sample(String id) {
        return AuditSample.of(id, Path.of(id));
    }
}
