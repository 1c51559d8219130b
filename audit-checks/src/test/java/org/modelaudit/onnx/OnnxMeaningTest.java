package org.modelaudit.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelaudit.error.ModelException;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Labels;
import org.modelaudit.model.ModelOutput;
import org.modelaudit.model.ModelSource;
import org.modelaudit.model.OutputMeaning;
import org.modelaudit.model.OutputSpecification;

/** The files of {@code make_onnx.py}: what stands behind the logits (2·m₀ − m₁ + 0.5, m₁). */
class OnnxMeaningTest {

    /** Picture i: red 1 + i, green 3, blue 1. */
    private static final float[] LOGITS = {0.5f, 2, 2.5f, 2, 4.5f, 2};

    @ParameterizedTest
    @CsvSource({
        "tiny, LOGITS, one logit",
        "tiny_softmax, PROBABILITIES, softmax",
        "tiny_logsoftmax, LOG_PROBABILITIES, log_softmax",
        "tiny_sigmoid, INDEPENDENT_PROBABILITIES, sigmoid",
        "tiny_last, LOGITS, N×H×W×C",
        "tiny_mixed, LOGITS, one by one",
    })
    void logits_are_those_in_front_of_what_the_file_ends_with(String file, OutputMeaning meaning, String remark) {
        try (AuditedModel model = open(file);
                NDManager scope = model.newManager()) {
            assertThat(model.output()).isEqualTo(new ModelOutput(meaning, true));
            assertThat(model.logits(images(scope)).toFloatArray()).containsExactly(LOGITS, within(1e-5f));
            assertThat(model.output().toString() + model.remarks()).contains(remark);
        }
    }

    @Test
    void one_probability_speaks_for_two_classes() {
        try (AuditedModel model = open("tiny_binary");
                NDManager scope = model.newManager()) {
            assertThat(model.classes()).isEqualTo(2);
            assertThat(model.output().meaning()).isEqualTo(OutputMeaning.ONE_PROBABILITY);
            // 2·(m₀ − m₁) + 0.5: −1.5, 0.5, 2.5
            assertThat(model.logits(images(scope)).toFloatArray())
                    .containsExactly(new float[] {0.75f, -0.75f, -0.25f, 0.25f, -1.25f, 1.25f}, within(1e-5f));
        }
    }

    @Test
    void what_cannot_be_passed_by_leaves_logarithms() {
        try (AuditedModel model = open("tiny_handmade");
                NDManager scope = model.newManager()) {
            assertThat(model.output()).isEqualTo(new ModelOutput(OutputMeaning.PROBABILITIES, false));
            float[] p =
                    model.output().probabilities(model.logits(images(scope))).toFloatArray();
            assertThat(p[0]).isEqualTo((float) (1 / (1 + Math.exp(1.5))), within(1e-5f));
            assertThat(model.remarks()).anySatisfy(r -> assertThat(r).contains("but for a constant"));
        }
    }

    @Test
    void of_several_outputs_the_labels_the_name_or_the_index_choose() {
        ModelSource source = source("tiny_two");
        assertThatThrownBy(() -> new OnnxRuntime().open(source))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("{means=2, scores=5}");
        for (ModelSource told : List.of(
                source.withLabels(new Labels(List.of("a", "b", "c", "d", "e"))),
                source.withOutput(OutputSpecification.found().part("scores")),
                source.withOutput(OutputSpecification.found().part("1")))) {
            try (AuditedModel model = new OnnxRuntime().open(told)) {
                assertThat(model.classes()).isEqualTo(5);
                assertThat(model.output().meaning()).isEqualTo(OutputMeaning.PROBABILITIES);
            }
        }
        assertThatThrownBy(() -> new OnnxRuntime()
                        .open(source.withOutput(OutputSpecification.found().part("none"))))
                .hasMessageContaining("no row of numbers 'none'; name one of the outputs [means, scores]");
    }

    @Test
    void a_part_of_an_only_output_is_refused_unless_it_is_that_output() {
        ModelSource source = source("tiny");
        assertThatThrownBy(() -> new OnnxRuntime()
                        .open(source.withOutput(OutputSpecification.found().part("none"))))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("no row of numbers 'none'; name one of the outputs [");
        try (AuditedModel model = new OnnxRuntime()
                .open(source.withOutput(OutputSpecification.found().part("0")))) {
            assertThat(model.remarks()).isEqualTo(remarks(source));
        }
    }

    private static List<String> remarks(ModelSource source) {
        try (AuditedModel model = new OnnxRuntime().open(source)) {
            return model.remarks();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"LOGITS", "INDEPENDENT_LOGITS", "PROBABILITIES"})
    void a_declaration_that_the_file_contradicts_is_refused(OutputMeaning meaning) {
        String file = meaning == OutputMeaning.PROBABILITIES ? "tiny_sigmoid" : "tiny_softmax";
        assertThatThrownBy(() -> new OnnxRuntime().open(source(file).withOutput(OutputSpecification.of(meaning))))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("is declared to return " + meaning);
    }

    private static NDArray images(NDManager scope) {
        float[] values = new float[3 * 3 * 64];
        for (int i = 0; i < values.length; i++) {
            int channel = i / 64 % 3;
            values[i] = channel == 0 ? 1 + i / 192 : channel == 1 ? 3 : 1;
        }
        return scope.create(values, new Shape(3, 3, 8, 8));
    }

    private static AuditedModel open(String file) {
        return new OnnxRuntime().open(source(file));
    }

    private static ModelSource source(String file) {
        try {
            Path path = Path.of(Objects.requireNonNull(OnnxMeaningTest.class.getResource(file + ".onnx"))
                    .toURI());
            return ModelSource.of(path, InputSpecification.imageNet(8)).onDevice("cpu");
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
