package org.modelaudit.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelaudit.error.ModelException;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.LayerCut;
import org.modelaudit.model.LayerRecording;
import org.modelaudit.model.ModelSource;
import org.modelaudit.model.OneByOneModel;
import org.modelaudit.model.PassCount;
import org.modelaudit.torch.archive.TestArchives;

/** Programs whose answer for a picture depends on who comes with it, or that take one at a time, are run picture by picture. */
class OneByOneProgramTest {

    private static final int SIDE = 8;

    private static final String NORMALISED =
            "y = torch.relu(torch.div(torch.sub(x, torch.mean(x)), torch.std(x)))\nreturn torch.mean(y, [2, 3])";
    private static final String STRETCHED =
            "y = torch.relu(torch.div(torch.sub(x, torch.min(x)), torch.sub(torch.max(x), torch.min(x))))\nreturn torch.mean(y, [2, 3])";
    private static final String SUMMED = "return torch.mean(torch.relu(torch.cumsum(x, 0)), [2, 3])";
    private static final String UNROLLED =
            "y = torch.relu(x)\nreturn torch.stack([torch.mean(torch.select(y, 0, 0), [1, 2])])";
    private static final String VIEWED = "return torch.slice(torch.view(torch.relu(x), [1, 192]), 1, 0, 5)";

    @TempDir
    Path folder;

    static Stream<String> programs() {
        return Stream.of(NORMALISED, STRETCHED, SUMMED, UNROLLED, VIEWED);
    }

    private AuditedModel open(String forward) {
        // Numbers between 0 and 1 alone would leave open what they mean.
        String wide = forward.replaceFirst("return (.*)$", "return torch.mul($1, 9)");
        Path file = TestArchives.write(folder, TestArchives.modernProgram(wide));
        return new TorchRuntime()
                .open(ModelSource.of(file, InputSpecification.imageNet(SIDE)).onDevice("cpu"));
    }

