package org.modelaudit.opening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.modelaudit.error.ModelException;

class FileBesideTest {

    @TempDir
    private Path folder;

    private Path model;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("outside.bin"), "outside");
        model = Files.writeString(Files.createDirectory(folder.resolve("model")).resolve("net"), "net");
        Files.writeString(model.resolveSibling("weights.bin"), "weights");
        Files.writeString(Files.createDirectory(model.resolveSibling("below")).resolve("weights.bin"), "below");
    }

    @ParameterizedTest
    @ValueSource(strings = {"weights.bin", "below/weights.bin"})
    void what_lies_beside_the_model_or_below_is_found(String name) {
        assertThat(FileBeside.of(name, model)).isEqualTo(model.resolveSibling(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gone.bin",
                "../outside.bin",
                "below/../../outside.bin",
                "below/../weights.bin",
                "/etc/hostname",
                "below",
                "",
                "net",
                "weights.bin\0"
            })
    void whatever_else_a_model_names_is_refused(String name) {
        assertThatThrownBy(() -> FileBeside.of(name, model))
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith("The model file '%s' keeps weights in '", model)
                .hasMessageEndingWith(
                        "', and there is no such file beside it or below; put the one there that was exported with it.");
    }

    @Test
    void a_format_without_such_files_has_its_models_in_one() {
        assertThat(new InstructedRuntime().files(model)).containsExactly(model);
    }
}
