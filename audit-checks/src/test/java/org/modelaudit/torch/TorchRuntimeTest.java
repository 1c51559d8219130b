package org.modelaudit.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelaudit.content.ContentDigest;
import org.modelaudit.content.UntoldContentException;
import org.modelaudit.error.DeviceException;
import org.modelaudit.error.ModelException;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Labels;
import org.modelaudit.model.Layer;
import org.modelaudit.model.LayerCut;
import org.modelaudit.model.ModelRuntime;
import org.modelaudit.model.ModelSource;
import org.modelaudit.model.PassCount;
import org.modelaudit.torch.archive.TestArchives;
import org.modelaudit.torch.program.LayerCall;
import org.modelaudit.torch.running.ProbeImages;

class TorchRuntimeTest {

    private static final String RESNET = "resnet20_cifar10_traced.pt";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void the_runtime_is_found_as_a_service_and_handles_torchscript_names() {
        assertThat(ServiceLoader.load(ModelRuntime.class)).hasAtLeastOneElementOfType(TorchRuntime.class);
        assertThat(new TorchRuntime().handles(Path.of("a/Signs.PT"))).isTrue();
        assertThat(new TorchRuntime().handles(Path.of("signs.onnx"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "resnet20_cifar10_traced.pt, traced, 32, 10, layer3.2.conv2",
        "resnet20_cifar10_scripted.pt, scripted, 32, 10, layer3.2.conv2",
        "lenet_cifar10_captum_scripted.pt, scripted, 32, 10, conv2",
        "mobilenet_v1_025_vww96_person_traced.pt, traced, 96, 2, features.13.pw.conv",
        "squeezenet1_1_imagenet_traced.pt, traced, 224, 1000, classifier.1"
    })
    void a_real_model_says_what_it_is(String file, String form, int size, int classes, String lastConvolution) {
        try (AuditedModel model = SharedModels.open(file, size)) {
            assertThat(model.identity().form()).isEqualTo(form);
            assertThat(model.identity().file()).isEqualTo(file);
            assertThat(model.identity().sha256()).matches("[0-9a-f]{64}");
            assertThat(model.classes()).isEqualTo(classes);
            assertThat(model.lastConvolution().path()).isEqualTo(lastConvolution);
            assertThat(model.lastConvolution().isMap()).isTrue();
            assertThat(model.remarks()).isEmpty();
        }
    }

    @Test
    @ResourceLock(Resources.SYSTEM_PROPERTIES)
    void what_is_kept_of_scores_that_a_faster_program_gave_is_not_taken_for_the_audited_ones() throws Exception {
        String proved = content();
        String before = System.setProperty("modelaudit.scoring", "exact");
        try {
            assertThat(content()).isNotEqualTo(proved);
        } finally {
            if (before == null) {
                System.clearProperty("modelaudit.scoring");
            } else {
                System.setProperty("modelaudit.scoring", before);
            }
        }
        assertThat(content()).isEqualTo(proved);
    }

    private static String content() throws UntoldContentException {
        try (AuditedModel model = SharedModels.open(RESNET, 32)) {
            return ContentDigest.of(model);
        }
    }

    @Test
    void layers_come_in_the_order_of_execution_with_shapes_and_parameters() {
        try (AuditedModel model = SharedModels.open(RESNET, 32)) {
            assertThat(model.layers().get(0).path()).isEqualTo("conv1");
            Layer conv = model.layer("layer1.0.conv1");
            assertThat(conv.kind()).isEqualTo("Conv2d");
            assertThat(conv.outputShape()).isEqualTo(new ai.djl.ndarray.types.Shape(1, 16, 32, 32));
            assertThat(conv.parameters()).isEqualTo(16 * 16 * 9);
        }
    }

    @Test
    void gradients_through_a_cut_are_those_through_the_whole_program() {
        for (String file : new String[] {RESNET, "resnet20_cifar10_scripted.pt"}) {
            OpenProgram open = OpenProgram.of(SharedModels.source(file, 32));
            try (AuditedModel model = open.model();
                    NDManager manager = model.newManager()) {
                NDArray images = ProbeImages.create(manager, model.input(), 3, 3);
                int[] classes = {1, 7, 9};
                for (String path : new String[] {"layer1.0.relu1", "layer2.1.conv2", "layer3.2", "input"}) {
                    LayerCut cut = model.cutAt(path);
                    LayerCut.Features features = cut.features(images);
                    float[] found = cut.record(features).gradient(classes).toFloatArray();
                    LayerCall call = open.program().layers().call(path);
                    float[] whole = WholeGradient.at(
                                    open.program(),
                                    Map.of(call, features.activation().getShape()),
                                    images,
                                    classes)
                            .get(call);
                    assertThat(found).as("%s %s", file, path).isEqualTo(whole);
                }
                model.verifyUnchanged();
            }
        }
    }

    @Test
    void logits_through_a_cut_are_those_of_the_program_for_every_batch() {
        try (AuditedModel model = SharedModels.open("mobilenet_v1_025_128_imagenet_scripted.pt", 128);
                NDManager manager = model.newManager()) {
            LayerCut cut = model.cutAt(model.lastConvolution().path());
            for (int samples : new int[] {1, 3, 5}) {
                NDArray images = ProbeImages.create(manager, model.input(), samples, samples);
                assertThat(cut.logits(cut.features(images)).toFloatArray())
                        .isEqualTo(model.logits(images).toFloatArray());
            }
        }
    }

    @Test
    void variants_of_one_sample_go_through_the_head_with_everything_else_of_that_sample() {
        try (AuditedModel model = SharedModels.open(RESNET, 32);
                NDManager manager = model.newManager()) {
            // Inside a residual block, so that the shortcut crosses the cut as well.
            LayerCut cut = model.cutAt("layer2.1.conv1");
            LayerCut.Features features = cut.features(ProbeImages.create(manager, model.input(), 5, 3));
            NDArray second = features.activation().get("1:2");
            NDArray variants = second.concat(second.mul(2)).concat(second);
            NDArray logits = cut.logits(features.variants(1, variants));
            NDArray doubled =
                    cut.logits(features.withActivation(features.activation().mul(2)));
            assertThat(logits.getShape().get(0)).isEqualTo(3);
            assertThat(logits.get("0:1").toFloatArray())
                    .usingComparatorWithPrecision(1e-4f)
                    .containsExactly(cut.logits(features).get("1:2").toFloatArray());
            assertThat(logits.get("1:2").toFloatArray())
                    .usingComparatorWithPrecision(1e-4f)
                    .containsExactly(doubled.get("1:2").toFloatArray());
        }
    }

    @Test
    void variants_of_another_shape_or_of_no_sample_are_refused() {
        try (AuditedModel model = SharedModels.open(RESNET, 32);
                NDManager manager = model.newManager()) {
            LayerCut.Features features =
                    model.cutAt("layer3.2").features(ProbeImages.create(manager, model.input(), 5, 2));
            NDArray activation = features.activation();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> features.variants(0, activation.get(":,1:")))
                    .withMessageContaining(
                            "Each activation has the shape (63, 8, 8), but the layer's output has (64, 8, 8)");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> features.variants(2, activation))
                    .withMessageContaining("no sample 2 in a batch of 2");
        }
    }

