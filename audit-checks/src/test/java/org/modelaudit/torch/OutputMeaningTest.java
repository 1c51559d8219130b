package org.modelaudit.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelaudit.error.ModelException;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Labels;
import org.modelaudit.model.LayerCut;
import org.modelaudit.model.ModelOutput;
import org.modelaudit.model.ModelSource;
import org.modelaudit.model.OutputMeaning;
import org.modelaudit.model.OutputSpecification;
import org.modelaudit.torch.archive.TestArchives;
import org.modelaudit.torch.running.ProbeImages;

/** Programs whose three logits are the mean red, green and blue after a ReLU, times 10, and what people put behind them. */
class OutputMeaningTest {

    private static final String LOGITS = "y = torch.mul(torch.mean(torch.relu(x), [2, 3]), 10)\n";
    private static final String ONE = LOGITS + "z = torch.sub(torch.slice(y, 1, 0, 1), torch.slice(y, 1, 1, 2))\n";

    @TempDir
    private Path folder;

    private ModelSource source(String forward) {
        Path file = TestArchives.write(folder, TestArchives.modernProgram(forward));
        return ModelSource.of(file, InputSpecification.imageNet(8)).onDevice("cpu");
    }

    private AuditedModel open(String forward) {
        return new TorchRuntime().open(source(forward));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PROBABILITIES             | return torch.softmax(y, 1)",
                "PROBABILITIES             | return torch.softmax(y, -1, 6)",
                "PROBABILITIES             | p = torch.softmax(torch.view(y, [-1, 3, 1, 1]), 1)\\nreturn torch.flatten(p, 1)",
                "PROBABILITIES             | return torch.contiguous(torch.softmax(y, 1))",
                "LOG_PROBABILITIES         | return torch.log_softmax(y, 1)",
                "INDEPENDENT_PROBABILITIES | return torch.sigmoid(y)",
                "INDEPENDENT_PROBABILITIES | return torch.sigmoid_(y)",
            })
    void a_last_activation_is_cut_off_and_everything_else_is_that_of_the_net_without_it(
            OutputMeaning meaning, String end) {
        try (AuditedModel plain = open(LOGITS + "return y");
                NDManager scope = plain.newManager()) {
            NDArray images = ProbeImages.create(scope, plain.input(), 7, 2);
            float[] logits = plain.logits(images).toFloatArray();
            float[] gradient = gradient(plain, images);
            try (AuditedModel model = open(LOGITS + end.replace("\\n", "\n"))) {
                assertThat(model.output()).isEqualTo(new ModelOutput(meaning, true));
                assertThat(model.logits(images).toFloatArray()).isEqualTo(logits);
                assertThat(gradient(model, images)).isEqualTo(gradient);
                assertThat(model.layers()).extracting(layer -> layer.kind()).doesNotContain("softmax", "sigmoid");
                assertThat(model.remarks())
                        .singleElement()
                        .asString()
                        .contains(meaning.toString(), "is cut off", "as was found at opening");
            }
        }
    }

    private static float[] gradient(AuditedModel model, NDArray images) {
        LayerCut cut = model.cutAt("input");
        return cut.record(cut.features(images)).gradient(new int[] {0, 1}).toFloatArray();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ONE_LOGIT       | return z",
                "ONE_LOGIT       | return torch.squeeze(z, 1)",
                "ONE_PROBABILITY | return torch.sigmoid(z)",
                "ONE_PROBABILITY | return torch.squeeze(torch.sigmoid(z), 1)",
            })
    void one_number_speaks_for_two_classes(OutputMeaning meaning, String end) {
        try (AuditedModel model = open(ONE + end);
                NDManager scope = model.newManager()) {
            NDArray red = scope.zeros(new Shape(1, 3, 8, 8));
            red.set(new NDIndex(":, 0"), 0.3f);
            assertThat(model.classes()).isEqualTo(2);
            assertThat(model.output()).isEqualTo(new ModelOutput(meaning, true));
            // z = 3
            assertThat(model.logits(red).toFloatArray()).containsExactly(new float[] {-1.5f, 1.5f}, within(1e-5f));
            assertThat(model.output().probabilities(model.logits(red)).toFloatArray()[1])
                    .isEqualTo((float) (1 / (1 + Math.exp(-3))), within(1e-6f));
            NDArray both = red.concat(red.mul(2));
            assertThat(model.logits(both).toFloatArray())
                    .containsExactly(new float[] {-1.5f, 1.5f, -3, 3}, within(1e-5f));
        }
    }

    @Test
    void findings_that_may_all_be_true_are_declared() {
        OutputSpecification several = OutputSpecification.of(OutputMeaning.INDEPENDENT_LOGITS);
        try (AuditedModel model =
                new TorchRuntime().open(source(LOGITS + "return y").withOutput(several))) {
            assertThat(model.output().independent()).isTrue();
            assertThat(model.remarks()).singleElement().asString().contains("as declared", "its own sigmoid");
        }
    }

    @Test
    void probabilities_that_are_made_in_another_way_leave_a_black_box() {
        String forward = LOGITS + "e = torch.exp(y)\nreturn torch.div(e, torch.sum(e, [1], True))";
        try (AuditedModel model = open(forward);
                NDManager scope = model.newManager()) {
            assertThat(model.output()).isEqualTo(new ModelOutput(OutputMeaning.PROBABILITIES, false));
            NDArray images = ProbeImages.create(scope, model.input(), 3, 2);
            float[] p = model.output().probabilities(model.logits(images)).toFloatArray();
            assertThat(p[0] + p[1] + p[2]).isEqualTo(1, within(1e-5f));
            assertThatExceptionOfType(ModelException.class)
                    .isThrownBy(() -> model.cutAt("input"))
                    .withMessageContaining("leave a constant of each picture unknown");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AUTO          | return torch.clamp(y, 0, 1)        | lies between 0 and 1 whatever the picture",
                "LOGITS        | return torch.softmax(y, 1)         | but ends in 'softmax'",
                "PROBABILITIES | return y                           | do not lie between 0 and 1",
                "ONE_LOGIT     | return y                           | it returns 3 numbers for each picture",
                "AUTO          | return x                           | a tensor of the shape (1, 3, 8, 8)",
                "AUTO          | return torch.softmax(torch.slice(y, 1, 0, 1), 1) | of a single number, which is the same for every picture",
            })
    void what_cannot_be_meant_is_refused_in_a_sentence(OutputMeaning meaning, String end, String why) {
        ModelSource source = source(LOGITS + end).withOutput(OutputSpecification.of(meaning));
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> new TorchRuntime().open(source))
                .withMessageContainingAll("net.pt", why);
    }

    /** The formulas stand twice, for tensors and as statements of a program. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PROBABILITIES             | e = torch.exp(y)\\nreturn torch.div(e, torch.sum(e, [1], True))",
                "INDEPENDENT_PROBABILITIES | return torch.clamp(y, 0, 1)",
                "ONE_PROBABILITY           | return torch.clamp(torch.slice(y, 1, 0, 1), 0, 1)",
                "ONE_LOGIT                 | return torch.slice(y, 1, 0, 1)",
            })
    void what_cannot_be_cut_off_becomes_logits_in_a_program_as_it_does_of_a_tensor(OutputMeaning meaning, String end) {
        ModelSource source = source(LOGITS + end.replace("\\n", "\n")).withOutput(OutputSpecification.of(meaning));
        try (AuditedModel model = new TorchRuntime().open(source);
                NDManager scope = model.newManager()) {
            NDArray images = ProbeImages.create(scope, model.input(), 3, 4).mul(0.02);
            images.set(new NDIndex("0"), -1);
            images.set(new NDIndex("1"), 2);
            NDArray y =
                    images.maximum(0).mean(new int[] {3}).mean(new int[] {2}).mul(10);
            NDArray returned = switch (meaning) {
                case PROBABILITIES -> y.softmax(1);
                case INDEPENDENT_PROBABILITIES -> y.clip(0, 1);
                case ONE_PROBABILITY -> y.get(":, 0:1").clip(0, 1);
                default -> y.get(":, 0:1");
            };
            assertThat(model.logits(images).toFloatArray())
                    .containsExactly(meaning.toLogits(returned).toFloatArray(), within(2e-4f));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"return torch.view(y, [3])", "return torch.reshape(y, [-1, 3, 1, 1])"})
    void a_row_is_read_in_whatever_shape_it_comes(String end) {
        try (AuditedModel plain = open(LOGITS + "return y");
                NDManager scope = plain.newManager()) {
            NDArray image = ProbeImages.create(scope, plain.input(), 7, 1);
            float[] logits = plain.logits(image).toFloatArray();
            try (AuditedModel model = open(LOGITS + end)) {
                assertThat(model.classes()).isEqualTo(3);
                assertThat(model.logits(image).toFloatArray()).isEqualTo(logits);
            }
        }
    }

    @Test
    void of_several_rows_the_labels_or_the_user_choose() {
        String heads = """
                class Net(Module):
                  __parameters__ = []
                  __buffers__ = []
                  training : bool
                  def forward(self: __torch__.Net, x: Tensor) -> Dict[str, Tensor]:
                    y = torch.mean(torch.relu(x), [2, 3])
                    return {"embedding": torch.repeat(y, [1, 4]), "scores": torch.softmax(y, 1)}
                """;
        Path file = TestArchives.write(folder, TestArchives.entries(heads));
        ModelSource source =
                ModelSource.of(file, InputSpecification.imageNet(8)).onDevice("cpu");
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> new TorchRuntime().open(source))
                .withMessageContaining("{embedding=12, scores=3}");
        for (ModelSource told : List.of(
                source.withLabels(new Labels(List.of("red", "green", "blue"))),
                source.withOutput(OutputSpecification.found().part("scores")))) {
            try (AuditedModel model = new TorchRuntime().open(told)) {
                assertThat(model.classes()).isEqualTo(3);
                assertThat(model.output().meaning()).isEqualTo(OutputMeaning.PROBABILITIES);
                assertThat(model.remarks())
                        .anySatisfy(remark -> assertThat(remark).contains("'scores' is read"));
            }
        }
    }

    @Test
    void a_part_of_an_only_output_is_refused_as_it_is_of_several() {
        ModelSource source = source(LOGITS + "return y");

        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> new TorchRuntime()
                        .open(source.withOutput(OutputSpecification.found().part("foo"))))
                .withMessageEndingWith(
                        "cannot be audited: it returns one tensor and no output 'foo'; name no part of the output.");
        try (AuditedModel first = new TorchRuntime()
                .open(source.withOutput(OutputSpecification.found().part("0")))) {
            assertThat(first.classes()).isEqualTo(3);
        }
    }

    @Test
    void a_program_from_tensorflow_is_told_by_its_order_of_axes() {
        String forward = "y = torch.permute(x, [0, 3, 1, 2])\nreturn torch.mean(torch.view(y, [1, 3, 64]), [2])";
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> open(
                        "if torch.ne(torch.size(x, 3), 3):\n  ops.prim.RaiseException(\"colours\")\nelse:\n  pass\n"
                                + forward))
                .withMessageContaining("N×H×W×C");
    }
}
