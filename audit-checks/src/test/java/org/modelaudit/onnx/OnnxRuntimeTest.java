package org.modelaudit.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelaudit.baseline.Baseline;
import org.modelaudit.cam.ClassActivationMaps;
import org.modelaudit.data.AuditSample;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.error.DeviceException;
import org.modelaudit.error.ModelException;
import org.modelaudit.explain.Batch;
import org.modelaudit.explain.Explainer;
import org.modelaudit.explain.Heatmap;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.BlackBox;
import org.modelaudit.model.Labels;
import org.modelaudit.model.Layer;
import org.modelaudit.model.ModelRuntime;
import org.modelaudit.model.ModelSource;
import org.modelaudit.onnx.file.OnnxFile;
import org.modelaudit.perturbation.Perturbations;
import org.modelaudit.segmentation.Segmentation;

/** {@code tiny.onnx}: m = mean(relu(red, green − blue)), logits (2·m₀ − m₁ + 0.5, m₁). */
class OnnxRuntimeTest {

    private static final List<Explainer> BLACK_BOX = List.of(
            Perturbations.occlusion(4, 2),
            Perturbations.rise(40, 4, 0.5, 1),
            Perturbations.lime().on(Segmentation.squares(4)).withVariants(30).withBaseline(Baseline.constant(0)),
            Perturbations.kernelShap().on(Segmentation.squares(4)).withBaseline(Baseline.constant(0)));

    @ParameterizedTest
    @ValueSource(strings = {"tiny.onnx", "tiny_one.onnx"})
    void gives_the_files_own_logits_for_any_batch(String file) {
        try (AuditedModel model = open(file);
                NDManager scope = model.newManager()) {
            NDArray logits = model.logits(images(scope, 3));

            // Picture i: red 1 + i, green 3, blue 1.
            assertThat(logits.toFloatArray()).containsExactly(new float[] {0.5f, 2, 2.5f, 2, 4.5f, 2}, within(1e-6f));
            assertThat(model.classes()).isEqualTo(2);
            assertThat(model.passes().forward()).isEqualTo(3);
        }
    }

    @Test
    void says_what_wrote_the_file_and_of_which_version_its_operators_are(@TempDir Path folder) throws IOException {
        try (AuditedModel model = open("tiny.onnx")) {
            assertThat(model.identity().form()).isEqualTo("onnx, operators of version 13");
        }
        // Fields of a message may stand behind the others.
        byte[] written = UnknownFieldSet.newBuilder()
                .addField(2, field("pytorch"))
                .addField(3, field("2.15.0"))
                .build()
                .toByteArray();
        Path file = folder.resolve("written.onnx");
        try (InputStream tiny = OnnxRuntimeTest.class.getResourceAsStream("tiny.onnx")) {
            Files.copy(Objects.requireNonNull(tiny), file);
        }
        Files.write(file, written, StandardOpenOption.APPEND);

        assertThat(OnnxFile.read(file).form()).isEqualTo("onnx by pytorch 2.15.0, operators of version 13");
    }

    private static UnknownFieldSet.Field field(String text) {
        return UnknownFieldSet.Field.newBuilder()
                .addLengthDelimited(ByteString.copyFromUtf8(text))
                .build();
    }

    @Test
    void is_explained_by_everything_that_needs_only_forward_passes_as_the_same_function_is() {
        BlackBox function = BlackBox.of("the same", InputSpecification.imageNet(8), Labels.none(), 2, images -> {
            NDArray red = images.get(":, 0").maximum(0).reshape(-1, 64).mean(new int[] {1}, true);
            NDArray rest = images.get(":, 1")
                    .sub(images.get(":, 2"))
                    .maximum(0)
                    .reshape(-1, 64)
                    .mean(new int[] {1}, true);
            return red.mul(2).sub(rest).add(0.5f).concat(rest, 1);
        });
        try (AuditedModel model = open("tiny.onnx")) {
            for (Explainer explainer : BLACK_BOX) {
                assertThat(map(explainer, model))
                        .as(explainer.name())
                        .usingComparatorWithPrecision(1e-4f)
                        .containsExactly(map(explainer, function));
            }
        }
    }

    @Test
    void a_file_without_a_translation_has_no_layers_and_says_why_and_what_works_without() {
        try (AuditedModel model = open("tiny_hardmax.onnx");
                NDManager scope = model.newManager()) {
            assertThat(model.logits(images(scope, 1)).toFloatArray())
                    .containsExactly(new float[] {0.5f, 2}, within(1e-6f));
            assertThat(model.engine()).startsWith("OnnxRuntime 1.");
            assertThat(model.layers()).isEmpty();
            assertThatThrownBy(() -> map(ClassActivationMaps.gradCam(), model))
                    .isInstanceOf(ModelException.class)
                    .hasMessage(
                            "The model 'tiny_hardmax.onnx' (onnx, operators of version 13) is a black box: it has no layers to look at and no gradients;"
                                    + " use an explainer that needs only forward passes: occlusion, rise, lime, kernel-shap or"
                                    + " prediction-difference.");
            assertThatThrownBy(() -> model.cutAt("input")).isInstanceOf(ModelException.class);
            assertThat(model.remarks())
                    .contains(
                            "The file has no translation with layers and gradients: its operator Hardmax (node 'one') is not translated: it is not among those that are.");
        }
    }