    @Test
    void another_activation_changes_the_logits_and_leaves_the_features_as_they_were() {
        try (AuditedModel model = SharedModels.open("squeezenet1_1_imagenet_scripted.pt", 224);
                NDManager manager = model.newManager()) {
            // A convolution that an activation in place follows.
            LayerCut cut = model.cutAt("features.12.expand3x3");
            LayerCut.Features features = cut.features(ProbeImages.create(manager, model.input(), 5, 1));
            float[] before = cut.logits(features).toFloatArray();
            float[] zeroed = cut.logits(
                            features.withActivation(features.activation().zerosLike()))
                    .toFloatArray();
            assertThat(zeroed).isNotEqualTo(before);
            assertThat(cut.logits(features).toFloatArray()).isEqualTo(before);
        }
    }

    @Test
    void work_is_counted_in_pictures() {
        try (AuditedModel model = SharedModels.open(RESNET, 32);
                NDManager manager = model.newManager()) {
            LayerCut cut = model.cutAt("layer3");
            PassCount start = model.passes();
            NDArray images = ProbeImages.create(manager, model.input(), 5, 4);
            model.logits(images);
            cut.record(cut.features(images)).gradient(new int[4]);
            assertThat(model.passes().since(start)).isEqualTo(new PassCount(4, 4, 4, 4));
        }
    }

    @Test
    void a_cut_is_made_once() {
        try (AuditedModel model = SharedModels.open(RESNET, 32)) {
            assertThat(model.cutAt("layer3")).isSameAs(model.cutAt("layer3"));
        }
    }

