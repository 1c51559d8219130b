package org.modelaudit.opening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.error.ModelException;

class ModelFileTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void a_copy_has_the_name_the_bytes_and_the_digest_that_the_file_had() throws IOException {
        Path file = Files.writeString(folder.resolve("net.pt"), "abc");
        Path path;
        try (ModelFile copy = ModelFile.copyOf(file)) {
            Files.writeString(file, "something else");

            path = copy.path();
            assertThat(path.getFileName()).hasToString("net.pt");
            assertThat(path).hasContent("abc");
            assertThat(copy.bytes()).isEqualTo(3);
            // From FIPS 180-2.
            assertThat(copy.sha256()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        }
        assertThat(path.getParent()).doesNotExist();
    }

    @Test
    void files_beside_it_are_copied_with_it_and_the_digest_is_that_of_what_sha256sum_prints() throws IOException {
        Path file = Files.writeString(folder.resolve("net.onnx"), "abc");
        Files.writeString(Files.createDirectory(folder.resolve("w")).resolve("net.data"), "weights");

        try (ModelFile copy = ModelFile.copyOf(file)) {
            ModelFile whole = copy.with(List.of("w/net.data"), file);

            assertThat(whole.path().resolveSibling("w/net.data")).hasContent("weights");
            assertThat(whole.beside()).containsExactly("w/net.data");
            assertThat(whole.bytes()).isEqualTo(10);
            // sha256sum net.onnx w/net.data | sha256sum
            assertThat(whole.sha256()).isEqualTo("b0fca3e0cf5d925c601d46038b4a6b92c18dc590cf71acbbabfb4b2dc4b8c14b");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../net.data", "/etc/hostname", "missing.data", "net.onnx", "", "w/../../net.data"})
    void a_file_that_does_not_lie_beside_it_is_refused(String name) throws IOException {
        Path inner = Files.createDirectory(folder.resolve("inner"));
        Files.writeString(folder.resolve("net.data"), "weights");
        Path file = Files.writeString(inner.resolve("net.onnx"), "abc");

        try (ModelFile copy = ModelFile.copyOf(file)) {
            assertThatExceptionOfType(ModelException.class)
                    .isThrownBy(() -> copy.with(List.of(name), file))
                    .withMessageContaining("keeps weights in '%s', and there is no such file beside it or below", name);
        }
    }

    @Test
    void a_file_that_cannot_be_read_is_refused_by_name() {
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> ModelFile.copyOf(folder))
                .withMessageStartingWith("The model file '" + folder + "' cannot be read");
    }

    @Test
    @ResourceLock(Resources.SYSTEM_PROPERTIES)
    void a_temporary_folder_that_cannot_be_written_is_named_with_the_setting() throws IOException {
        Path file = Files.writeString(folder.resolve("net.pt"), "abc");
        String before = System.getProperty("java.io.tmpdir");
        System.setProperty("java.io.tmpdir", folder.resolve("none").toString());
        try {
            assertThatExceptionOfType(ConfigurationException.class)
                    .isThrownBy(() -> ModelFile.copyOf(file))
                    .withMessageContaining("No folder can be made in the temporary folder '%s'", folder.resolve("none"))
                    .withMessageContaining("-Djava.io.tmpdir=DIR");
        } finally {
            System.setProperty("java.io.tmpdir", before);
        }
    }

    @Test
    void an_interrupted_thread_still_gets_its_copy() throws IOException {
        Path file = Files.writeString(folder.resolve("net.pt"), "abc");
        Thread.currentThread().interrupt();
        try (ModelFile copy = ModelFile.copyOf(file)) {
            assertThat(Thread.interrupted()).isTrue();
            assertThat(copy.path()).hasContent("abc");
        }
    }
}
