package org.modelaudit.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;
import static org.modelaudit.gradient.RectifiersByHand.CELLS;
import static org.modelaudit.gradient.RectifiersByHand.DECONVOLUTION;
import static org.modelaudit.gradient.RectifiersByHand.GUIDED;
import static org.modelaudit.gradient.RectifiersByHand.ORDINARY;
import static org.modelaudit.gradient.RectifiersByHand.SIDE;
import static org.modelaudit.gradient.RectifiersByHand.picture;

import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelaudit.attribution.AttributionExplainer;
import org.modelaudit.cam.ClassActivationMaps;
import org.modelaudit.error.ModelException;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.model.AuditedModel;

class RectifiedGradientTest {

    @ParameterizedTest
    @ValueSource(strings = {"scripted", "traced"})
    void guided_backpropagation_changes_every_rectifier_whatever_its_form(String form) {
        assertEqual(form, GradientExplainers.guidedBackpropagation(), List.of(GUIDED, GUIDED, GUIDED, GUIDED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"scripted", "traced"})
    void deconvnet_drops_the_mask_of_every_rectifier_whatever_its_form(String form) {
        assertEqual(
                form,
                GradientExplainers.deconvNet(),
                List.of(DECONVOLUTION, DECONVOLUTION, DECONVOLUTION, DECONVOLUTION));
    }

    @ParameterizedTest
    @ValueSource(strings = {"scripted", "traced"})
    void the_libraries_dialect_changes_modules_of_the_class_relu_only(String form) {
        assertEqual(
                form,
                GradientExplainers.guidedBackpropagationReluOnly(),
                List.of(GUIDED, ORDINARY, ORDINARY, ORDINARY));
        assertEqual(form, GradientExplainers.deconvNetReluOnly(), List.of(DECONVOLUTION, ORDINARY, ORDINARY, ORDINARY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"scripted", "traced"})
    void the_gradient_changes_none(String form) {
        assertEqual(form, GradientExplainers.gradient(), List.of(ORDINARY, ORDINARY, ORDINARY, ORDINARY));
    }

    /** A frozen file keeps no modules; the other net's rectifiers are ReLU6 and functions. */
    @ParameterizedTest
    @CsvSource({
        "torch/tiny_frozen, 'tiny_frozen.pt', 'before it was frozen'",
        "relevance/residual_scripted, 'residual_scripted.pt', ''"
    })
    void the_libraries_dialect_is_refused_where_there_is_no_module_to_change(String name, String file, String advice) {
        try (AuditedModel model = RectifiersByHand.openProgram(name);
                NDManager manager = model.newManager()) {
            Batch batch = TestBatches.of(manager, 3, SIDE, 0, picture(0));
            for (Explainer explainer : List.of(
                    GradientExplainers.guidedBackpropagationReluOnly(),
                    GradientExplainers.deconvNetReluOnly(),
                    GradientExplainers.guidedGradCamReluOnly(ClassActivationMaps.gradCam()))) {
                assertThatExceptionOfType(ModelException.class)
                        .isThrownBy(() -> explainer.settings(model))
                        .withMessageContainingAll("modules of the class ReLU", file, "()", advice);
                assertThatExceptionOfType(ModelException.class).isThrownBy(() -> explainer.explain(model, batch));
            }
        }
    }

    @Test
    void the_pictures_reach_the_ceiling_of_each_relu6() {
        for (int layer : List.of(1, 3)) {
            int reached = 0;
            for (int pixel = 0; pixel < CELLS; pixel++) {
                for (double z : RectifiersByHand.before(picture(0), pixel)[layer]) {
                    reached += z > 6 ? 1 : 0;
                }
            }
            assertThat(reached).isPositive();
        }
    }

    @Test
    void a_batch_larger_than_a_chunk_is_explained_as_its_pictures_are() {
        float[][] pictures = new float[11][];
        for (int i = 0; i < pictures.length; i++) {
            pictures[i] = picture(i);
        }
        try (AuditedModel model = RectifiersByHand.open("scripted");
                NDManager manager = model.newManager()) {
            AttributionExplainer guided = GradientExplainers.guidedBackpropagation();
            var all = guided.explain(model, TestBatches.of(manager, 3, SIDE, 0, pictures));
            for (int i = 0; i < pictures.length; i++) {
                assertThat(guided.explain(model, TestBatches.of(manager, 3, SIDE, i, pictures[i])))
                        .containsExactly(all.get(i));
            }
        }
    }

    private static void assertEqual(String form, AttributionExplainer explainer, List<DoubleBinaryOperator> rules) {
        try (AuditedModel model = RectifiersByHand.open(form);
                NDManager manager = model.newManager()) {
            for (int classIndex = 0; classIndex < 2; classIndex++) {
                float[] found = explainer
                        .attribution()
                        .attribute(
                                model,
                                TestBatches.of(manager, 3, SIDE, 0, picture(0), picture(1)),
                                TargetClass.index(classIndex))
                        .values()
                        .toFloatArray();
                for (int i = 0; i < found.length; i++) {
                    double expected =
                            RectifiersByHand.attribution(picture(i / (3 * CELLS)), classIndex, rules)[i % (3 * CELLS)];
                    assertThat((double) found[i]).as("number %d", i).isCloseTo(expected, within(1e-5));
                }
            }
            model.verifyUnchanged();
        }
    }
}
