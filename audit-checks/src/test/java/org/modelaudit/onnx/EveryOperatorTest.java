package org.modelaudit.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.image.InputSpecification.Colour;
import org.modelaudit.image.InputSpecification.Resize;
import org.modelaudit.model.ModelSource;
import org.modelaudit.onnx.file.OnnxFile;
import org.modelaudit.random.SampleRandom;
import org.modelaudit.threads.ForwardParts;
import org.modelaudit.torch.TranslatedOnnx;

/** Every operator that is translated, in the versions and with the settings in which its meaning differs, against ONNX Runtime. */
class EveryOperatorTest {

    private static final int HEIGHT = 8;
    private static final int WIDTH = 9;
    private static final double TOLERANCE = 2e-6;
    private static final Pattern OPERATOR = Pattern.compile("= (\\w+)\\(");

    /** tf2onnx writes it, and ONNX Runtime has none. */
    private static final Set<String> NOT_IN_ONNX = Set.of("Erfc");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    static List<String> lines() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(EveryOperatorTest.class.getResourceAsStream("operators.txt")),
                StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.startsWith("#")).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    void is_translated_as_ONNX_Runtime_computes_it(String line) throws IOException {
        Path file = WrittenOnnx.write(folder.resolve("written.onnx"), line, 0, 3, HEIGHT, WIDTH);
        try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
            NDArray images = images(manager);
            Map<String, float[]> found =
                    TranslatedOnnx.tensors(source(file), OnnxFile.read(file), false, List.of("y"), images);
            assertThat(found)
                    .as(TranslatedOnnx.obstacle(source(file), OnnxFile.read(file), false))
                    .containsKey("y");
            float[] expected = onRuntime(file, images);
            assertThat(OnnxComparison.difference(Objects.requireNonNull(found.get("y")), expected))
                    .isLessThanOrEqualTo(TOLERANCE);
        }
    }

    private static float[] onRuntime(Path file, NDArray images) {
        ForwardParts parts = ForwardParts.of(Device.cpu(), InputSpecification.imageNet(HEIGHT));
        OnnxProgram program = OnnxProgram.load(file, false, parts, "OnnxRuntime");
        try (NDList outputs = program.run(images)) {
            return outputs.get(0).toFloatArray();
        } finally {
            program.close();
        }
    }

    @Test
    void no_operator_of_the_table_is_without_a_line() throws IOException {
        Set<String> tested = new HashSet<>(NOT_IN_ONNX);
        for (String line : lines()) {
            Matcher operator = OPERATOR.matcher(line);
            while (operator.find()) {
                tested.add(operator.group(1));
            }
        }
        assertThat(tested).isEqualTo(TranslatedOnnx.operators());
    }

    @Test
    void the_complement_of_the_error_function_is_what_its_name_says() throws IOException {
        String line = "17 | | e = Erf(x) ; o = Erfc(x) ; y = Add(e o)";
        Path file = WrittenOnnx.write(folder.resolve("written.onnx"), line, 0, 3, HEIGHT, WIDTH);
        try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
            float[] ones = Objects.requireNonNull(
                    TranslatedOnnx.tensors(source(file), OnnxFile.read(file), false, List.of("y"), images(manager))
                            .get("y"));
            assertThat(ones).hasSize(2 * 3 * HEIGHT * WIDTH);
            for (float one : ones) {
                assertThat(one).isCloseTo(1, org.assertj.core.api.Assertions.within(1e-6f));
            }
        }
    }

    private static NDArray images(NDManager manager) {
        Shape shape = new Shape(2, 3, HEIGHT, WIDTH);
        return manager.create(SampleRandom.normal(0, "operators", 0, 1, (int) shape.size()), shape);
    }

    private static ModelSource source(Path file) {
        InputSpecification input = new InputSpecification(
                WIDTH, HEIGHT, Resize.SQUEEZE, HEIGHT, Colour.RGB, List.of(0.0, 0.0, 0.0), List.of(1.0, 1.0, 1.0));
        return ModelSource.of(file, input).onDevice("cpu");
    }
}
