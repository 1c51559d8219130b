package org.modelaudit.torch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.modelaudit.testing.SharedFolder;

/** Nets that PyTorch exported as {@code .pt2}, against what PyTorch itself computed with them. */
class ExportedNetsTest {

    private static final double TOLERANCE = 5e-6;

    static Path folder() {
        return SharedFolder.resolve("pt2-onnx");
    }

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder())) {
            return files.filter(file -> file.toString().endsWith(".pt2"))
                    .sorted()
                    .toList();
        }
    }

    static ExportedNet net(Path file) {
        return ExportedNet.of(folder(), String.valueOf(file.getFileName()).replaceFirst("\\..*", ""));
    }

    @ParameterizedTest
    @MethodSource("files")
    void logits_gradients_and_layers_are_those_of_PyTorch(Path file) {
        ExportedNet.Found found = net(file).in(file);
        assertThat(found.logits()).as("logits").isLessThanOrEqualTo(TOLERANCE);
        assertThat(found.gradient()).as("gradient of the input").isLessThanOrEqualTo(TOLERANCE);
        assertThat(found.wrong()).as("layers").isEmpty();
    }
}
