package org.modelaudit.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.modelaudit.gradient.RectifiersByHand.BIAS;
import static org.modelaudit.gradient.RectifiersByHand.CELLS;
import static org.modelaudit.gradient.RectifiersByHand.DECONVOLUTION;
import static org.modelaudit.gradient.RectifiersByHand.GUIDED;
import static org.modelaudit.gradient.RectifiersByHand.ORDINARY;
import static org.modelaudit.gradient.RectifiersByHand.SIDE;
import static org.modelaudit.gradient.RectifiersByHand.last;
import static org.modelaudit.gradient.RectifiersByHand.picture;
import static org.modelaudit.gradient.RectifiersByHand.weight;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelaudit.attribution.AttributionExplainer;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.OperationTrace;
import org.modelaudit.model.OperationTrace.Operation;

/**
 * The fixture {@code shared_rectifier} with pencil and paper: one module ReLU, called behind the stem, in the residual branch and
 * behind the sum, {@code a = r(W₁x + b)}, {@code y = a + W₃ r(W₂a + b) + b}, then the mean of {@code r(y)} over the pixels and a
 * fully connected layer.
 */
class SharedRectifierTest {

    @ParameterizedTest
    @ValueSource(strings = {"scripted", "traced"})
    void the_libraries_dialect_changes_every_call_of_a_module_that_is_called_again(String form) {
        assertEqual(form, GradientExplainers.guidedBackpropagationReluOnly(), GUIDED);
        assertEqual(form, GradientExplainers.deconvNetReluOnly(), DECONVOLUTION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"scripted", "traced"})
    void so_does_the_papers_and_the_gradient_changes_none(String form) {
        assertEqual(form, GradientExplainers.guidedBackpropagation(), GUIDED);
        assertEqual(form, GradientExplainers.deconvNet(), DECONVOLUTION);
        assertEqual(form, GradientExplainers.gradient(), ORDINARY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"scripted", "traced"})
    void each_call_holds_the_operation_that_ran_in_it(String form) {
        try (AuditedModel model = RectifiersByHand.openProgram("torch/shared_rectifier_" + form);
                NDManager manager = model.newManager();
                OperationTrace trace = model.trace(
                        TestBatches.of(manager, 3, SIDE, 0, picture(0)).images())) {
            List<Operation> rectifiers = trace.operations().stream()
                    .filter(o -> RectifierRule.isRectifier(o.name()))
                    .toList();
            assertThat(rectifiers).hasSize(3);
            for (int call = 1; call <= 3; call++) {
                assertThat(trace.operations(model.layer("relu#" + call))).containsExactly(rectifiers.get(call - 1));
            }
            assertThat(trace.operations(model.layer("two"))).hasSize(1);
        }
    }

    private static void assertEqual(String form, AttributionExplainer explainer, DoubleBinaryOperator rule) {
        try (AuditedModel model = RectifiersByHand.openProgram("torch/shared_rectifier_" + form);
                NDManager manager = model.newManager()) {
            for (int classIndex = 0; classIndex < 2; classIndex++) {
                for (int number = 0; number < 3; number++) {
                    NDArray found = explainer
                            .attribution()
                            .attribute(
                                    model,
                                    TestBatches.of(manager, 3, SIDE, number, picture(number)),
                                    TargetClass.index(classIndex))
                            .values();
                    float[] values = found.toFloatArray();
                    for (int pixel = 0; pixel < CELLS; pixel++) {
                        double[] expected = byHand(picture(number), pixel, classIndex, rule);
                        for (int c = 0; c < 3; c++) {
                            assertThat((double) values[c * CELLS + pixel])
                                    .as("picture %d, channel %d of pixel %d", number, c, pixel)
                                    .isCloseTo(expected[c], within(1e-5));
                        }
                    }
                }
            }
        }
    }

    /** What arrives at the three channels of a pixel. */
    private static double[] byHand(float[] picture, int pixel, int classIndex, DoubleBinaryOperator rule) {
        double[] x = {picture[pixel], picture[CELLS + pixel], picture[2 * CELLS + pixel]};
        double[] first = affine(0, x);
        double[] a = rectified(first);
        double[] second = affine(1, a);
        double[] sum = affine(2, rectified(second));
        for (int c = 0; c < 3; c++) {
            sum[c] += a[c];
        }
        double[] up = new double[3];
        for (int c = 0; c < 3; c++) {
            up[c] = last(classIndex, c) / CELLS;
        }
        double[] behindSum = handed(rule, sum, up);
        double[] atStem = transposed(1, handed(rule, second, transposed(2, behindSum)));
        for (int c = 0; c < 3; c++) {
            atStem[c] += behindSum[c];
        }
        return transposed(0, handed(rule, first, atStem));
    }

    private static double[] affine(int layer, double[] in) {
        double[] out = BIAS.clone();
        for (int o = 0; o < 3; o++) {
            for (int i = 0; i < 3; i++) {
                out[o] += weight(layer, o, i) * in[i];
            }
        }
        return out;
    }

    private static double[] transposed(int layer, double[] up) {
        double[] down = new double[3];
        for (int o = 0; o < 3; o++) {
            for (int i = 0; i < 3; i++) {
                down[i] += weight(layer, o, i) * up[o];
            }
        }
        return down;
    }

    private static double[] rectified(double[] z) {
        return Arrays.stream(z).map(v -> Math.max(0, v)).toArray();
    }

    private static double[] handed(DoubleBinaryOperator rule, double[] z, double[] up) {
        double[] handed = new double[3];
        for (int c = 0; c < 3; c++) {
            handed[c] = rule.applyAsDouble(z[c] > 0 ? 1 : 0, up[c]);
        }
        return handed;
    }
}
