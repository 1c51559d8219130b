package org.modelaudit.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelaudit.error.ModelException;
import org.modelaudit.explain.Prediction;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Labels;
import org.modelaudit.model.LayerCut;
import org.modelaudit.model.ModelSource;
import org.modelaudit.model.OutputMeaning;
import org.modelaudit.model.OutputSpecification;
import org.modelaudit.testing.SharedFolder;

/** Outputs that people met with the tools of the field, where the cases are at hand, with the answers that come with them. */
class SharedOutputCasesTest {

    /** Before anything that may throw is expected, for an assumption that does not hold is thrown as well. */
    @BeforeEach
    void the_cases_are_at_hand() {
        SharedFolder.resolve("cases");
    }

    private static ModelSource source(String file) {
        return ModelSource.of(SharedFolder.resolve("cases/" + file + ".pt"), InputSpecification.imageNet(32))
                .onDevice("cpu");
    }

    /** One of the two pictures that the cases' answers are for. */
    private static NDArray picture(NDManager scope, int number) {
        try {
            byte[] bytes = Files.readAllBytes(SharedFolder.resolve("cases/batch-of-one/x32.bin"));
            float[] both = new float[bytes.length / Float.BYTES];
            ByteBuffer.wrap(bytes)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer()
                    .get(both);
            int size = both.length / 2;
            return scope.create(Arrays.copyOfRange(both, number * size, (number + 1) * size), new Shape(1, 3, 32, 32));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static float[] logits(ModelSource source) {
        try (AuditedModel model = new TorchRuntime().open(source);
                NDManager scope = model.newManager()) {
            return model.logits(picture(scope, 0)).toFloatArray();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"one_t", "onesig_t", "onesig_s"})
    void one_logit_is_two_classes_with_the_probability_of_its_sigmoid(String file) {
        try (AuditedModel model = new TorchRuntime().open(source("one-logit/" + file));
                NDManager scope = model.newManager()) {
            float[] logits = model.logits(picture(scope, 0)).toFloatArray();
            Prediction prediction = Prediction.of(model.output(), logits).orElseThrow();
            assertThat(prediction.classIndex()).isEqualTo(1);
            assertThat(prediction.probability()).isEqualTo(0.5066, within(5e-5));
        }
    }

    @Test
    void findings_are_judged_one_by_one() {
        float[] logits = logits(source("one-logit/multisig_t"));
        assertThat(logits(source("one-logit/multi_t")
                        .withOutput(OutputSpecification.of(OutputMeaning.INDEPENDENT_LOGITS))))
                .isEqualTo(logits);
    }

    @Test
    void the_same_net_with_softmax_or_log_softmax_has_the_same_logits() {
        float[] logits = logits(source("softmax-inside/soft_t"));
        assertThat(logits(source("softmax-inside/soft_s"))).isEqualTo(logits);
        assertThat(logits(source("softmax-inside/logsoft_t"))).isEqualTo(logits);
    }

    @ParameterizedTest
    @CsvSource({"emb_t, 1", "embd_t, output", "heads_t, 2"})
    void five_labels_or_a_setting_lead_to_the_five_logits(String file, String part) {
        ModelSource source = source("several-outputs/" + file);
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> new TorchRuntime().open(source))
                .withMessageContaining("several rows of numbers");
        float[] logits = logits(source.withOutput(OutputSpecification.found().part(part)));
        assertThat(logits).hasSize(5);
        assertThat(logits(source.withLabels(new Labels(List.of("a", "b", "c", "d", "e")))))
                .isEqualTo(logits);
    }

    @ParameterizedTest
    @CsvSource({"squeeze_t, 5", "k11_t, 5", "one1d_t, 2", "view1_t, 5", "view1_s, 5", "loop1_t, 5"})
    void rows_without_a_batch_are_read(String file, int classes) {
        float[] logits = logits(source("batch-of-one/" + file));
        assertThat(logits).hasSize(classes);
        if (file.startsWith("view1")) {
            assertThat(Arrays.copyOf(logits, 2)).containsExactly(new float[] {0.20531765f, 0.36905834f}, within(1e-6f));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "batch-dependence/bnbatch_t",
                "batch-dependence/bnns_s",
                "batch-of-one/squeeze_t",
                "batch-of-one/k11_t",
                "batch-of-one/one1d_t",
                "batch-of-one/view1_t",
                "batch-of-one/view1_s",
                "batch-of-one/loop1_t"
            })
    void a_pictures_numbers_are_those_that_it_has_alone(String file) {
        try (AuditedModel model = new TorchRuntime().open(source(file));
                NDManager scope = model.newManager()) {
            NDArray one = picture(scope, 0);
            NDArray other = picture(scope, 1);
            float[] each = model.logits(one).concat(model.logits(other)).toFloatArray();
            assertThat(model.logits(one.concat(other)).toFloatArray()).containsExactly(each, within(1e-6f));
            LayerCut cut = model.cutAt("c");
            assertThat(cut.logits(cut.features(one.concat(other))).toFloatArray())
                    .containsExactly(each, within(1e-5f));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"noise_s", "noise_t"})
    void noise_in_the_program_is_named(String file) {
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> new TorchRuntime().open(source("random-inside/" + file)))
                .withMessageContaining("draws random numbers (");
    }

    @Test
    void colours_behind_rows_and_columns_are_told() {
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> new TorchRuntime().open(source("nhwc-input/nhwc_t")))
                .withMessageContaining("N×H×W×C");
    }
}