    private static NDArray pictures(NDManager scope) {
        float[] values = new float[3 * 3 * SIDE * SIDE];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) Math.sin(i * i) * (1 + i / 100);
        }
        return scope.create(values, new Shape(3, 3, SIDE, SIDE));
    }

    /** What is made of all pictures together is what is made of each alone. */
    private static void isThatOfEachAlone(NDManager scope, BiFunction<NDArray, Integer, NDArray> work) {
        NDArray pictures = pictures(scope);
        float[] together = work.apply(pictures, -1).toFloatArray();
        int length = together.length / 3;
        for (int i = 0; i < 3; i++) {
            NDArray alone = pictures.get(new NDIndex("{}:{}", i, i + 1));
            assertThat(work.apply(alone, i).toFloatArray())
                    .containsExactly(java.util.Arrays.copyOfRange(together, i * length, (i + 1) * length));
        }
    }

    private static int[] classes(int picture) {
        int[] all = {0, 1, 2};
        return picture < 0 ? all : new int[] {all[picture]};
    }

    @ParameterizedTest
    @MethodSource("programs")
    void a_pictures_logits_are_those_that_it_has_alone_and_a_remark_says_so(String forward) {
        try (AuditedModel model = open(forward);
                NDManager scope = model.newManager()) {
            isThatOfEachAlone(scope, (pictures, i) -> model.logits(pictures));

            assertThat(model.group()).isEqualTo(1);
            assertThat(model.remarks()).anyMatch(remark -> remark.contains("one by one"));
            assertThat(model.describe()).contains("one by one").contains("relu");
        }
    }

    @ParameterizedTest
    @MethodSource("programs")
    void a_cut_and_its_gradients_are_those_of_each_picture_alone(String forward) {
        try (AuditedModel model = open(forward);
                NDManager scope = model.newManager()) {
            LayerCut cut = model.cutAt("relu_1");

            isThatOfEachAlone(scope, (pictures, i) -> cut.features(pictures).activation());
            isThatOfEachAlone(scope, (pictures, i) -> cut.logits(cut.features(pictures)));
            isThatOfEachAlone(
                    scope, (pictures, i) -> cut.record(cut.features(pictures)).gradient(classes(i)));
            isThatOfEachAlone(scope, (pictures, i) -> {
                LayerCut.Features features = cut.features(pictures);
                return cut.logits(features.withActivation(features.activation().mul(2)));
            });
        }
    }

    @ParameterizedTest
    @MethodSource("programs")
    void variants_of_a_picture_do_not_know_each_other(String forward) {
        try (AuditedModel model = open(forward);
                NDManager scope = model.newManager()) {
            LayerCut cut = model.cutAt("relu_1");
            LayerCut.Features features = cut.features(pictures(scope));
            NDArray own = features.activation().get("1:2");

            float[] together =
                    cut.logits(features.variants(1, own.concat(own.mul(3)))).toFloatArray();

            float[] alone = cut.logits(features.variants(1, own.mul(3))).toFloatArray();
            assertThat(java.util.Arrays.copyOfRange(together, alone.length, together.length))
                    .containsExactly(alone);
        }
    }

    @ParameterizedTest
    @MethodSource("programs")
    void a_recording_is_that_of_each_picture_alone(String forward) {
        try (AuditedModel model = open(forward);
                NDManager scope = model.newManager()) {
            isThatOfEachAlone(scope, (pictures, i) -> {
                LayerRecording recording = model.record(pictures, List.of("relu_1"));
                assertThat(recording.activations().get(0).getShape().get(0))
                        .isEqualTo(pictures.getShape().get(0));
                return recording.gradients(classes(i)).get(0);
            });
        }
    }

    @Test
    void pictures_are_counted_as_they_ran() {
        try (AuditedModel model = open(NORMALISED);
                NDManager scope = model.newManager()) {
            PassCount before = model.passes();
            LayerCut cut = model.cutAt("relu_1");
            cut.record(cut.features(pictures(scope))).gradient(classes(-1));
            model.logits(pictures(scope));

            assertThat(model.passes().since(before)).isEqualTo(new PassCount(3, 3, 3, 3));
        }
    }

    @Test
    void several_pictures_are_not_traced_at_once() {
        try (AuditedModel model = open(NORMALISED);
                NDManager scope = model.newManager()) {
            assertThatExceptionOfType(ModelException.class)
                    .isThrownBy(() -> model.trace(pictures(scope)))
                    .withMessageContainingAll("one picture at a time", "trace each alone");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "return torch.mean(torch.relu(x), [2, 3])",
                // one picture by itself, not by the others
                "return torch.mean(torch.relu(torch.div(x, torch.amax(x, [1, 2, 3], True))), [2, 3])"
            })
    void other_programs_take_their_pictures_together(String forward) {
        try (AuditedModel model = open(forward)) {
            assertThat(model).isNotInstanceOf(OneByOneModel.class);
            assertThat(model.remarks()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "randn_like|y = torch.add(x, torch.randn_like(x))\nreturn torch.mean(torch.relu(y), [2, 3])",
                "rand|return torch.mul(torch.mean(torch.relu(x), [2, 3]), torch.rand([1]))",
                "bernoulli|return torch.mean(torch.mul(torch.relu(x), torch.bernoulli(torch.sigmoid(x))), [2, 3])",
                "normal|y = torch.normal_(torch.zeros_like(x), 0., 1.)\nreturn torch.mean(torch.relu(torch.add(x, y)), [2, 3])",
                "uniform|y = torch.uniform_(torch.zeros_like(x), 0., 1.)\nreturn torch.mean(torch.relu(torch.add(x, y)), [2, 3])",
                "randperm|y = torch.index_select(x, 2, torch.randperm(8))\nreturn torch.mean(torch.relu(torch.slice(y, 2, 0, 4)), [2, 3])",
                "multinomial|y = torch.multinomial(torch.ones([100]), 1)\nreturn torch.add(torch.mean(torch.relu(x), [2, 3]), y)"
            })
    void a_program_whose_logits_are_drawn_by_chance_is_refused_and_what_draws_is_named(String named) {
        String operation = named.substring(0, named.indexOf('|'));

        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> open(named.substring(operation.length() + 1)))
                .withMessageContainingAll(
                        "'net.pt'", "same picture gets other logits each time", "(" + operation + ")", "model.eval()");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "y = torch.randn_like(x)\nreturn torch.mean(torch.relu(x), [2, 3])",
                "y = torch.mul(torch.rand([1]), 0)\nreturn torch.add(torch.mean(torch.relu(x), [2, 3]), y)",
                "return torch.mean(torch.dropout(torch.relu(x), 0.5, False), [2, 3])"
            })
    void a_draw_that_does_not_reach_the_logits_is_no_obstacle(String forward) {
        try (AuditedModel model = open(forward)) {
            assertThat(model).isNotInstanceOf(OneByOneModel.class);
        }
    }
}
