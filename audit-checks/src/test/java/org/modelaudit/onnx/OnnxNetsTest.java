package org.modelaudit.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.Layer;
import org.modelaudit.testing.SharedFolder;

/** Nets that PyTorch and Keras exported as ONNX, against what these computed themselves. */
class OnnxNetsTest {

    private static final double LOGITS = 1e-5;
    private static final double GRADIENTS = 1e-4;

    /** A normalisation that is folded rounds otherwise, and may so switch a ReLU. */
    private static final double SWITCHED = 0.01;

    /** What the file calls otherwise than PyTorch: further calls of a module, and two names of one. */
    private static final Map<String, List<String>> OTHER_NAMES = Map.of(
            "tiny_shared.dyn", List.of("a#1", "a#2"),
            "tiny_shared.old",
                    List.of(
                            "relu#1",
                            "loop.conv#1",
                            "loop.act#1",
                            "loop.conv#2",
                            "loop.act#2",
                            "loop.conv#3",
                            "loop.act#3",
                            "a#1",
                            "relu#2",
                            "a#2",
                            "relu#3"));

    static List<Path> all() throws IOException {
        return Stream.concat(files("").stream(), files("keras").stream()).toList();
    }

    static List<Path> ofTorch() throws IOException {
        return files("");
    }

    static List<Path> ofKeras() throws IOException {
        return files("keras").stream()
                .filter(file -> !file.toString().contains("_torch"))
                .toList();
    }

    private static List<Path> files(String folder) throws IOException {
        try (Stream<Path> files = Files.list(SharedFolder.resolve("pt2-onnx/" + folder))) {
            return files.filter(file -> file.toString().endsWith(".onnx"))
                    .sorted()
                    .toList();
        }
    }

    /** The older exporter writes GELU out, step by step. */
    @ParameterizedTest
    @CsvSource({
        "tiny_vit.dyn, blocks.1.norm1",
        "tiny_vit.old, blocks.1.norm1",
        "tiny_deit.dyn, norm",
        "tiny_deit.old, norm"
    })
    void a_transformer_is_looked_at_where_the_same_net_exported_by_torch_is(String net, String layer)
            throws IOException {
        for (Path file : files("")) {
            if (file.endsWith(net + ".onnx")) {
                try (AuditedModel model =
                        new OnnxRuntime().open(OnnxNet.of(file).source(file))) {
                    assertThat(model.defaultLayer().path()).isEqualTo(layer);
                    return;
                }
            }
        }
        throw new AssertionError("no file of " + net);
    }

    @ParameterizedTest
    @MethodSource("all")
    void logits_and_gradients_are_those_of_the_framework(Path file) {
        OnnxNet net = OnnxNet.of(file);
        try (AuditedModel model = new OnnxRuntime().open(net.source(file));
                NDManager manager = model.newManager()) {
            NDArray images = net.pictures(".x.f32", manager);
            float[] logits = net.asReturned(model.logits(images)).toFloatArray();
            assertThat(OnnxComparison.difference(logits, net.logits())).isLessThanOrEqualTo(LOGITS);
            float[] gradient = net.gradient(model, images, Layer.INPUT).toFloatArray();
            float[] expected = net.pictures(".g.f32", manager).toFloatArray();
            assertThat(share(gradient, expected))
                    .as("pixels whose gradient differs")
                    .isLessThanOrEqualTo(SWITCHED);
        }
    }

    /** Of the numbers that differ by more than the bound, relative to the largest. */
    static double share(float[] found, float[] expected) {
        double largest = 0;
        for (float e : expected) {
            largest = Math.max(largest, Math.abs(e));
        }
        int count = 0;
        for (int i = 0; i < expected.length; i++) {
            count += Math.abs(found[i] - expected[i]) <= GRADIENTS * largest ? 0 : 1;
        }
        return (double) count / expected.length;
    }

    @ParameterizedTest
    @MethodSource("ofTorch")
    void every_module_that_leaves_something_is_a_layer(Path file) {
        OnnxNet net = OnnxNet.of(file);
        try (AuditedModel model = new OnnxRuntime().open(net.source(file))) {
            String export = file.getFileName().toString().replace(".onnx", "");
            assertThat(net.missing(model.layers())).isEqualTo(OTHER_NAMES.getOrDefault(export, List.of()));
        }
    }

    @ParameterizedTest
    @MethodSource("ofKeras")
    void every_layer_of_Keras_that_computes_is_found_by_its_name(Path file) {
        OnnxNet net = OnnxNet.of(file);
        try (AuditedModel model = new OnnxRuntime().open(net.source(file))) {
            for (String name : net.computing()) {
                assertThat(model.layer(name).path()).isEqualTo(name);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"block.relu#1, block.relu", "block.relu#2, block.relu_1"})
    void a_further_call_is_found_by_the_name_of_other_formats_too(String name, String inFile) throws IOException {
        Path file = files("").get(0).resolveSibling("tiny_cnn.old.onnx");
        try (AuditedModel model = new OnnxRuntime().open(OnnxNet.of(file).source(file))) {
            assertThat(model.layer(name)).isEqualTo(model.layer(inFile));
        }
    }

    /** How many layers a file is expected to show, of those that the framework has. */
    static int expected(OnnxNet net, List<Layer> layers) {
        return net.keras() ? net.computing().size() : net.modules(layers).size();
    }

    /** How many of them it does not show by their names. */
    static int missing(OnnxNet net, List<Layer> layers) {
        List<String> found = layers.stream().map(Layer::path).toList();
        return net.keras()
                ? (int) net.computing().stream()
                        .filter(name -> !found.contains(name))
                        .count()
                : net.missing(layers).size();
    }

    @ParameterizedTest
    @CsvSource({
        "keras_plain, .cam.bn3.f32, bn3",
        "keras_plain, .cam.bn3.f32, conv3",
        "keras_mobile, .cam.f32, head",
        "keras2_auto, .cam.f32, conv2d_2"
    })
    void grad_cam_at_a_layer_of_Keras_is_that_of_Keras(String name, String map, String layer) throws IOException {
        Path file = files("keras").get(0).resolveSibling(name + ".onnx");
        OnnxNet net = OnnxNet.of(file);
        try (AuditedModel model = new OnnxRuntime().open(net.source(file));
                NDManager manager = model.newManager()) {
            float[] found = net.gradCam(model, net.pictures(".x.f32", manager), layer);
            assertThat(OnnxComparison.difference(found, net.numbers(map))).isLessThanOrEqualTo(1e-4);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "tiny_cnn.dyn.onnx, block.conv2, block.bn2",
        "tiny_cnn.old.onnx, block.conv2, block.bn2",
        "tiny_cnn.old.onnx, stem.0, stem.1",
        "keras/keras_plain.onnx, conv1, bn1",
        "keras/keras2_auto.onnx, depthwise_conv2d, batch_normalization_1"
    })
    void a_convolution_with_its_normalisation_folded_in_is_found_by_both_names(
            String name, String convolution, String normalisation) throws IOException {
        Path file = files("").get(0).resolveSibling(name);
        OnnxNet net = OnnxNet.of(file);
        try (AuditedModel model = new OnnxRuntime().open(net.source(file));
                NDManager manager = model.newManager()) {
            NDArray images = net.pictures(".x.f32", manager);
            assertThat(model.cutAt(convolution).features(images).activation().toFloatArray())
                    .isEqualTo(model.cutAt(normalisation)
                            .features(images)
                            .activation()
                            .toFloatArray());
            assertThat(model.remarks()).anySatisfy(said -> assertThat(said).contains("batch normalisation folded in"));
        }
    }
}
