package org.modelaudit.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.error.ModelException;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.ModelSource;
import org.modelaudit.onnx.OnnxRuntime;
import org.modelaudit.testing.SplitOnnx;

/** What of a model comes to an executor. */
class ShippedModelsTest {

    @TempDir
    private Path folder;

    private Path there;
    private Path elsewhere;

    @BeforeEach
    void folders() throws IOException {
        there = Files.createDirectory(folder.resolve("there"));
        elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    }

    private Path unpacked(Path model) {
        return Objects.requireNonNull(
                ShippedModels.of(List.of(model)).unpack(there).get(model.toString()));
    }

    private static String digest(Path file) {
        try (AuditedModel model = new OnnxRuntime().open(ModelSource.of(file, InputSpecification.imageNet(8)))) {
            return model.identity().sha256();
        }
    }

    private List<String> arrived() throws IOException {
        try (Stream<Path> files = Files.walk(there)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> there.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void a_model_arrives_under_its_name_with_its_bytes() throws IOException {
        Path model = Files.write(folder.resolve("net.pt"), new byte[] {1, 2, 3});

        Path copy = unpacked(model);

        assertThat(copy)
                .hasFileName("net.pt")
                .hasBinaryContent(new byte[] {1, 2, 3})
                .isNotEqualTo(model);
    }

    @Test
    void a_model_that_no_array_holds_is_refused_in_a_sentence() throws IOException {
        Path model = folder.resolve("large.pt");
        try (RandomAccessFile large = new RandomAccessFile(model.toFile(), "rw")) {
            large.setLength(1L << 31);
        }

        assertThatThrownBy(() -> ShippedModels.of(List.of(model)))
                .isInstanceOf(ModelException.class)
                .hasMessage(
                        "The model file '%s' has 2147483648 bytes, but only files below 2 GiB are distributed, so the audit is computed in this process.",
                        model);
    }

    @Test
    void weights_beside_a_model_or_below_come_with_it_lie_as_they_did_and_make_the_same_digest() throws IOException {
        for (String location : List.of("weights.bin", "data/of/weights.bin")) {
            Path model = SplitOnnx.write(Files.createTempDirectory(folder, "model"), location);

            assertThat(digest(unpacked(model))).isEqualTo(digest(model));
        }
    }

    @Test
    void nothing_comes_that_the_model_does_not_name() throws IOException {
        Path model = SplitOnnx.write(folder, "weights.bin");
        Files.writeString(folder.resolve("labels.txt"), "circle");
        Files.writeString(elsewhere.resolve("weights.bin"), "others");

        unpacked(model);

        assertThat(arrived()).containsExactly("0/net.onnx", "0/weights.bin");
    }

    @Test
    void two_models_of_one_name_lie_apart_each_with_its_weights() throws IOException {
        Path one = SplitOnnx.write(Files.createDirectory(folder.resolve("one")), "weights.bin");
        Path other = SplitOnnx.write(Files.createDirectory(folder.resolve("other")), "more/weights.bin");

        ShippedModels.of(List.of(one, other)).unpack(there);

        assertThat(arrived()).containsExactly("0/net.onnx", "0/weights.bin", "1/more/weights.bin", "1/net.onnx");
    }

    @Test
    void weights_that_are_gone_or_lie_elsewhere_are_refused_in_the_sentence_of_opening() throws IOException {
        Path gone = SplitOnnx.write(folder, "weights.bin");
        Files.delete(folder.resolve("weights.bin"));
        Path outside = SplitOnnx.write(Files.createDirectory(folder.resolve("inner")), "../elsewhere/weights.bin");

        refused(gone, "keeps weights in 'weights.bin', and there is no such file beside it or below");
        refused(outside, "keeps weights in '../elsewhere/weights.bin', and there is no such file beside it or below");
    }

    @Test
    void a_link_that_leads_out_of_the_folder_is_not_followed() throws IOException {
        Path file = SplitOnnx.write(Files.createDirectory(folder.resolve("one")), "weights.bin");
        Files.move(file.resolveSibling("weights.bin"), elsewhere.resolve("secret"));
        Files.createSymbolicLink(file.resolveSibling("weights.bin"), elsewhere.resolve("secret"));
        Path inFolder = SplitOnnx.write(Files.createDirectory(folder.resolve("other")), "more/weights.bin");
        Files.move(inFolder.resolveSibling("more"), elsewhere.resolve("more"));
        Files.createSymbolicLink(inFolder.resolveSibling("more"), elsewhere.resolve("more"));

        refused(file, "keeps weights in 'weights.bin', where a link leads out of its folder");
        refused(inFolder, "keeps weights in 'more/weights.bin', where a link leads out of its folder");
    }

    @Test
    void a_model_that_is_a_link_has_its_weights_beside_what_it_leads_to() throws IOException {
        Path stored = SplitOnnx.write(elsewhere, "weights.bin");
        Path snapshot = Files.createDirectory(folder.resolve("snapshot"));
        Path model = Files.createSymbolicLink(snapshot.resolve("net.onnx"), stored);
        Files.createSymbolicLink(snapshot.resolve("weights.bin"), elsewhere.resolve("weights.bin"));

        assertThat(digest(unpacked(model))).isEqualTo(digest(stored));
    }

    @Test
    void a_runtime_that_names_a_file_outside_of_the_folder_is_not_followed() throws IOException {
        Path stored = Files.writeString(elsewhere.resolve("weights.bin"), "weights");
        Path target = Files.writeString(elsewhere.resolve("net"), "net");
        Path model = Files.createSymbolicLink(folder.resolve("net.foo"), target);

        assertThatThrownBy(() -> ModelFolder.of(
                        there.resolve("net.foo"),
                        List.of(there.resolve("net.foo"), there.resolve("../elsewhere/weights.bin"))))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("lies neither beside it nor below");
        assertThat(ModelFolder.of(model, List.of(model, stored))).containsOnlyKeys("net.foo", "elsewhere/weights.bin");
    }

    private static void refused(Path model, String sentence) {
        assertThatThrownBy(() -> ShippedModels.of(List.of(model)))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining(sentence);
    }
}