    @Test
    void threads_take_turns_and_get_the_same_numbers() {
        try (AuditedModel model = SharedModels.open(RESNET, 32)) {
            LayerCut cut = model.cutAt("layer3.0.conv2");
            var results = IntStream.range(0, 8)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> {
                        try (NDManager manager = model.newManager()) {
                            NDArray images = ProbeImages.create(manager, model.input(), 5, 2);
                            return cut.record(cut.features(images))
                                    .gradient(new int[] {0, 1})
                                    .toFloatArray();
                        }
                    }))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
            assertThat(results).allSatisfy(r -> assertThat(r).isEqualTo(results.get(0)));
        }
    }

    @Test
    void a_changed_weight_is_noticed_by_name() {
        OpenProgram open = OpenProgram.of(SharedModels.source("lenet_cifar10_captum_traced.pt", 32));
        try (AuditedModel model = open.model()) {
            model.verifyUnchanged();
            NDArray weight = open.program().weights().get(2);
            weight.addi(1e-6f);
            assertThatExceptionOfType(ModelException.class)
                    .isThrownBy(model::verifyUnchanged)
                    .withMessageContaining(
                            open.program().flat().weights().get(2).path());
        }
    }

    @Test
    void a_layer_that_is_not_there_is_refused_with_the_nearest() {
        try (AuditedModel model = SharedModels.open(RESNET, 32)) {
            assertThatExceptionOfType(ModelException.class)
                    .isThrownBy(() -> model.cutAt("layer3.2.conv3"))
                    .withMessageContaining("layer3.2.conv2")
                    .withMessageContaining(RESNET);
        }
    }

    @Test
    void a_label_file_of_the_wrong_length_is_refused_with_both_numbers() {
        ModelSource source = SharedModels.source(RESNET, 32).withLabels(new Labels(Collections.nCopies(9, "a")));
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> new TorchRuntime().open(source))
                .withMessageContaining("9 classes")
                .withMessageContaining("10");
    }

    @Test
    void a_quantized_model_is_refused_as_such() {
        ModelSource source = SharedModels.source("mobilenet_v2_int8_ios_original.pt", 224);
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> new TorchRuntime().open(source))
                .withMessageContaining("quantized");
    }

    @Test
    void a_file_that_is_not_there_or_no_model_is_refused() throws IOException {
        refused(folder.resolve("missing.pt"), "does not exist");
        refused(Files.writeString(folder.resolve("text.pt"), "hello"), "not a zip archive");
    }

    @Test
    void a_program_that_libtorch_refuses_is_refused_with_what_libtorch_says() {
        refused(
                TestArchives.write(folder, TestArchives.program("return torch.no_such_operation(x)")),
                "no_such_operation");
    }

    @Test
    void a_program_that_returns_no_logits_is_refused_with_the_shape() {
        refused(TestArchives.write(folder, TestArchives.program("return torch.relu(x)")), "(1, 3, 8, 8)");
    }

    @Test
    void of_several_outputs_the_matrix_is_taken_and_the_report_says_so() {
        Path file = TestArchives.write(folder, TestArchives.entries("""
                        class Net(Module):
                          __parameters__ = []
                          __buffers__ = []
                          training : bool
                          def forward(self: __torch__.Net, x: Tensor) -> Tuple[Tensor, Tensor]:
                            y = torch.relu(x)
                            return (y, torch.mean(y, [2, 3]))
                        """));
        ModelSource source =
                ModelSource.of(file, InputSpecification.imageNet(8)).onDevice("cpu");
        try (AuditedModel model = new TorchRuntime().open(source)) {
            assertThat(model.classes()).isEqualTo(3);
            assertThat(model.remarks()).singleElement().asString().contains("'1'");
            assertThat(model.cutAt("input")).isNotNull();
        }
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> new TorchRuntime("5").open(source))
                .withMessageContaining("[1]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpu:7", "gpu:99"})
    void a_gpu_that_is_not_there_is_refused_and_never_replaced(String device) {
        ModelSource source = SharedModels.source(RESNET, 32).onDevice(device);
        assertThatExceptionOfType(DeviceException.class)
                .isThrownBy(() -> new TorchRuntime().open(source))
                .withMessageContaining(device);
    }

    @Test
    @ResourceLock(Resources.SYSTEM_PROPERTIES)
    void nothing_stays_in_the_temporary_folder() throws IOException {
        String before = System.getProperty("java.io.tmpdir");
        System.setProperty("java.io.tmpdir", folder.toString());
        try (AuditedModel model = SharedModels.open(RESNET, 32)) {
            model.cutAt("layer3");
            assertThat(folder).isEmptyDirectory();
        } finally {
            System.setProperty("java.io.tmpdir", before);
        }
    }

    private static void refused(Path file, String why) {
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> new TorchRuntime()
                        .open(ModelSource.of(file, InputSpecification.imageNet(8))
                                .onDevice("cpu")))
                .withMessageContaining(why)
                .withMessageContaining(String.valueOf(file.getFileName()));
    }
}