    @Test
    void a_file_with_a_translation_has_layers_and_gradients() {
        try (AuditedModel model = open("tiny.onnx")) {
            assertThat(model.layers().stream().map(Layer::path))
                    .containsExactly("maps", "active", "pooled", "means", "logits");
            assertThat(model.layers().stream().map(Layer::parameters)).containsExactly(6L, 0L, 0L, 0L, 6L);
            assertThat(model.layer("conv2d_1")).isEqualTo(model.layer("maps"));
            assertThat(model.lastConvolution().path()).isEqualTo("maps");
            assertThat(map(ClassActivationMaps.gradCam(), model)).hasSize(64);
        }
    }

    @Test
    void is_found_by_the_files_name_and_told_by_its_digest() {
        assertThat(ServiceLoader.load(ModelRuntime.class).stream()
                        .map(ServiceLoader.Provider::get)
                        .filter(runtime -> runtime.handles(Path.of("model.ONNX"))))
                .singleElement()
                .isInstanceOf(OnnxRuntime.class);
        try (AuditedModel model = open("tiny.onnx");
                AuditedModel other = open("tiny_one.onnx")) {
            assertThat(model.identity().name()).isEqualTo("tiny");
            assertThat(model.identity().sha256())
                    .hasSize(64)
                    .isNotEqualTo(other.identity().sha256());
            assertThat(model.engine()).startsWith("PyTorch ");
        }
    }

    @Test
    void refuses_what_it_cannot_open(@TempDir Path folder) throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.onnx"), "no model");
        InputSpecification input = InputSpecification.imageNet(8);

        assertThatThrownBy(() -> open(ModelSource.of(broken, input)))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("'broken.onnx' cannot be audited: ONNX Runtime cannot load it");
        assertThatThrownBy(() -> open(ModelSource.of(folder.resolve("none.onnx"), input)))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("does not exist");
        assertThatThrownBy(() -> open(ModelSource.of(path("tiny.onnx"), InputSpecification.imageNet(16))))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("failed on pictures of the shape (1, 3, 16, 16)")
                .hasMessageContaining("The file declares pictures of 3×8×8; give the input that it was exported for.");
        assertThatThrownBy(() -> open(ModelSource.of(path("tiny.onnx"), input).onDevice("gpu:99")))
                .isInstanceOf(DeviceException.class)
                .hasMessageContaining("gpu:99");
        assertThatThrownBy(() ->
                        open(ModelSource.of(path("tiny.onnx"), input).withLabels(new Labels(List.of("a", "b", "c")))))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("The labels name 3 classes and the model 'tiny.onnx' has 2");
    }

    @Test
    @ResourceLock(Resources.SYSTEM_PROPERTIES)
    void obeys_the_number_of_threads() {
        withThreads(
                "many",
                () -> assertThatThrownBy(() -> open("tiny.onnx"))
                        .isInstanceOf(ConfigurationException.class)
                        .hasMessageContaining("'modelaudit.threads' is 'many'"));
        withThreads("1", () -> assertThat(passing()).isEmpty());
        withThreads("3", () -> assertThat(passing()).hasSize(3));
    }

    /** Threads that take part when 40 pictures go through, beside the one that asks. */
    private static Set<Thread> passing() {
        try (AuditedModel model = open("tiny.onnx");
                NDManager scope = model.newManager()) {
            // The first pictures are those that are compared.
            model.logits(images(scope, 1));
            Set<Thread> before = Thread.getAllStackTraces().keySet();
            model.logits(images(scope, 40));
            Set<Thread> after = new HashSet<>(Thread.getAllStackTraces().keySet());
            after.removeAll(before);
            after.removeIf(thread -> !thread.getName().startsWith("modelaudit-pass"));
            return after;
        }
    }

    private static void withThreads(String number, Runnable action) {
        String before = System.getProperty("modelaudit.threads");
        System.setProperty("modelaudit.threads", number);
        try {
            action.run();
        } finally {
            if (before == null) {
                System.clearProperty("modelaudit.threads");
            } else {
                System.setProperty("modelaudit.threads", before);
            }
        }
    }

    private static float[] map(Explainer explainer, AuditedModel model) {
        try (NDManager scope = model.newManager()) {
            NDArray image = images(scope, 1)
                    .mul(scope.arange(0, 64, 1f).reshape(1, 1, 8, 8).add(1));
            Batch batch = new Batch(List.of(AuditSample.of("picture", Path.of("picture"))), image);
            Heatmap map = explainer.explain(model, batch).get(0).heatmap();
            return map == null ? new float[0] : map.values();
        }
    }

    /** Picture i has red 1 + i, green 3 and blue 1 everywhere. */
    private static NDArray images(NDManager scope, int count) {
        float[] values = new float[count * 3 * 64];
        for (int i = 0; i < values.length; i++) {
            int picture = i / 192;
            values[i] = switch (i / 64 % 3) {
                case 0 -> 1 + picture;
                case 1 -> 3;
                default -> 1;
            };
        }
        return scope.create(values, new Shape(count, 3, 8, 8));
    }

    private static AuditedModel open(String file) {
        return open(ModelSource.of(path(file), InputSpecification.imageNet(8)));
    }

    private static AuditedModel open(ModelSource source) {
        return new OnnxRuntime().open(source);
    }

    private static Path path(String file) {
        try {
            return Path.of(OnnxRuntimeTest.class.getResource(file).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
