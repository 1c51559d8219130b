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
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelaudit.checks.Audits;
import org.modelaudit.data.AuditSample;
import org.modelaudit.error.ModelException;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.Explainer;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.ModelSource;
import org.modelaudit.testing.SharedFolder;

/** Programs that people met whose pictures do not keep apart, where the cases are at hand, with the answers that come with them. */
class SharedAloneCasesTest {

    /** Before anything that may throw is expected, for an assumption that does not hold is thrown as well. */
    @BeforeEach
    void the_cases_are_at_hand() {
        SharedFolder.resolve("cases");
    }

    private static AuditedModel open(String file) {
        return new TorchRuntime()
                .open(ModelSource.of(SharedFolder.resolve("cases/" + file + ".pt"), InputSpecification.imageNet(32))
                        .onDevice("cpu"));
    }

    /** The two pictures that the cases' answers are for. */
    private static NDArray pictures(NDManager scope) {
        try {
            float[] both = new float[2 * 3 * 32 * 32];
            ByteBuffer.wrap(Files.readAllBytes(SharedFolder.resolve("cases/batch-of-one/x32.bin")))
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer()
                    .get(both);
            return scope.create(both, new Shape(2, 3, 32, 32));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static float[] map(AuditedModel model, Explainer explainer, NDArray images) {
        List<AuditSample> samples = List.of("first", "second")
                .subList(0, (int) images.getShape().get(0))
                .stream()
                .map(name -> AuditSample.of(name, Path.of("none")))
                .toList();
        return Objects.requireNonNull(explainer
                        .explain(model, new Batch(samples, images))
                        .get(0)
                        .heatmap())
                .values();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "batch-dependence/bnbatch_t",
                "batch-dependence/bnns_s",
                "batch-of-one/view1_t",
                "batch-of-one/view1_s",
                "batch-of-one/loop1_t"
            })
    void a_pictures_numbers_and_maps_are_those_that_it_has_alone(String file) {
        try (AuditedModel model = open(file);
                NDManager scope = model.newManager()) {
            NDArray both = pictures(scope);
            NDArray first = both.get("0:1").duplicate();

            assertThat(model.logits(both).get("0:1").toFloatArray())
                    .containsExactly(model.logits(first).toFloatArray());
            for (Explainer explainer : List.of(
                    Audits.gradCam(), Audits.ablationCam(), Audits.gradient(), Audits.guidedBackpropagation())) {
                assertThat(map(model, explainer, both)).containsExactly(map(model, explainer, first));
            }
            assertThat(model.remarks()).anyMatch(remark -> remark.contains("one by one"));
        }
    }

    @Test
    void a_program_for_one_picture_gives_the_logits_that_torch_gives() {
        try (AuditedModel model = open("batch-of-one/view1_t");
                NDManager scope = model.newManager()) {
            float[] logits = model.logits(pictures(scope)).toFloatArray();

            assertThat(logits[0]).isCloseTo(0.20531765f, within(1e-6f));
            assertThat(logits[1]).isCloseTo(0.36905834f, within(1e-6f));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"noise_t", "noise_s"})
    void noise_in_the_program_is_named(String file) {
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> open("random-inside/" + file))
                .withMessageContainingAll(file, "same picture gets other logits each time", "randn_like");
    }
}
