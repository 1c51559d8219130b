package org.modelaudit.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.modelaudit.gradient.GradientExplainers.feedback;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modelaudit.attribution.Attributions;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.TargetClass;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.ModelSource;
import org.modelaudit.model.PassCount;
import org.modelaudit.testing.FeedbackValues;
import org.modelaudit.torch.TorchRuntime;
import org.modelaudit.torch.archive.TestArchives;

/** Gates by hand, and those of a real net as torch alone finds them. */
class FeedbackCnnTest {

    private static final int CELLS = 64;

    @TempDir
    private Path folder;

    /** Of colours r, g: h = relu, then y_0 = 2 relu(h_r - h_g) + relu(h_g) and y_1 = -h_r, each the mean over 64 pixels. */
    private AuditedModel open() {
        String forward = """
                h = torch.relu(x)
                r = torch.slice(h, 1, 0, 1)
                g = torch.slice(h, 1, 1, 2)
                u = torch.relu(torch.sub(r, g))
                v = torch.relu(g)
                y = torch.cat([torch.add(torch.mul(u, 2), v), torch.neg(r)], 1)
                return torch.mean(y, [2, 3])
                """;
        Path file = TestArchives.write(folder, TestArchives.modernProgram(forward));
        return new TorchRuntime()
                .open(ModelSource.of(file, InputSpecification.imageNet(8)).onDevice("cpu"));
    }

    private static NDArray picture(NDManager scope, float red, float green) {
        NDArray plane = scope.ones(new Shape(1, 1, 8, 8));
        return plane.mul(red).concat(plane.mul(green), 1).concat(plane.mul(0), 1);
    }

    private static float[] perColour(Attributions found, int sample) {
        return found.values().get(sample).sum(new int[] {1, 2}).toFloatArray();
    }

    @Test
    void what_speaks_against_the_class_is_closed_and_what_it_kept_down_speaks_up() {
        try (AuditedModel model = open();
                NDManager scope = model.newManager()) {
            Batch batch = new Batch(
                    TestBatches.of(scope, 3, 8, 0, new float[3 * CELLS]).samples(), picture(scope, 2, 1));
            // y_0 = 2·1 + 1; green costs 2 in u and brings 1 in v, so its gate closes, and u rises to 2 with the slope
            // 2 in red.
            Attributions once = new FeedbackCnn(1).attribute(model, batch, TargetClass.index(0));
            assertThat(perColour(once, 0)).containsExactly(new float[] {2, 0, 0}, within(1e-6f));
            Attributions often = new FeedbackCnn(4).attribute(model, batch, TargetClass.index(0));
            assertThat(often.values().toFloatArray()).isEqualTo(once.values().toFloatArray());
            // The plain gradient knows of green.
            assertThat(perColour(new Gradient().attribute(model, batch, TargetClass.index(0)), 0))
                    .containsExactly(new float[] {2, -1, 0}, within(1e-6f));
            // Nothing speaks for class 1: red is closed.
            assertThat(feedback()
                            .forClass(TargetClass.index(1))
                            .explain(model, batch)
                            .get(0)
                            .undefinedBecause())
                    .isEqualTo("the heatmap is constant");
        }
    }

    @Test
    void what_is_silent_keeps_its_gate_and_a_picture_costs_a_pass_more_than_iterations() {
        try (AuditedModel model = open();
                NDManager scope = model.newManager()) {
            Batch batch = new Batch(
                    TestBatches.of(scope, 3, 8, 0, new float[3 * CELLS]).samples(), picture(scope, 1, 3));
            // u is silent, so green brings what v makes of it and red brings nothing; no gate closes.
            PassCount before = model.passes();
            Attributions found = new FeedbackCnn(3).attribute(model, batch, TargetClass.index(0));
            assertThat(model.passes().since(before)).isEqualTo(new PassCount(4, 0, 0, 4));
            assertThat(perColour(found, 0)).containsExactly(new float[] {0, 1, 0}, within(1e-6f));
        }
    }

    @Test
    void no_iteration_is_none() {
        assertThatIllegalArgumentException().isThrownBy(() -> feedback(0)).withMessageContaining("at least one");
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "0, 5", "1, 1", "1, 5", "2, 1", "2, 5"})
    void on_a_real_net_the_gradient_through_the_gates_is_that_which_torch_finds(int picture, int iterations) {
        try (AuditedModel model = FeedbackValues.open();
                NDManager scope = model.newManager()) {
            Batch batch = FeedbackValues.batch(
                    scope, List.of(FeedbackValues.pictures().get(picture)));
            float[] found = new FeedbackCnn(iterations)
                    .attribute(model, batch, TargetClass.predicted())
                    .values()
                    .toFloatArray();
            FeedbackValues.assertClose(found, "feedback_%d_%d".formatted(picture, iterations), 1e-4);
        }
    }

    @Test
    void a_picture_s_gates_do_not_hang_on_the_others() {
        try (AuditedModel model = FeedbackValues.open();
                NDManager scope = model.newManager()) {
            List<String> two = FeedbackValues.pictures().subList(0, 2);
            var together = feedback(2).explain(model, FeedbackValues.batch(scope, two));
            for (int i = 0; i < 2; i++) {
                var alone = feedback(2)
                        .explain(model, FeedbackValues.batch(scope, List.of(two.get(i))))
                        .get(0);
                assertThat(together.get(i).explainedClass()).isEqualTo(alone.explainedClass());
                assertThat(Objects.requireNonNull(together.get(i).heatmap())).isEqualTo(alone.heatmap());
            }
        }
    }
}
